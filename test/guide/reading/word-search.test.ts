// Words of a table found in a text: the longest at each place, overlapping ones too, Latin ones as whole words.

import assert from 'node:assert/strict'

import { createWordSearch } from '../../../src/guide/reading/word-search.ts'

describe('word search', () => {
  const search = createWordSearch(['身份', '身份证', '证丢', 'id', 'id card', 'lost', '12分'])
  const found = (text: string) => search(text).map(({ word, at }) => `${word}@${at}`)

  it('finds the longest at each place, and what overlaps it', () => {
    assert.deepEqual(found('身份证丢了'), ['身份证@0', '证丢@2'])
  })

  it('finds Latin words as a whole', () => {
    assert.deepEqual(found('lost id card'), ['lost@0', 'id card@5'])
    assert.deepEqual(found('did it, kid, ids'), [])
    assert.deepEqual(found('我的id丢了'), ['id@2'])
    assert.deepEqual(found('扣12分'), ['12分@1'])
  })

  it('lets a word go on where it is told to', () => {
    assert.deepEqual(createWordSearch(['tax'], true)('taxes and syntax'), [{ word: 'tax', at: 0 }])
  })

  it('finds nothing in nothing', () => {
    assert.deepEqual(found(''), [])
    assert.deepEqual(createWordSearch(['', 'a'])('b'), [])
  })
})
