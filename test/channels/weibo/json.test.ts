// Reading JSON without loss: what stays of numbers, and what is no object that we read.

import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { readJson } from '../../../src/channels/weibo/json.ts'

describe('weibo json', () => {
  for (const [json, expected] of [
    ['{"a":5612814510546515491}', { a: '5612814510546515491' }], ['{"a":-0.10e+2}', { a: '-0.10e+2' }], ['{"a":"1"}', { a: '1' }],
    ['{"a":"[[[{\\"{{"}', { a: '[[[{"{{' }], ['{"a":1,"a":1}', { a: '1' }], ['{"a":[{"b":null}]}', { a: [{ b: null }] }],
    ['{"a":1,"a":2}', undefined], ['[]', undefined], ['null', undefined], ['"a"', undefined], ['', undefined], ['{"a":01}', undefined],
    [`{"a":${'['.repeat(15)}${']'.repeat(15)}}`, 'read'], [`{"a":${'['.repeat(16)}${']'.repeat(16)}}`, undefined],
    [`{"a":"${'['.repeat(100)}"}`, { a: '['.repeat(100) }], [`{"a":"\\"${'['.repeat(100)}"}`, { a: `"${'['.repeat(100)}` }],
  ] as const) {
    it(`reads ${json.slice(0, 40)}`, () => {
      const read = readJson(json)
      if (expected === 'read') assert.notEqual(read, undefined)
      else assert.deepEqual(read, expected)
    })
  }

  it('reads what JSON.parse reads, but for numbers', () => {
    const values = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }))
    const texts = (_name: string, value: unknown): unknown => (typeof value === 'number' ? JSON.stringify(value) : value)
    fc.assert(fc.property(values, (value) => {
      const json = JSON.stringify(value)
      assert.deepEqual(readJson(json), JSON.parse(JSON.stringify(value, texts)))
    }))
  })
})
