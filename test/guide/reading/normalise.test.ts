// One writing for one thing.

import assert from 'node:assert/strict'

import { standardWords } from '../../../src/guide/reading/dialect.ts'
import { createReplacer, normalise, withCommas } from '../../../src/guide/reading/normalise.ts'

const writings: readonly (readonly [title: string, given: string, expected: string])[] = [
  ['makes full width half', '１１０，ＡＢＣ！', '110,abc!'],
  ['makes letters small', 'How to Renew MY Passport', 'how to renew my passport'],
  ['makes traditional characters simplified', '請問身份證丟了怎麼補辦', '请问身份证丢了怎么补办'],
  ['leaves a character be in a phrase that has it so', '乾元，乾淨，慰藉，藉口', '乾元,干净,慰藉,借口'],
  ['makes simplified what takes two units in one of the writings', '㜢𠗣', '𡞱㓆'],
  ['reads 著 as 着', '著火了', '着火了'],
  ['drops what is not seen', '身\u200b份\ufeff证\u00ad', '身份证'],
  ['makes one blank of many', '  身份证 \n\t 丢了 ', '身份证 丢了'],
  ['leaves nothing of nothing', ' \u200b ', ''],
]

const regional: readonly (readonly [given: string, expected: string])[] = [
  ['身份证唔见咗点算', '身份证不见了怎么办'],
  ['喺边度办护照', '在哪里办护照'],
  ['几多钱', '多少钱'],
  ['俺驾照掉咯咋个补', '我驾驶证掉了怎么补'],
  ['户口本', '户口簿'],
]

describe('normalise', () => {
  for (const [title, given, expected] of writings) it(title, () => assert.equal(normalise(given), expected))

  for (const [given, expected] of regional) {
    it(`reads ${given} in standard words`, () => assert.equal(standardWords(normalise(given)), expected))
  }

  it('makes commas of blanks between words of Chinese, and of no others', () => {
    assert.equal(withCommas('他走了 我在家 3 栋 hello 水 来'), '他走了,我在家 3 栋 hello 水 来')
  })

  it('replaces the longest word first, and nothing without words', () => {
    assert.equal(createReplacer(new Map([['唔', '不'], ['唔知', '不知道']]))('唔知唔使'), '不知道不使')
    assert.equal(createReplacer(new Map())('唔知'), '唔知')
  })
})
