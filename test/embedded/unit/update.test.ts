// What updates make of one document, without a server.

import { deepEqual, equal, throws } from 'node:assert/strict'

import { EJSON } from 'bson'

import { encode } from '../../../src/embedded/bson/decode.ts'
import { typeName } from '../../../src/embedded/bson/values.ts'
import { seedOf } from '../../../src/embedded/update/seed.ts'
import { readUpdate } from '../../../src/embedded/update/update.ts'
import { deserialize } from 'bson'
import { docOf, double, long, valueOf } from './values.ts'

type Options = { readonly place?: number; readonly arrayFilters?: readonly object[]; readonly inserting?: boolean }
type Case = readonly [title: string, before: object, update: object, after: object, options?: Options]

const now = new Date(1_700_000_000_000)

function run(before: object, update: object, { arrayFilters, ...use }: Options = {}): unknown {
  const filters = arrayFilters ? { arrayFilters: valueOf(arrayFilters) } : {}
  const read = readUpdate({ update: valueOf(update), ...filters, now, pipeline: () => (document) => document })
  return deserialize(encode(read.apply({ document: docOf(before), ...use })))
}

const CASES: readonly Case[] = [
  ['sets deep within', { a: 1 }, { $set: { 'b.c.d': 2 } }, { a: 1, b: { c: { d: 2 } } }],
  ['adds new fields by name', { a: 1 }, { $set: { z: 1, c: 2, b: 3 } }, { a: 1, b: 3, c: 2, z: 1 }],
  ['fills an array up to a place', { l: [1] }, { $set: { 'l.3': 4 } }, { l: [1, null, null, 4] }],
  ['unsets fields and elements', { a: 1, b: 2, l: [1, 2] }, { $unset: { a: '', 'l.0': '' } }, { b: 2, l: [null, 2] }],
  ['renames', { a: 1, b: 2 }, { $rename: { a: 'c.d' } }, { b: 2, c: { d: 1 } }],
  ['counts', { n: 1 }, { $inc: { n: 2, m: 5 } }, { n: 3, m: 5 }],
  ['multiplies, and makes nothing of what is missing', { n: 3 }, { $mul: { n: 2, m: 5 } }, { n: 6, m: 0 }],
  ['keeps the least and the greatest', { a: 5, b: 5 }, { $min: { a: 3 }, $max: { b: 3 } }, { a: 3, b: 5 }],
  ['tells the time', {}, { $currentDate: { at: true } }, { at: now }],
  ['combines bits', { n: 12 }, { $bit: { n: { and: 10 } } }, { n: 8 }],
  ['pushes', { l: [1] }, { $push: { l: 2, m: 3 } }, { l: [1, 2], m: [3] }],
  ['pushes several, sorts and cuts', { l: [5, 1] }, { $push: { l: { $each: [3, 2], $sort: 1, $slice: 3 } } }, { l: [1, 2, 3] }],
  ['pushes to a place', { l: [1, 4] }, { $push: { l: { $each: [2, 3], $position: 1 } } }, { l: [1, 2, 3, 4] }],
  ['keeps the last ones', { l: [1, 2] }, { $push: { l: { $each: [3, 4], $slice: -2 } } }, { l: [3, 4] }],
  ['adds to a set', { l: [1, 2] }, { $addToSet: { l: { $each: [2, 3, 3] } } }, { l: [1, 2, 3] }],
  ['pops from both ends', { a: [1, 2], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1], b: [2] }],
  ['pulls by value', { l: [1, 2, 1] }, { $pull: { l: 1 } }, { l: [2] }],
  ['pulls by condition', { l: [1, 5, 9] }, { $pull: { l: { $gte: 5 } } }, { l: [1] }],
  ['pulls documents that fit', { l: [{ a: 1, b: 1 }, { a: 2 }] }, { $pull: { l: { a: 1 } } }, { l: [{ a: 2 }] }],
  ['pulls all of several', { l: [1, 2, 3, 2] }, { $pullAll: { l: [2, 3] } }, { l: [1] }],
  ['changes the element that was found', { l: [{ n: 1 }, { n: 2 }] }, { $set: { 'l.$.n': 9 } }, { l: [{ n: 1 }, { n: 9 }] }, { place: 1 }],
  ['changes every element', { l: [1, 2] }, { $inc: { 'l.$[]': 10 } }, { l: [11, 12] }],
  ['changes the elements of a filter', { l: [{ n: 1 }, { n: 5 }] }, { $set: { 'l.$[big].ok': true } },
    { l: [{ n: 1 }, { n: 5, ok: true }] }, { arrayFilters: [{ 'big.n': { $gt: 3 } }] }],
  ['sets on insert only then', { _id: 1 }, { $set: { a: 1 }, $setOnInsert: { b: 1 } }, { _id: 1, a: 1 }],
  ['sets on insert', { _id: 1 }, { $set: { a: 1 }, $setOnInsert: { b: 1 } }, { _id: 1, a: 1, b: 1 }, { inserting: true }],
  ['replaces and keeps the id', { _id: 1, a: 1 }, { b: 2 }, { _id: 1, b: 2 }],
]

