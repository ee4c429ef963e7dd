// Telling the language of an answer by its looks.

import assert from 'node:assert/strict'
import { languageOf } from '../../src/channels/language.ts'

describe('the language of an answer', () => {
  for (const [text, language] of [
    ['带身份证到派出所。', 'zh-CN'], ['請帶身分證，見 https://www.gov.cn/a', 'zh-CN'], ['Bring your identity card.', 'en'],
    ['Go to the station on 人民路 and ask for the hukou desk.', 'en'], ['', undefined], ['123 😀', undefined],
  ] as const) {
    it(`of ${text || 'nothing'} is ${language ?? 'not known'}`, () => assert.equal(languageOf(text), language))
  }
})
