// Slips of the input method, mended by sound.

import assert from 'node:assert/strict'

import { createRepair } from '../../../src/guide/reading/repair.ts'

const repair = createRepair(['身份证', '居住证', '行驶证', '过户', '投诉', '派出所', '护照', '户口簿', '丢'])

const slips: readonly (readonly [text: string, terms: readonly string[]])[] = [
  ['生份证丢了', ['身份证']],
  ['办居主证', ['居住证']],
  ['二手车国户', ['过户']],
  ['我要头诉', ['投诉']],
  ['牌出所在哪', ['派出所']],
  ['身份证丢了', []],
  ['户口部', ['户口簿']],
  ['花招', []],
  ['今天天气', []],
]

const typed: readonly (readonly [syllables: string, terms: readonly string[]])[] = [
  ['shen fen zheng diu le', ['身份证']],
  ['xing shi zheng', ['行驶证']],
  ['hang shi zheng', ['行驶证']],
  ['hu zao', ['护照']],
  ['ju zu zen he hu kou bu', ['居住证', '户口簿']],
  ['ni hao', []],
]

describe('repair', () => {
  for (const [text, terms] of slips) it(`hears ${terms.join('、') || 'nothing'} in ${text}`, () => assert.deepEqual(repair.heard(text), terms))

  for (const [syllables, terms] of typed) {
    it(`spells ${terms.join('、') || 'nothing'} from ${syllables}`, () => {
      assert.deepEqual(repair.spelt(syllables.split(' ')), terms)
    })
  }
})
