// Telling the language of an answer by its looks.

import assert from 'node:assert/strict'
import type { Inbound } from '../../src/messages/inbound.ts'
import { languageKnown, languageOf } from '../../src/channels/language.ts'

describe('the language of an answer', () => {
  for (const [text, language] of [
    ['带身份证到派出所。', 'zh-CN'], ['請帶身分證，見 https://www.gov.cn/a', 'zh-CN'], ['Bring your identity card.', 'en'],
    ['Go to the station on 人民路 and ask for the hukou desk.', 'en'], ['', undefined], ['123 😀', undefined],
  ] as const) {
    it(`of ${text || 'nothing'} is ${language ?? 'not known'}`, () => assert.equal(languageOf(text), language))
  }
})

describe('the language of whoever cannot be answered', () => {
  const inbound: Inbound = { channel: 'wechat', from: 'o1', id: '1', at: 0, said: { kind: 'text', text: 'hello' } }
  const spoken = { language: () => 'zh-TW' }
  for (const [title, converse, given, language] of [
    ['is what the platform knows', spoken, { ...inbound, language: 'en' }, 'en'],
    ['else what they were last answered in', spoken, inbound, 'zh-TW'],
    ['else what they write', {}, inbound, 'en'],
    ['else what they write, where they were never answered', { language: () => undefined }, { ...inbound, said: { kind: 'text', text: '你好' } }, 'zh-CN'],
    ['is not known of a picture', {}, { ...inbound, said: { kind: 'image', url: 'https://example.org/1.jpg' } }, undefined],
    ['is not known of nothing', spoken, undefined, undefined],
  ] as const) {
    it(title, () => assert.equal(languageKnown(converse, given), language))
  }
})
