// Every update operator as MongoDB's manual describes it: before, update, after, with types and field order.

import { equal, match, rejects } from 'node:assert/strict'

import { Decimal128, Double, Int32, Long } from 'bson'
import type { mongo } from 'mongoose'

import { sameBson, typed, useDriver } from '../support/driver.ts'

type Document = mongo.Document
type Case = readonly [title: string, before: Document, update: Document | Document[], after: Document, options?: Document]
type Refusal = readonly [title: string, before: Document, update: Document, code: number, words: RegExp, options?: Document]

const long = (value: number | string): Long => Long.fromString(String(value))
const decimal = (value: string): Decimal128 => Decimal128.fromString(value)

const FIELDS: readonly Case[] = [
  ['$set makes the path it needs', { a: { b: 1 } }, { $set: { 'a.c.d': 2 } }, { a: { b: 1, c: { d: 2 } } }],
  ['$set adds fields in the order of their names', {}, { $set: { b: 1, a: 2, c: 3 } }, { a: 2, b: 1, c: 3 }],
  ['$set keeps the place of a field', { a: 1, b: 2, c: 3 }, { $set: { b: 'x' } }, { a: 1, b: 'x', c: 3 }],
  ['$set changes an element', { a: [1, 2, 3] }, { $set: { 'a.1': 9 } }, { a: [1, 9, 3] }],
  ['$set beyond the end fills with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$set with nothing changes nothing', { a: 1 }, { $set: {} }, { a: 1 }],
  ['$set writes an object whole', { a: { b: 1 } }, { $set: { a: { c: 2 } } }, { a: { c: 2 } }],
  ['$unset drops a field', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset drops a nested field', { a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } }, { a: { c: 2 } }],
  ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': '' } }, { a: [null, 2] }],
  ['$unset of nothing is fine', { a: 1 }, { $unset: { 'b.c': '' } }, { a: 1 }],
  ['$rename moves a value', { a: 1, b: 2 }, { $rename: { a: 'c' } }, { b: 2, c: 1 }],
  ['$rename moves into another object', { a: { b: 1 }, c: {} }, { $rename: { 'a.b': 'c.d' } }, { a: {}, c: { d: 1 } }],
  ['$rename replaces what bears the name', { a: 1, b: 2 }, { $rename: { a: 'b' } }, { b: 1 }],
  ['$rename of nothing is fine', { a: 1 }, { $rename: { x: 'y' } }, { a: 1 }],
  ['$setOnInsert leaves what is there alone', { a: 1 }, { $setOnInsert: { a: 2, b: 3 } }, { a: 1 }],
  ['$min takes the smaller', { a: 5, b: 5 }, { $min: { a: 3, b: 9, c: 1 } }, { a: 3, b: 5, c: 1 }],
  ['$max takes the larger', { a: 5, b: 5 }, { $max: { a: 3, b: 9, c: 1 } }, { a: 5, b: 9, c: 1 }],
  ['$min compares across types', { a: 'x' }, { $min: { a: 7 } }, { a: 7 }],
  ['$max compares across types', { a: 'x', b: 1 }, { $max: { a: 7, b: null } }, { a: 'x', b: 1 }],
  ['several operators work together', { a: 1, b: [] }, { $inc: { a: 1 }, $push: { b: 1 }, $set: { c: 1 } },
    { a: 2, b: [1], c: 1 }],
]

const NUMBERS: readonly Case[] = [
  ['$inc keeps an int an int', { a: 1 }, { $inc: { a: 1 } }, { a: new Int32(2) }],
  ['$inc sets what is missing', {}, { $inc: { 'a.b': 5 } }, { a: { b: 5 } }],
  ['$inc keeps a long a long', { a: long(1) }, { $inc: { a: 1 } }, { a: long(2) }],
  ['$inc keeps a double a double', { a: new Double(1) }, { $inc: { a: 1 } }, { a: new Double(2) }],
  ['$inc of an int by a double is a double', { a: 1 }, { $inc: { a: new Double(1) } }, { a: new Double(2) }],
  ['$inc of an int by a decimal is a decimal', { a: 1 }, { $inc: { a: decimal('0.10') } }, { a: decimal('1.10') }],
  ['$inc of an int past 32 bits is a long', { a: 2_147_483_647 }, { $inc: { a: 1 } }, { a: long(2_147_483_648) }],
  ['$inc of a long is exact', { a: long('9007199254740993') }, { $inc: { a: 2 } }, { a: long('9007199254740995') }],
  ['$inc adds decimals exactly', { a: decimal('0.1') }, { $inc: { a: decimal('0.2') } }, { a: decimal('0.3') }],
  ['$mul keeps an int an int', { a: 6 }, { $mul: { a: 7 } }, { a: 42 }],
  ['$mul of what is missing is zero', {}, { $mul: { a: 7, b: long(7), c: new Double(7) } },
    { a: 0, b: long(0), c: new Double(0) }],
  ['$mul past 32 bits is a long', { a: 65_536 }, { $mul: { a: 65_536 } }, { a: long(4_294_967_296) }],
  ['$bit does and, or, xor', { a: 13, b: 3, c: 1 }, { $bit: { a: { and: 10 }, b: { or: 5 }, c: { xor: 5 } } },
    { a: 8, b: 7, c: 4 }],
  ['an update keeps the types of what it does not touch',
    { i: 1, l: long(5), d: new Double(5), m: decimal('5.0'), n: { d: new Double(0) }, x: 0 }, { $set: { x: 1 } },
    { i: 1, l: long(5), d: new Double(5), m: decimal('5.0'), n: { d: new Double(0) }, x: 1 }],
]

const ARRAYS: readonly Case[] = [
  ['$push appends', { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ['$push makes the array', {}, { $push: { a: 1 } }, { a: [1] }],
  ['$push appends an array as one', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  ['$push $each appends one by one', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$push $slice keeps the last', { a: [1, 2] }, { $push: { a: { $each: [3, 4], $slice: -3 } } }, { a: [2, 3, 4] }],
  ['$push $slice keeps the first', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 2 } } }, { a: [1, 2] }],
  ['$push $slice 0 empties', { a: [1, 2] }, { $push: { a: { $each: [3], $slice: 0 } } }, { a: [] }],
  ['$push $position inserts', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
  ['$push $position counts from the end', { a: [1, 4] }, { $push: { a: { $each: [2], $position: -1 } } },
    { a: [1, 2, 4] }],
  ['$push $sort sorts values', { a: [3, 1] }, { $push: { a: { $each: [2], $sort: -1 } } }, { a: [3, 2, 1] }],
  ['$push sorts before it slices', { a: [{ n: 5 }, { n: 1 }] },
    { $push: { a: { $each: [{ n: 3 }, { n: 2 }], $sort: { n: 1 }, $slice: 3 } } }, { a: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['$addToSet leaves out what is there', { a: [1, 2] }, { $addToSet: { a: new Double(2) } }, { a: [1, 2] }],
  ['$addToSet $each adds each once', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  ['$addToSet tells field orders apart', { a: [{ b: 1, c: 2 }] }, { $addToSet: { a: { c: 2, b: 1 } } },
    { a: [{ b: 1, c: 2 }, { c: 2, b: 1 }] }],
  ['$addToSet makes the array', {}, { $addToSet: { a: 1 } }, { a: [1] }],
  ['$pop takes the last', { a: [1, 2, 3] }, { $pop: { a: 1 } }, { a: [1, 2] }],
  ['$pop takes the first', { a: [1, 2, 3] }, { $pop: { a: -1 } }, { a: [2, 3] }],
  ['$pull takes equal values', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull takes what a condition meets', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull takes objects that match, with more fields too', { a: [{ b: 1, c: 2 }, { b: 2 }] }, { $pull: { a: { b: 1 } } },
    { a: [{ b: 2 }] }],
  ['$pull takes with $in', { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
  ['$pull with $elemMatch looks into arrays', { a: [{ b: [{ c: 1 }] }, { b: [{ c: 2 }] }] },
    { $pull: { a: { b: { $elemMatch: { c: 2 } } } } }, { a: [{ b: [{ c: 1 }] }] }],
  ['$pullAll takes each', { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$[] reaches every element', { a: [{ n: 1 }, { n: 2 }] }, { $inc: { 'a.$[].n': 10 } }, { a: [{ n: 11 }, { n: 12 }] }],
  ['$[id] reaches those the filter meets', { a: [{ n: 1, s: 'x' }, { n: 2, s: 'y' }] }, { $set: { 'a.$[e].s': 'z' } },
    { a: [{ n: 1, s: 'x' }, { n: 2, s: 'z' }] }, { arrayFilters: [{ 'e.n': { $gte: 2 } }] }],
  ['$[id] reaches values', { a: [1, 5, 9] }, { $mul: { 'a.$[big]': 10 } }, { a: [1, 50, 90] },
    { arrayFilters: [{ big: { $gt: 4 } }] }],
  ['$[id] reaches two deep', { a: [{ k: 1, b: [1, 2] }, { k: 2, b: [1, 2] }] }, { $set: { 'a.$[o].b.$[i]': 0 } },
    { a: [{ k: 1, b: [1, 2] }, { k: 2, b: [1, 0] }] }, { arrayFilters: [{ 'o.k': 2 }, { i: 2 }] }],
  ['$[] with $push reaches every array', { a: [{ b: [1] }, { b: [] }] }, { $push: { 'a.$[].b': 2 } },
    { a: [{ b: [1, 2] }, { b: [2] }] }],
]

const PIPELINES: readonly Case[] = [
  ['a pipeline computes from fields', { a: 2, b: 3 }, [{ $set: { c: { $multiply: ['$a', '$b'] } } }], { a: 2, b: 3, c: 6 }],
  ['a pipeline unsets', { a: 1, b: 2 }, [{ $unset: 'a' }], { b: 2 }],
  ['a pipeline replaces', { a: { x: 1 } }, [{ $replaceWith: { $mergeObjects: [{ _id: '$_id' }, '$a'] } }], { x: 1 }],
  ['a pipeline sees the stage before', { a: 1 }, [{ $set: { a: 2 } }, { $set: { b: '$a' } }], { a: 2, b: 2 }],
  ['a pipeline sees let', { a: 1 }, [{ $set: { a: { $add: ['$a', '$$by'] } } }], { a: 6 }, { let: { by: 5 } }],
]

const REFUSED: readonly Refusal[] = [
  ['an unknown operator', {}, { $foo: { a: 1 } }, 9, /Unknown modifier: \$foo/],
  ['a path through a number', { a: 1 }, { $set: { 'a.b': 1 } }, 28, /Cannot create field 'b' in element \{a: 1\}/],
  ['a name as an index', { a: [1] }, { $set: { 'a.b': 1 } }, 28, /Cannot create field 'b' in element/],
  ['$inc of a string', { a: 'x' }, { $inc: { a: 1 } }, 14, /non-numeric type/],
  ['$inc by a string', { a: 1 }, { $inc: { a: 'x' } }, 14, /Cannot increment with non-numeric argument/],
  ['$mul of null', { a: null }, { $mul: { a: 2 } }, 14, /non-numeric type null/],
  ['$inc past 64 bits', { a: long('9223372036854775807') }, { $inc: { a: 1 } }, 2, /Failed to apply \$inc/],
  ['$push to a number', { a: 1 }, { $push: { a: 1 } }, 2, /must be an array but is of type int/],
  ['$addToSet to a number', { a: 1 }, { $addToSet: { a: 1 } }, 2, /non-array field/],
  ['$pull from a number', { a: 1 }, { $pull: { a: 1 } }, 2, /non-array value/],
  ['$pop from a number', { a: 1 }, { $pop: { a: 1 } }, 14, /contains an element of non-array type/],
  ['$each that is no array', { a: [] }, { $push: { a: { $each: 1 } } }, 2, /must be an array/],
  ['two operators on one field', { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40, /would create a conflict at 'a'/],
  ['two operators on one path', { a: {} }, { $set: { a: 1, 'a.b': 1 } }, 40, /would create a conflict at 'a'/],
  ['another _id', {}, { $set: { _id: 2 } }, 66, /immutable field '_id'/],
  ['an _id that goes', {}, { $unset: { _id: '' } }, 66, /immutable field '_id'/],
  ['an empty name', { a: 1 }, { $set: { 'a.': 1 } }, 56, /empty field name/],
  ['$rename to itself', { a: 1 }, { $rename: { a: 'a' } }, 2, /source and target/],
  ['$[id] without its filter', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2, /No array filter found for identifier 'x'/],
  ['a filter nothing uses', { a: [1] }, { $set: { a: 1 } }, 9, /array filter for identifier 'x' was not used/,
    { arrayFilters: [{ x: 1 }] }],
  ['a position nothing found', { a: [1] }, { $set: { 'a.$': 1 } }, 2, /positional operator did not find the match/],
  ['$[] of a number', { a: 1 }, { $set: { 'a.$[]': 1 } }, 2, /Cannot apply array updates to non-array element/],
  ['$bit of a double', { a: 1.5 }, { $bit: { a: { and: 1 } } }, 2, /non-integer|integral/],
]

const { filled } = useDriver()

function holds(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    for (const [name, before, update, after, options = {}] of cases) {
      it(name, async () => {
        const collection = await filled([{ _id: 1, ...before }])
        await collection.updateOne({}, update, options)
        sameBson(await collection.findOne({}, typed), { _id: 1, ...after })
      })
    }
  })
}

describe('an update', () => {
  holds('of fields', FIELDS)
  holds('of numbers', NUMBERS)
  holds('of arrays', ARRAYS)
  holds('by a pipeline', PIPELINES)

  for (const [name, before, update, code, message, options = {}] of REFUSED) {
    it(`refuses ${name} and changes nothing`, async () => {
      const collection = await filled([{ _id: 1, ...before }])
      await rejects(collection.updateOne({}, update, options), { code, message })
      sameBson(await collection.findOne({}, typed), { _id: 1, ...before })
    })
  }

  it('puts the first match of the query in the place of $', async () => {
    const collection = await filled([{ _id: 1, a: [{ n: 1 }, { n: 2 }, { n: 2 }] }])
    await collection.updateOne({ 'a.n': 2 }, { $set: { 'a.$.hit': true } })
    sameBson(await collection.findOne(), { _id: 1, a: [{ n: 1 }, { n: 2, hit: true }, { n: 2 }] })
  })

  it('puts the match of $elemMatch in the place of $', async () => {
    const collection = await filled([{ _id: 1, a: [{ n: 1, s: 9 }, { n: 2, s: 1 }, { n: 2, s: 9 }] }])
    await collection.updateOne({ a: { $elemMatch: { n: 2, s: { $gt: 5 } } } }, { $set: { 'a.$.s': 0 } })
    sameBson(await collection.findOne(), { _id: 1, a: [{ n: 1, s: 9 }, { n: 2, s: 1 }, { n: 2, s: 0 }] })
  })

  it('writes the date of now with $currentDate', async () => {
    const collection = await filled([{ _id: 1 }])
    await collection.updateOne({}, { $currentDate: { at: { $type: 'date' }, stamp: { $type: 'timestamp' } } })
    const found = await collection.findOne()
    match(String(found?.['at']?.toISOString?.()), /^20\d\d-/)
    equal(found?.['stamp']?._bsontype, 'Timestamp')
  })
})
