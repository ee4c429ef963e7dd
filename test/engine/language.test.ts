// The language of who writes: settled by the first words that were understood, its writing by the first that tell it.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import { languageOf } from '../../src/engine/between/language.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import { shippedBook } from '../support/shipped.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const { book } = await shippedBook()

function after(...texts: readonly string[]): Conversation {
  return texts.reduce((conversation, text) =>
    advance(book, conversation, { kind: 'said', at: AT, said: { kind: 'text', text } }).conversation, begin('zh-CN'))
}

const CASES: readonly (readonly [string, readonly string[], string])[] = [
  ['a greeting that is written alike, then words that are traditional', ['你好', '舉報'], 'zh-TW'],
  ['simplified words, then traditional ones', ['我要举报', '舉報'], 'zh-CN'],
  ['a greeting in Chinese, then one in English', ['你好', 'tip'], 'zh-CN'],
  ['a greeting in English, then words in Chinese', ['hello', '我要举报'], 'zh-CN'],
  ['a greeting in English, then what is not understood in Chinese', ['hi', '我想考警校'], 'zh-CN'],
  ['a greeting in English, and more of it', ['hello', 'tip'], 'en'],
  ['a language that was chosen', ['简体中文', '舉報'], 'zh-CN'],
  ['danger in English', ['help me, he has a knife'], 'en'],
  ['danger in traditional writing', ['救命，我想報警'], 'zh-TW'],
  ['three letters that everybody writes', ['SOS 救命'], 'zh-CN'],
  ['letters that everybody writes, alone', ['SOS'], 'zh-CN'],
  ['an OK, that everybody writes', ['OK'], 'zh-CN'],
  ['a command in English', ['menu'], 'en'],
  ['nothing to cancel', ['cancel'], 'en'],
  ['a person wanted in English', ['human'], 'en'],
  ['help wanted in English', ['help'], 'en'],
  ['a yes to nothing', ['yes please'], 'en'],
  ['danger in one word', ['fire'], 'en'],
  ['a number with its code', ['GA-77-XY EJPO-JQMX-ZGSH-Q1'], 'zh-CN'],
  ['a number with its code, and English', ['how is my case A2026-0012 doing, the code is ABCD1234'], 'en'],
  ['a command in traditional writing', ['選單'], 'zh-TW'],
  ['a command in English, then another language chosen', ['menu', '中文'], 'zh-CN'],
]

describe('the language of who writes', () => {
  // Who follows is greeted before they have written anything.
  const followed = advance(book, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'event', event: 'subscribe' } }).conversation
  const then = (text: string) => advance(book, followed, { kind: 'said', at: AT, said: { kind: 'text', text } })

  it('is told by a greeting at the menu, which is then shown in it', () => {
    const { conversation, effects } = then('hello')
    assert.equal(conversation.language, 'en')
    assert.deepEqual(effects.map((effect) => effect.kind === 'say' && effect.key), ['welcome:wish'])
    assert.equal(conversation.tries, undefined, 'a greeting is no wrong answer')
  })
  it('is guessed from what was not understood, until something is', () => {
    const { conversation } = then('blah blah blah')
    assert.equal(conversation.language, 'en')
    assert.equal(advance(book, conversation, { kind: 'said', at: AT, said: { kind: 'text', text: '举报' } }).conversation.language, 'zh-CN')
  })

  it('sets off what was heard as that language does', () => {
    const said = ['the officer at Chengguan police station was very rude to me', '城关派出所的民警态度很差，一直骂人']
    const heard = said.map((text) => advance(book, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'text', text } }).effects)
    assert.deepEqual(heard.map((effects) => effects.find((effect) => effect.kind === 'say' && effect.key === 'common:understood')), [
      { kind: 'say', key: 'common:understood', values: { what: 'Attitude, Chengguan Police Station' } },
      { kind: 'say', key: 'common:understood', values: { what: '态度不好、城关派出所' } },
    ])
  })

  for (const [title, texts, expected] of CASES) it(`is ${expected} after ${title}`, () => assert.equal(after(...texts).language, expected))
})

describe('digits alone', () => {
  it('lead away from no question that they do not fit', () => {
    const asked = after('人工', '身份证办了一个月还没好', '同意', '1380013800')
    assert.deepEqual([asked.at?.flow, asked.at?.step], ['talk-to-officer', 'contact'])
  })
  it('of a phone begin nothing', () => assert.equal(after('13800138000').at?.flow, 'welcome'))
})

describe('what a service has worded', () => {
  const play = (steps: readonly (string | readonly (readonly [value: string, label: string])[])[]) => steps.reduce(
    (conversation, step) => advance(book, conversation, typeof step === 'string'
      ? { kind: 'said', at: AT, said: { kind: 'text', text: step } }
      : { kind: 'returned', at: AT, value: step.map(([value, label]) => ({ value, label })) }).conversation,
    begin('zh-CN'),
  )
  const asked = ['预约', [['id-card', '身份证'], ['house', '户口']], '1', [['hall', '大厅'], ['gate', '城关所']], '2', [['2026-03-03', '周二']]] as const

  it('is worded anew in another language, with each answer as it was', () => {
    const { at } = play([...asked, 'english', [['id-card', 'ID card'], ['house', 'Household']], [['hall', 'Hall'], ['gate', 'Gate']], [['2026-03-03', 'Tue']]])
    assert.deepEqual({ step: at?.step, answers: at?.answers, filled: at?.filled, changing: at?.changing }, {
      step: 'day', answers: { service: { value: 'id-card', label: 'ID card' }, unit: { value: 'gate', label: 'Gate' } }, filled: {}, changing: undefined,
    })
  })

  it('stays as it was where it is no longer offered', () => {
    const { at } = play([...asked, 'english', [['id-card', 'ID card']], [['hall', 'Hall']], [['2026-03-03', 'Tue']]])
    assert.deepEqual(at?.answers, { service: { value: 'id-card', label: 'ID card' }, unit: { value: 'gate', label: '城关所' } })
  })
})

describe('the language of a text', () => {
  // Looked for anew from every letter on, it would take minutes.
  for (const [title, text, language] of [
    ['without an end', 'x'.repeat(300_000), 'en'], ['of emoji without an end', '😀'.repeat(150_000), undefined],
    ['with a code in it', 'please look at my XBDX9S9', 'en'], ['that is a code', 'XBDX-S9X9-K4H5-G', undefined],
  ] as const) {
    it(`is told of a text ${title}`, () => assert.equal(languageOf(text, 'zh-CN'), language))
  }
})
