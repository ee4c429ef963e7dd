// How residents say at the summary what is to be changed, and what is a plain no.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'
import { fixtureWords } from '../support/words.ts'
import { shippedBook } from '../support/shipped.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const flow = flowOf(`
flow: sum
starts: { menu: SUM }
steps:
  - ask: place
    as: text
  - ask: day
    as: date
  - ask: phone
    as: phone
  - confirm: review
    no: dropped
    changes: [place, day, phone]
    exhausted: human
  - say: done
  - end:
  - say: dropped
`)
const LABELS: { readonly [key: string]: string } = { 'sum:place.label': '地点', 'sum:day.label': '日期', 'sum:phone.label': '电话' }
const { book: shipped } = await shippedBook()
const book = fixtureBook({
  flows: [flow],
  words: {
    ...fixtureWords, has: (language, key) => key in LABELS || fixtureWords.has(language, key),
    words: (language, key) => (key in LABELS ? [LABELS[key] ?? ''] : key.startsWith('common:words.') ? shipped.words(key, language) : []),
  },
})

const ANSWERS = { place: '人民路', day: '2026-03-04', phone: '13812345678' }
const summary: Conversation = {
  ...begin('zh-CN'), asked: AT, at: { flow: 'sum', version: flow.version, step: 'review', verb: 'confirm', answers: ANSWERS },
}

function after(text: string, from = summary) {
  return advance(book, from, { kind: 'said', at: AT, said: { kind: 'text', text } })
}

describe('a change at the summary', () => {
  const changes = {
    place: ['改1', '改 1', '改一', '改①', '第1个改一下', '1改一下', '改一下地点', '地点写错了', '地点不对', '第一个错了', '修改第1项', '改1，谢谢', '改1吧'],
    day: ['改2', '改日期', '日期要改', '2错了', '日期有误', '更改第二项'],
    // What is no day leaves the question to be asked.
    'day (no value)': ['改2 过几天', '日期改成31号之后'],
    'phone (no value)': ['改3 1381234', '电话不对，我再看看'],
    // Not sure, or no such number: it is asked.
    review: ['改', '改5', '改第十项', '改1和2', '改地点和日期', '不用改', '没有错的地方'],
  }
  for (const [step, texts] of Object.entries(changes)) {
    for (const text of texts) {
      it(`is understood: ${text} → ${step}`, () => {
        const { conversation } = after(text)
        assert.equal(conversation.at?.step, step.split(' ')[0])
        assert.deepEqual(conversation.at?.answers, ANSWERS, 'nothing is lost by asking')
      })
    }
  }

  for (const text of ['不对', '错了', '不是']) {
    it(`is none: ${text} is a no`, () => {
      const { conversation, ended } = after(text)
      assert.equal(conversation.at, undefined)
      assert.deepEqual(ended, { ...ANSWERS, review: false })
    })
  }

  for (const text of ['改5', '改', '改第十项', '有错，改一下', '我想改点东西', '要修改']) {
    it(`says which answers can be changed: ${text}`, () => {
      const [say, ...others] = after(text).effects
      assert.ok(say?.kind === 'say' && others.length === 0)
      assert.equal(say.key, 'common:which-to-change')
      assert.deepEqual(say.options?.map(({ value }) => value), ['place', 'day', 'phone'])
    })
  }
})

describe('a change at the summary that says the new value', () => {
  const changes: { readonly [name: string]: readonly (readonly [text: string, value: unknown])[] } = {
    place: [
      ['改1 城关镇东街', '城关镇东街'], ['改1：城关镇东街', '城关镇东街'], ['改1城关镇东街15号', '城关镇东街15号'], ['把地点改成东门', '东门'],
      ['地点改成东门吧', '东门'], ['地点换成成都路5号', '成都路5号'], ['第一个错了，应该是东门', '东门'], ['地点写错了，是东门口的手机店', '东门口的手机店'],
      ['把第1项换成北门菜市场，谢谢', '北门菜市场'], ['改一下地点，东门', '东门'], ['１改成东门', '东门'], ['地點改成東門', '東門'],
    ],
    day: [['改2 后天', '2026-03-04'], ['把日期换成明天', '2026-03-03'], ['日期不对，是3月9号', '2026-03-09'], ['改2 3月5号', '2026-03-05']],
    phone: [
      ['把电话改成13512345678', '13512345678'], ['改3 139 1234 5678', '13912345678'], ['电话错了，135 1234 5678', '13512345678'],
      ['不对，电话是13712345678', '13712345678'], ['电话应该是13712345678', '13712345678'], ['改成13712345678', '13712345678'],
      ['没错，就是电话是13712345678', '13712345678'], ['13712345678', '13712345678'], ['不对，是13712345678', '13712345678'],
    ],
  }
  for (const [name, cases] of Object.entries(changes)) {
    for (const [text, value] of cases) {
      it(`is taken: ${text} → ${name}`, () => {
        const { conversation, effects } = after(text)
        assert.deepEqual(conversation.at?.answers, { ...ANSWERS, [name]: value })
        assert.equal(conversation.at?.step, 'review')
        assert.deepEqual(effects.map((effect) => effect.kind === 'say' && effect.key), ['sum:review'], 'one message')
      })
    }
  }

  it('is taken where it was asked what to change', () => {
    const { conversation } = after('1 城关镇东街', after('改').conversation)
    assert.deepEqual(conversation.at?.answers, { ...ANSWERS, place: '城关镇东街' })
  })

  it('counts once: asked again, the question is put', () => {
    const { conversation } = after('改3', after('改3 13512345678').conversation)
    assert.equal(conversation.at?.step, 'phone')
  })
})
