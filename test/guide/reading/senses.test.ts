// What everyday words stand for.

import assert from 'node:assert/strict'

import { sensesOf } from '../../../src/guide/reading/senses.ts'

const told: readonly (readonly [text: string, senses: readonly string[]])[] = [
  ['钱包不见了', ['belongings', 'lost', 'belongings & lost']],
  ['my purse is gone', ['lost']],
  ['媳妇刚生了', ['baby', 'spouse', 'baby & spouse']],
  ['包工头欠工钱', ['labour']],
  ['the passport expired', ['passport', 'expired', 'expired & passport']],
  ['你好', []],
]

describe('senses', () => {
  for (const [text, wanted] of told) {
    it(`are told in '${text}'${wanted.length === 0 ? ' by none' : ''}`, () => {
      const found = sensesOf(text)
      assert.deepEqual(wanted.filter((sense) => !found.includes(`%${sense}`)), [])
      if (wanted.length === 0) assert.equal(found.length, 0)
    })
  }

  it('are words of whole letters', () => assert.equal(sensesOf('carpet').length, 0))
})
