// The order of values as bytes: the keys of indexes must sort as MongoDB sorts values.

import { deepEqual, equal } from 'node:assert/strict'

import { Binary, BSONRegExp, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'

import { compareValues, invert, isSame, keyOf } from '../../../src/embedded/bson/order.ts'
import type { Value } from '../../../src/embedded/bson/values.ts'
import { decimal, docOf, double, int, long } from './values.ts'

const ASCENDING: readonly (readonly [title: string, values: readonly Value[]])[] = [
  ['types', [
    new MinKey(), null, int(1), 'text', docOf({}), [], new Binary(Buffer.from([1])), new ObjectId('0'.repeat(24)),
    false, true, new Date(0), new Timestamp({ t: 1, i: 1 }), new BSONRegExp('a', ''), new MaxKey(),
  ]],
  ['numbers of all types', [
    double(Number.NaN), double(-Infinity), decimal('-1E400'), long(-(2n ** 63n)), int(-5), double(-4.5), decimal('-0.1'), int(0),
    decimal('1E-400'), decimal('0.1'), double(0.1), decimal('0.2'), int(1), decimal('1.5'), long(2n), long(2n ** 53n),
    long(2n ** 53n + 1n), long(2n ** 63n - 1n), double(2 ** 63), double(1e300), decimal('1E400'), double(Infinity),
  ]],
  ['texts by their UTF-8 bytes', ['', 'A', 'Z', 'a', 'a\0', 'a\0b', 'aa', 'b', 'é', '警', '😀']],
  ['documents field by field: type, name, value', [
    docOf({}), docOf({ a: null }), docOf({ a: 1 }), docOf({ a: 1, b: 1 }), docOf({ a: 2 }), docOf({ b: 1 }), docOf({ a: 'x' }),
  ]],
  ['arrays element by element', [[], [int(1)], [int(1), int(1)], [int(1), int(2)], [int(2)], ['a']]],
  ['binaries by length, subtype, bytes', [
    new Binary(Buffer.from([9]), 0), new Binary(Buffer.from([1]), 4), new Binary(Buffer.from([0, 0]), 0), new Binary(Buffer.from([0, 1]), 0),
  ]],
  ['dates before and after 1970', [new Date(-8.64e15), new Date(-1), new Date(0), new Date(1), new Date(8.64e15)]],
  ['timestamps beyond 2038', [new Timestamp({ t: 1, i: 9 }), new Timestamp({ t: 2, i: 1 }), new Timestamp({ t: 4_000_000_000, i: 0 })]],
]

const EQUAL: readonly (readonly [title: string, a: Value, b: Value])[] = [
  ['an int and a double', int(5), double(5)],
  ['an int and a long', int(5), long(5n)],
  ['an int and a decimal', int(5), decimal('5.000')],
  ['zero and minus zero', double(0), double(-0)],
  ['null and what is missing', null, undefined],
  ['numbers within documents', docOf({ a: 1 }), docOf({ a: double(1) })],
]

describe('the order of values as bytes', () => {
  for (const [title, values] of ASCENDING) {
    it(`sorts ${title}`, () => {
      const keys = values.map(keyOf)
      deepEqual(keys.toSorted(Buffer.compare).map((key) => keys.indexOf(key)), values.map((_, at) => at))
    })

    it(`turns ${title} around`, () => {
      const keys = values.map((value) => invert(keyOf(value)))
      deepEqual(keys.toSorted(Buffer.compare).map((key) => keys.indexOf(key)), values.map((_, at) => at).toReversed())
    })

    it(`compares ${title} as their keys compare`, () => {
      for (const [at, value] of values.entries()) {
        for (const [other, each] of values.entries()) equal(Math.sign(compareValues(value, each)), Math.sign(at - other))
      }
    })
  }

  for (const [title, a, b] of EQUAL) it(`holds ${title} for equal`, () => equal(isSame(a, b), true))

  it('minds the order of fields', () => equal(isSame(docOf({ a: 1, b: 2 }), docOf({ b: 2, a: 1 })), false))
})
