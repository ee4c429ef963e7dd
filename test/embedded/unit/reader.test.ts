// Bytes from a socket: what is whole is read and written back the same, what is not is refused.

import { deepEqual, equal, throws } from 'node:assert/strict'

import { Binary, BSONRegExp, Code, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, serialize, Timestamp } from 'bson'

import { decode, encode } from '../../../src/embedded/bson/decode.ts'
import { checkDocument, findField } from '../../../src/embedded/bson/reader.ts'

const WHOLE: readonly (readonly [title: string, document: object])[] = [
  ['texts', { empty: '', word: 'a', han: '警民通', zero: 'a\0b' }],
  ['numbers', { int: 1, double: new Double(5), long: Long.fromNumber(5), decimal: Decimal128.fromString('1.10'), small: 0.1 }],
  ['nested ones', { a: { b: { c: [1, [2, { d: 3 }]] } }, e: [] }],
  ['ids, dates and flags', { _id: new ObjectId(), at: new Date(-1), yes: true, no: false, nothing: null }],
  ['binaries', { plain: new Binary(Buffer.from([1, 2]), 0), old: new Binary(Buffer.from([1, 2]), 2), uuid: new Binary(Buffer.alloc(16), 4) }],
  ['rare types', { r: new BSONRegExp('^a', 'i'), t: new Timestamp({ t: 4_000_000_000, i: 2 }), c: new Code('x'), low: new MinKey(), high: new MaxKey() }],
  ['names as places', { 2: 'b', 1: 'a', __proto__x: 1, constructor: 2 }],
]

const good = Buffer.from(serialize({ a: 'text', n: { b: 1 } }))
const changed = (at: number, ...bytes: number[]): Buffer => {
  const copy = Buffer.from(good)
  copy.set(bytes, at)
  return copy
}

const BROKEN: readonly (readonly [title: string, bytes: Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ['a length beyond the bytes', changed(0, 255, 255)],
  ['a length short of the bytes', changed(0, 10)],
  ['a missing end', changed(good.length - 1, 1)],
  ['a text longer than the document', changed(7, 255)],
  ['a text of no length', changed(7, 0)],
  ['a text of negative length', changed(7, 255, 255, 255, 255)],
  ['a text that is no UTF-8', changed(11, 0xff)],
  ['an unknown type', changed(4, 0x77)],
  ['a nested document that is too long', changed(19, 255)],
  ['a nested document that is too short', changed(19, 6)],
  ['a name without an end', Buffer.from([8, 0, 0, 0, 10, 97, 98, 0])],
  ['a boolean of neither kind', Buffer.from([9, 0, 0, 0, 8, 97, 0, 2, 0])],
]

describe('BSON from a socket', () => {
  for (const [title, document] of WHOLE) {
    it(`reads ${title} and writes the same bytes`, () => {
      const bytes = Buffer.from(serialize(document))
      checkDocument(bytes)
      deepEqual(encode(decode(bytes)), bytes)
    })
  }

  it('keeps the order of names that look like places', () => {
    const bytes = Buffer.from(serialize(new Map([['2', 1], ['1', 2]])))
    deepEqual([...decode(bytes).keys()], ['2', '1'])
  })

  for (const [title, bytes] of BROKEN) it(`refuses ${title}`, () => throws(() => checkDocument(bytes), Error))

  it('refuses documents without a bottom', () => {
    let bytes = Buffer.from(serialize({}))
    for (let level = 0; level < 300; level += 1) bytes = Buffer.from(serialize({ d: decodeLoose(bytes) }))
    throws(() => checkDocument(bytes), { code: 15 })
  })

  it('finds a field by its bytes', () => {
    equal(findField(good, Buffer.from('n'))?.at, 19)
    equal(findField(good, Buffer.from('b')), undefined)
  })
})

function decodeLoose(bytes: Buffer): unknown {
  return decode(bytes)
}
