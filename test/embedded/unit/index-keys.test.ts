// Which keys an index keeps of a document.

import { deepEqual, equal, throws } from 'node:assert/strict'

import { EMPTY_ARRAY, keyOf } from '../../../src/embedded/bson/order.ts'
import { makeIndex, type Index } from '../../../src/embedded/storage/catalog.ts'
import { indexKeys, sortKey, valuesOf } from '../../../src/embedded/storage/index-keys.ts'
import { docOf, valueOf } from './values.ts'

const indexOn = (key: object, options: object = {}): Index => makeIndex(1, docOf({ v: 2, key, name: 'x', ...options }))
const keysFor = (...rows: readonly (readonly unknown[])[]): Buffer[] =>
  rows.map((row) => Buffer.concat(row.map((value) => (Array.isArray(value) && value.length === 0 ? EMPTY_ARRAY : keyOf(valueOf(value))))))

const CASES: readonly (readonly [title: string, key: object, document: object, rows: readonly (readonly unknown[])[], multikey: boolean])[] = [
  ['one value', { a: 1 }, { a: 5 }, [[5]], false],
  ['null for what is missing', { a: 1 }, {}, [[null]], false],
  ['several fields', { a: 1, b: 1 }, { a: 5, b: 'x' }, [[5, 'x']], false],
  ['a path', { 'a.b': 1 }, { a: { b: 3 } }, [[3]], false],
  ['each element', { a: 1 }, { a: [1, 2, 1] }, [[1], [2]], true],
  ['each element with the other field', { a: 1, b: 1 }, { a: [1, 2], b: 'x' }, [[1, 'x'], [2, 'x']], true],
  ['a path into an array', { 'a.b': 1 }, { a: [{ b: 1 }, { b: 2 }, {}] }, [[1], [2], [null]], true],
  ['two paths into one array', { 'a.b': 1, 'a.c': 1 }, { a: [{ b: 1, c: 2 }, { b: 3, c: 4 }] }, [[1, 2], [3, 4]], true],
  ['an array within an array', { 'a.b': 1 }, { a: [{ b: [1, 2] }] }, [[1], [2]], true],
  ['an element that is an array, whole', { a: 1 }, { a: [[1, 2]] }, [[[1, 2]]], true],
  ['an empty array', { a: 1 }, { a: [] }, [[[]]], true],
  ['an element by its place', { 'a.1': 1 }, { a: [7, 8] }, [[8]], false],
]

describe('the keys of an index', () => {
  for (const [title, key, document, rows, multikey] of CASES) {
    it(`are those of ${title}`, () => {
      const found = indexKeys(indexOn(key), docOf(document))
      deepEqual(found.keys, keysFor(...rows))
      equal(found.multikey, multikey)
    })
  }

  it('are none for a sparse index of missing fields', () => {
    deepEqual(indexKeys(indexOn({ a: 1, b: 1 }, { sparse: true }), docOf({ c: 1 })).keys, [])
    equal(indexKeys(indexOn({ a: 1, b: 1 }, { sparse: true }), docOf({ b: 1 })).keys.length, 1)
  })

  it('are refused for two arrays side by side', () => {
    throws(() => indexKeys(indexOn({ a: 1, b: 1 }), docOf({ a: [1], b: [2] })), { code: 171 })
  })

  it('are cut when they are too long, and still differ', () => {
    const [one, other] = ['a', 'b'].map((end) => indexKeys(indexOn({ a: 1 }), docOf({ a: 'x'.repeat(5_000) + end })))
    equal(one?.cut && other?.cut, true)
    equal((one?.keys[0]?.length ?? 0) < 1_978, true)
    equal(Buffer.compare(one?.keys[0] ?? Buffer.alloc(0), other?.keys[0] ?? Buffer.alloc(0)) === 0, false)
  })

  it('lead back to the values behind them', () => {
    const index = indexOn({ 'a.b': 1 })
    const document = docOf({ a: [{ b: 1 }, { b: 2 }] })
    const [, second = Buffer.alloc(0)] = indexKeys(index, document).keys
    deepEqual(valuesOf(index, document, second), [valueOf(2)])
  })
})

describe('the key of a sort', () => {
  const sorted = (key: object, documents: readonly object[]): number[] => {
    const { fields } = indexOn(key)
    const keys = documents.map((document) => sortKey(fields, docOf(document)))
    return keys.toSorted(Buffer.compare).map((each) => keys.indexOf(each))
  }

  it('takes the least element going up and the greatest going down', () => {
    deepEqual(sorted({ a: 1 }, [{ a: [5, 1] }, { a: 3 }]), [0, 1])
    deepEqual(sorted({ a: -1 }, [{ a: [5, 1] }, { a: 3 }]), [0, 1])
  })

  it('puts empty arrays before null, and null before numbers', () => {
    deepEqual(sorted({ a: 1 }, [{ a: 1 }, {}, { a: [] }]), [2, 1, 0])
  })
})
