// The engine's small pieces: conditions, spans, instants, labels in sentences, scripts, spans of words.

import assert from 'node:assert/strict'

import { languageOf } from '../../src/engine/between/language.ts'
import { holds } from '../../src/engine/condition.ts'
import type { Json } from '../../src/engine/event.ts'
import { likely, likelyOwn, spokenAmong, worded } from '../../src/engine/questions/likely.ts'
import { readInstant, readSpan } from '../../src/engine/span.ts'
import { lookup, plain } from '../../src/engine/view.ts'

const ANSWERS = { topic: { value: 'food', label: '食品' }, yes: true, skipped: null, n: 3, booking: { slot: 'x', late: false } }

describe('a condition', () => {
  const CASES: readonly (readonly [string, { readonly [name: string]: Json }, boolean])[] = [
    ['sees the value of a choice', { topic: 'food' }, true],
    ['is not met by another value', { topic: 'traffic' }, false],
    ['is met by one of several values', { topic: ['traffic', 'food'] }, true],
    ['takes yes and no', { yes: true }, true],
    ['does not take the word for the truth', { yes: 'true' }, false],
    ['takes a number written as text', { n: '3' }, true],
    ['knows what was skipped', { skipped: null }, true],
    ['knows what was never asked', { never: null }, true],
    ['looks into what a service gave', { 'booking.late': false }, true],
    ['is met only if all of it is', { topic: 'food', yes: false }, false],
    ['knows no names of objects', { 'constructor.name': 'Object' }, false],
  ]
  for (const [title, condition, expected] of CASES) it(title, () => assert.equal(holds(condition, ANSWERS, () => false), expected))

  it('knows whether the flow runs between two messages of another one', () => {
    assert.deepEqual([holds({ aside: true }, {}, (name) => name === 'aside'), holds({ aside: true }, {}, () => false)], [true, false])
  })
})

describe('a span', () => {
  const CASES: readonly (readonly [string, number | undefined])[] = [
    ['5s', 5000], ['30min', 1_800_000], ['24h', 86_400_000], ['90d', 7_776_000_000], ['2y', 63_072_000_000],
    ['', undefined], ['soon', undefined], ['1.5h', undefined], ['24 h', undefined], ['-1h', undefined], ['999999h', undefined],
  ]
  for (const [span, ms] of CASES) it(`reads '${span}'`, () => assert.equal(readSpan(span), ms))
})

describe('an instant', () => {
  const NINE = Date.UTC(2026, 2, 4, 1)
  const CASES: readonly (readonly [string, Json, number | undefined])[] = [
    ['a slot', { value: '2026-03-04T09:00', label: 'x' }, NINE],
    ['a slot with seconds', '2026-03-04T09:00:00', NINE],
    ['a slot with a zone', '2026-03-04T01:00:00Z', NINE],
    ['a slot with an offset', '2026-03-04T09:00:00+08:00', NINE],
    ['a day, in the morning', '2026-03-04', NINE],
    ['a date with a time', { date: '2026-03-04', time: '09:00' }, NINE],
    ['a date without a time', { date: '2026-03-04' }, NINE],
    ['milliseconds', NINE, NINE],
    ['nothing', null, undefined],
    ['a word', 'soon', undefined],
    ['something else', { slot: 'x' }, undefined],
  ]
  for (const [title, value, at] of CASES) it(`is read from ${title}`, () => assert.equal(readInstant(value), at))
})

describe('an opening message', () => {
  const UNITS = ['城关派出所', '北苑派出所', '政务中心']
  const CASES: readonly (readonly [string, string, readonly string[], number | undefined])[] = [
    ['names a station in short', '明天想去城关所办身份证', UNITS, 0],
    ['names none', '明天想去派出所', UNITS, undefined],
    ['names two', '城关还是北苑近', UNITS, undefined],
    ['names a service', '办护照要多久', ['身份证换领', '护照'], 1],
    ['names what two services share', '办身份证', ['身份证换领', '身份证补领'], undefined],
    ['names an English service', 'I need a passport soon', ['Identity card', 'Passport'], 1],
    ['has words that any sentence has', 'someone sells drugs right now', ['Drugs', 'Someone is in danger right now'], 0],
    ['names several of an English thing', 'two passports please', ['Identity card', 'Passport'], 1],
    ['ends like a label, as any text may', '被骗了500块，上个月的事', ['多少钱', '问别的事'], undefined],
    ['has an English word within another', 'Replace a lost passport', ['Where to go', 'The nearest place'], undefined],
    ['names nothing', '', UNITS, undefined],
  ]
  for (const [title, text, labels, index] of CASES) {
    it(title, () => assert.equal(likely(text, labels.map((label) => ({ label, words: [] }))), index))
  }
})

