// Texts come out in the resident's language, and a resident's words are never read as a template.

import assert from 'node:assert/strict'
import { createTranslator } from '../../src/i18n/translator.ts'
import type { Values } from '../../src/engine/effect.ts'

const locales = {
  'zh-CN': {
    common: { none: '（没填）', pictures: '{{count}} 张照片' },
    tip: {
      words: ['举报', '报料'], one: '喂', review: '经过：{{story}}\n电话：{{phone}}',
      status: '{{case.state}}\n{{case.late}}\n{{case.unit}}', shown: '{{answer}}', only: '只有中文',
    },
  },
  en: {
    common: { none: '(not given)', pictures_one: '{{count}} photo', pictures_other: '{{count}} photos' },
    tip: { words: ['report'], one: 'hi', review: 'What: {{story}}\nPhone: {{phone}}', shown: '{{answer}}' },
  },
}
const translator = createTranslator(locales, ['zh-CN', 'en'])

describe('filling a text', () => {
  const table: readonly [string, string, Values, string][] = [
    ['fills in what was given', 'review', { story: 'a', phone: '1' }, 'What: a\nPhone: 1'],
    ['says so where nothing was given', 'review', { story: 'a', phone: null }, 'What: a\nPhone: (not given)'],
    ['says so where the name is unknown', 'review', { story: 'a' }, 'What: a\nPhone: (not given)'],
    ['leaves a resident’s braces alone', 'review', { story: '{{phone}}', phone: '1' }, 'What: {{phone}}\nPhone: 1'],
    ['leaves a resident’s nesting alone', 'review', { story: '$t(tip:one)', phone: '1' }, 'What: $t(tip:one)\nPhone: 1'],
    ['says an option by its label', 'shown', { answer: { value: 'a', label: 'Traffic' } }, 'Traffic'],
    ['counts a picture', 'shown', { answer: { url: 'x' } }, '1 photo'],
    ['counts pictures beside words', 'shown', { answer: ['a', { url: 'x' }, { url: 'y' }] }, 'a；2 photos'],
    ['says numbers', 'shown', { answer: 0 }, '0'],
  ]
  for (const [title, key, values, expected] of table) {
    it(title, () => assert.equal(translator.say('en', `tip:${key}`, values), expected))
  }

  it('leaves out lines that have nothing to say', () => {
    assert.equal(translator.say('zh-CN', 'tip:status', { case: { state: '办理中', late: '', unit: '城关' } }), '办理中\n城关')
  })
  it('falls back to the first language', () => assert.equal(translator.say('en', 'tip:only'), '只有中文'))
})

describe('words', () => {
  it('are all ways of saying a key', () => assert.deepEqual(translator.words('zh-CN', 'tip:words'), ['举报', '报料']))
  it('are one where the text is one', () => assert.deepEqual(translator.words('en', 'tip:one'), ['hi']))
  it('are none for a key that nobody knows', () => assert.deepEqual(translator.words('en', 'tip:nothing'), []))
})

describe('a text of one language', () => {
  it('is not had by another', () => assert.equal(translator.has('en', 'tip:only'), false))
  it('is had by its own', () => assert.equal(translator.has('zh-CN', 'tip:only'), true))
})

describe('the nearest language', () => {
  const three = createTranslator({ 'zh-CN': {}, 'zh-TW': {}, en: {} }, ['zh-CN', 'zh-TW', 'en'])
  for (const [tag, expected] of [
    ['zh-CN', 'zh-CN'], ['zh', 'zh-CN'], ['zh-Hans-CN', 'zh-CN'], ['zh_TW', 'zh-TW'], ['zh-HK', 'zh-TW'],
    ['zh-Hant', 'zh-TW'], ['en-US', 'en'], ['EN', 'en'], ['ug', 'zh-CN'], ['', 'zh-CN'],
  ] as const) {
    it(`to ${tag || 'nothing'} is ${expected}`, () => assert.equal(three.nearest(tag), expected))
  }
})
