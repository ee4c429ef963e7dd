// What kinds are told by: cues with many words each, and what is learnt of them from labelled messages.

import assert from 'node:assert/strict'

import { cuesOf } from '../../../src/guide/finding/kind-cues.ts'
import { isOfNone, leanings, likeliest, measured, saidPlainly, toldFor } from '../../../src/guide/finding/kinds.ts'
import { packed } from '../../../src/guide/learning/model.ts'
import type { Question } from '../../../src/guide/reading/question.ts'

const cues: readonly (readonly [text: string, cues: readonly string[]])[] = [
  ['交警不给单子', ['officer', 'wrong', 'officer+wrong']],
  ['隔壁在卖假烟', ['third', 'crime', 'third+crime']],
  ['我的护照好了吗', ['mine', 'done', 'mine+done']],
  ['周五的号能改期吗', ['slot', 'day', 'slot+day']],
  ['找个人跟我讲', ['person', 'talk', 'person+talk']],
  ['the officer was rude', ['officer', 'wrong']],
]

const questionOf = (text: string, more: Partial<Question> = {}): Question => ({
  text, standard: text, weighted: new Map(), syllables: undefined,
  terms: { objects: new Set(), actions: new Set(), aliases: new Map(), named: [], official: [] }, ...more,
})

const SCORE = { id: 'petition', score: 0.6, name: 0.6, facts: 0, example: 0, terms: 0, learnt: 0 }

describe('kinds', () => {
  for (const [text, wanted] of cues) {
    it(`are told in '${text}' by ${wanted.join(', ')}`, () => {
      const found = cuesOf(text)
      assert.deepEqual(wanted.filter((cue) => !found.includes(`#${cue}`)), [])
    })
  }

  it('are measured by letters, plain words, the nearest procedure and whose business is named', () => {
    const found = measured({ question: questionOf('我要举报'), scores: [SCORE], topic: 'tax', longer: 0.8 }, new Map([['tip', -1]]))
    const { tip, score: best, longer, none, ...holds } = Object.fromEntries(found)
    assert.deepEqual([tip, best, longer, none], [-1, 0.6, 0.8, 0])
    assert.deepEqual(Object.keys(holds), ['says tip', 'sign standing', 'names another', 'score 0.2', 'score 0.35', 'score 0.5'])
  })

  it('are measured by how little of what was learnt speaks for any procedure', () => {
    const noneAt = (learnt: number) =>
      measured({ question: questionOf('停水了'), scores: [{ ...SCORE, learnt }], topic: undefined, longer: 0 }, new Map()).get('none')
    assert.deepEqual([0, 0.75, 1.5].map((learnt) => noneAt(learnt)?.toFixed(2)), ['0.00', '-0.14', '-1.00'])
  })

  it('are weighed by what was learnt of letters and of all the rest', () => {
    const head = { per: 100, classes: ['procedure', 'tip'], bias: [0, 0] }
    const letters = packed(head, [['赌', [-900, 900]]])
    const kinds = packed(head, [['tip', [0, 100]], ['procedure', [100, 0]]])
    const learnt = { letters, danger: { bias: 0, words: new Map() }, kinds }
    const towards = (text: string) => leanings({ question: questionOf(text), scores: [], topic: undefined, longer: 0 }, learnt)
    assert.equal(likeliest(towards('有人赌钱')), 'tip')
    assert.equal(likeliest(new Map([['procedure', -4], ['human', -1]])), 'human')
    assert.equal(likeliest(new Map([['procedure', -2], ['human', -1]])), 'procedure')
    assert.equal(likeliest(new Map([['procedure', -2], ['human', -1]]), 'human'), 'human')
    assert.equal(likeliest(new Map([['procedure', -2], ['human', -3]]), 'human'), 'procedure')
    assert.equal(likeliest(new Map([['out_of_scope', -2], ['human', -1]])), 'human')
    assert.equal(likeliest(new Map()), undefined)
  })

  it('are those that come near where danger is only spoken of, unless the law is asked about in earnest', () => {
    const told = (text: string, towards: Readonly<Record<string, number>>) =>
      toldFor(new Map(Object.entries({ not_emergency: -0.2, procedure: -5, out_of_scope: -4, ...towards })), questionOf(text))
    assert.equal(told('被砍了去报案 没人理我', { complaint: -1.5, tip: -3 }), 'complaint')
    assert.equal(told('被砍了去报案 没人理我', { complaint: -2.5 }), undefined)
    assert.equal(told('被砍了去报案 没人理我', { complaint: -1.5, out_of_scope: -1 }), undefined)
    assert.equal(told('砍人判几年', { tip: -1.5 }), undefined)
    assert.equal(told('帅到犯法判几年 哈哈', { smalltalk: -1.5 }), 'smalltalk')
    assert.deepEqual([-2, -5].map((procedure) => isOfNone(new Map([['not_emergency', -0.2], ['procedure', procedure]]))), [false, true])
  })

  it('are told by plain words where nothing was learnt', () => {
    assert.equal(saidPlainly(questionOf('我要举报有人赌博')), 'tip')
    assert.equal(saidPlainly(questionOf('桥上要饭的孩子有人收钱')), 'tip')
    assert.equal(saidPlainly(questionOf('链接点不开 让个人来弄')), 'human')
    assert.equal(saidPlainly(questionOf('我弟的落户材料到底卡在哪')), 'status')
    assert.equal(saidPlainly(questionOf('扣了我的驾照也不给个条')), 'complaint')
    assert.equal(saidPlainly(questionOf('身份证丢了')), undefined)
    assert.equal(saidPlainly(questionOf('办护照需要预约吗')), undefined)
  })
})