const REFUSED: readonly (readonly [title: string, before: object, update: object, code: number, options?: Options])[] = [
  ['one field twice', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['a field and what is in it', {}, { $set: { a: 1, 'a.b': 2 } }, 40],
  ['an unknown operator', {}, { $foo: { a: 1 } }, 9],
  ['a mixture of both kinds', {}, { $set: { a: 1 }, b: 2 }, 9],
  ['another id', { _id: 1 }, { $set: { _id: 2 } }, 66],
  ['a replacement with another id', { _id: 1 }, { _id: 2 }, 66],
  ['counting a text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['counting by a text', { a: 1 }, { $inc: { a: 'x' } }, 14],
  ['a way through a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
  ['a name within an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
  ['pushing to a text', { a: 'x' }, { $push: { a: 1 } }, 2],
  ['an empty part of a path', {}, { $set: { 'a..b': 1 } }, 56],
  ['a found element where none was found', { l: [1] }, { $set: { 'l.$': 2 } }, 2],
  ['an element filter that nothing uses', { l: [1] }, { $set: { a: 1 } }, 9, { arrayFilters: [{ x: 1 }] }],
  ['an element filter that is not there', { l: [1] }, { $set: { 'l.$[x]': 1 } }, 2],
  ['filling up without end', { l: [] }, { $set: { 'l.9999999': 1 } }, 30],
]

describe('an update', () => {
  for (const [title, before, update, after, options] of CASES) {
    it(title, () => deepEqual(EJSON.stringify(run(before, update, options)), EJSON.stringify(after)))
  }

  for (const [title, before, update, code, options] of REFUSED) {
    it(`refuses ${title}`, () => throws(() => run(before, update, options), { code }))
  }

  it('leaves the document it was given as it is', () => {
    const before = docOf({ l: [1], d: { a: 1 } })
    readUpdate({ update: valueOf({ $push: { l: 2 }, $set: { 'd.a': 2 } }), now, pipeline: () => (each) => each }).apply({ document: before })
    deepEqual(before, docOf({ l: [1], d: { a: 1 } }))
  })

  it('keeps the types of numbers it does not touch', () => {
    const read = readUpdate({ update: valueOf({ $inc: { n: 1 } }), now, pipeline: () => (each) => each })
    const after = read.apply({ document: docOf({ n: double(1), l: long(5n), d: double(5) }) })
    deepEqual([...after.values()].map(typeName), ['double', 'long', 'double'])
  })

  const SEEDS: readonly (readonly [object, object])[] = [
    [{ a: 1, 'b.c': 2 }, { a: 1, b: { c: 2 } }],
    [{ $and: [{ a: 1 }, { b: { $eq: 2 } }] }, { a: 1, b: 2 }],
    [{ a: { $gt: 1 }, b: { $in: [3] }, c: { $in: [1, 2] } }, { b: 3 }],
    [{ a: { $all: [7] } }, { a: 7 }],
    [{ $or: [{ a: 1 }] }, { a: 1 }],
  ]
  for (const [filter, seed] of SEEDS) {
    it(`begins an upsert of ${JSON.stringify(filter)} with what must be equal`, () => deepEqual(seedOf(docOf(filter)), docOf(seed)))
  }

  it('refuses to begin an upsert with two values for one field', () =>
    throws(() => seedOf(docOf({ $and: [{ a: 1 }, { a: 2 }] })), (error: { code?: number }) => (equal(error.code, 54), true)))
})
