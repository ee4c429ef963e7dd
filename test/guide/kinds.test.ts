// What kinds are told by: cues with many words each, and what is learnt of them from labelled messages.

import assert from 'node:assert/strict'

import { cuesOf } from '../../src/guide/kind-cues.ts'
import { leanings, wordedKind } from '../../src/guide/kinds.ts'
import { learnKinds } from '../../src/guide/learning/learn-kinds.ts'

const cues: readonly (readonly [text: string, cues: readonly string[]])[] = [
  ['交警不给单子', ['officer', 'wrong', 'officer+wrong']],
  ['隔壁在卖假烟', ['third', 'crime', 'third+crime']],
  ['我的护照好了吗', ['mine', 'done', 'mine+done']],
  ['周五的号能改期吗', ['slot', 'day', 'slot+day']],
  ['找个人跟我讲', ['person', 'talk', 'person+talk']],
  ['the officer was rude', ['officer', 'wrong']],
]

// The same few words in ever new company: enough for a rule of thumb.
const told = Array.from({ length: 60 }, (_, at) => [
  { text: `甲${at}交警态度差`, kind: 'complaint' },
  { text: `乙${at}有人赌博`, kind: 'tip' },
  { text: `丙${at}身份证要什么材料`, kind: 'procedure' },
]).flat()

describe('kinds', () => {
  for (const [text, wanted] of cues) {
    it(`are told in '${text}' by ${wanted.join(', ')}`, () => {
      const found = cuesOf(text)
      assert.deepEqual(wanted.filter((cue) => !found.has(cue)), [])
    })
  }

  it('are learnt from messages, and found in others with the same cues', () => {
    const learnt = new Map(learnKinds(told))
    const towards = (text: string) => leanings(text, learnt)
    assert.equal(wordedKind('民警好凶', towards('民警好凶')), 'complaint')
    assert.ok((towards('护照要什么材料').get('tip') ?? 1) < 0)
  })

  it('are told by plain words where nothing was learnt', () => {
    assert.equal(wordedKind('我要举报有人赌博', new Map()), 'tip')
    assert.equal(wordedKind('身份证丢了', new Map()), undefined)
  })

  it('are taken back by plain words, whatever was learnt', () => {
    assert.equal(wordedKind('办护照需要预约吗', new Map([['booking', 9]])), undefined)
  })
})