describe('the option of a flow that an opening speaks of', () => {
  const OPTIONS = [
    { label: '多少钱', words: ['费用'] }, { label: '能不能网上办', words: ['网上办'] }, { label: '预约办理', words: ['预约'] },
    { label: '打架、欺负人', words: ['家暴'] }, { label: '交通事故', words: [] }, { label: '够了，谢谢', words: ['谢谢', '没了'] },
  ]
  const CASES: readonly (readonly [text: string, index: number | undefined])[] = [
    ['居住证怎么办理', undefined], ['罚单能不能申诉', undefined], ['补办要多少钱', 0], ['可以网上办吗', 1], ['我要预约', 2], ['有人打架', 3], ['有人欺负人', 3], ['交通有问题', 4],
    ['身份证没了怎么补，谢谢', undefined], ['打架要赔多少钱', undefined],
  ]
  for (const [text, index] of CASES) it(`is ${index ?? 'none'} in ${text}`, () => assert.equal(likelyOwn(text, OPTIONS), index))

  it('is one of all that an answer speaks of', () => {
    assert.deepEqual([spokenAmong('打架和家暴的费用', OPTIONS, true), spokenAmong('能不能代办', OPTIONS, true)], [[0, 3], []])
  })
})

describe('the option that has another word for what was said', () => {
  const OPTIONS = [
    { label: '赌博', words: ['赌钱', '麻将馆'] }, { label: '毒品', words: ['吸毒'] }, { label: 'Theft', words: ['stole', 'bank cards'] },
  ]
  const CASES: readonly (readonly [title: string, text: string, index: number | undefined])[] = [
    ['is found in a sentence', '楼下天天赌钱', 0],
    ['is found by either of its words', '麻将馆太吵', 0],
    ['is not sure beside another', '赌钱的还吸毒', undefined],
    ['is not found by its label alone', '赌博', undefined],
    ['has whole words of Latin letters', 'They STOLE my bike', 2],
    ['has words of several', 'someone sells bank cards here', 2],
    ['has no parts of words', 'a stolen bike', undefined],
  ]
  for (const [title, text, index] of CASES) it(title, () => assert.equal(worded(text, OPTIONS), index))

  it('is found in an opening message by label or word', () => {
    assert.deepEqual([likely('有人赌博', OPTIONS), likely('有人赌钱', OPTIONS), likely('赌博还吸毒', OPTIONS)], [0, 0, undefined])
  })
})

describe('the language of a text', () => {
  const CASES: readonly (readonly [string, string, string | undefined])[] = [
    ['我要举报', 'zh-CN', 'zh-CN'], ['我要舉報', 'zh-CN', 'zh-TW'], ['我要去', 'zh-TW', 'zh-TW'], ['我要举报', 'en', 'zh-CN'],
    ['I want to report something', 'zh-CN', 'en'], ['report', 'zh-CN', 'en'], ['CASE-001', 'zh-CN', undefined], ['123', 'en', undefined],
    ['I lost my passport 3 days ago', 'zh-CN', 'en'], ['ñ', 'zh-CN', undefined],
    ['здравствуйте', 'zh-CN', 'en'], ['パスポートを更新', 'zh-CN', 'en'], ['비자 연장', 'zh-TW', 'en'],
  ]
  for (const [text, current, tag] of CASES) it(`of '${text}' in ${current} is ${tag}`, () => assert.equal(languageOf(text, current), tag))
})

describe('an answer', () => {
  it('is looked up by name and by part, and nothing else of an object is', () => {
    const found = ['topic', 'booking.slot', 'booking.none', 'toString', '__proto__'].map((path) => lookup(ANSWERS, path))
    assert.deepEqual(found, [ANSWERS.topic, 'x', undefined, undefined, undefined])
  })

  it('is its value to services, if it was picked', () => {
    assert.deepEqual([plain(ANSWERS.topic), plain('x'), plain(ANSWERS.booking)], ['food', 'x', ANSWERS.booking])
  })
})
