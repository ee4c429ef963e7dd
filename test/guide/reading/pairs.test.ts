// Which characters stand side by side in a text.

import assert from 'node:assert/strict'

import { pairsIn } from '../../../src/guide/reading/pairs.ts'

const rows: readonly (readonly [text: string, has: readonly string[], hasNot: readonly string[]])[] = [
  ['检测机构检测', ['检测', '测机', '机构', '构检'], ['检车', '测检', '构构', '检']],
  ['ab鿿！', ['ab', 'b鿿', '鿿！'], ['a鿿', '！a']],
  ['证', [], ['证证', '证', '']],
  ['', [], ['检测', '']],
]

describe('pairsIn', () => {
  for (const [text, has, hasNot] of rows) {
    it(`knows the pairs of '${text}' and no others`, () => {
      const isThere = pairsIn(text)
      assert.deepEqual([...has, ...hasNot].filter(isThere), has)
    })
  }
})
