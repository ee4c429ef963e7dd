// Which documents a query finds, as MongoDB's manual has it: null and missing, arrays, types, text, and what is refused.

import { deepEqual, equal, rejects } from 'node:assert/strict'

import { Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson'
import type { mongo } from 'mongoose'

import { sameBson, useDriver } from '../support/driver.ts'

type Document = mongo.Document
type Case = readonly [title: string, filter: Document, ids: readonly number[]]

const NULLS: readonly Document[] = [
  { _id: 1, a: null }, { _id: 2 }, { _id: 3, a: 1 }, { _id: 4, a: [1, null] }, { _id: 5, a: [] }, { _id: 6, a: { b: 1 } },
  { _id: 7, a: 'x' },
]

const OF_NULLS: readonly Case[] = [
  ['null finds null and missing', { a: null }, [1, 2, 4]],
  ['$exists false finds missing alone', { a: { $exists: false } }, [2]],
  ['$exists true finds null too', { a: { $exists: true } }, [1, 3, 4, 5, 6, 7]],
  ['$type null finds no missing', { a: { $type: 'null' } }, [1, 4]],
  ['$ne null', { a: { $ne: null } }, [3, 5, 6, 7]],
  ['$in with null', { a: { $in: [null, 'x'] } }, [1, 2, 4, 7]],
  ['$nin with null', { a: { $nin: [null, 1] } }, [5, 6, 7]],
  ['$gte null is null', { a: { $gte: null } }, [1, 2, 4]],
  ['$gt null is nothing', { a: { $gt: null } }, []],
  ['$not takes in what has no such field', { a: { $not: { $gt: 0 } } }, [1, 2, 5, 6, 7]],
  ['an empty array is itself alone', { a: [] }, [5]],
  ['$size 0', { a: { $size: 0 } }, [5]],
  ['a path into an object', { 'a.b': 1 }, [6]],
  ['an object as a whole', { a: { b: 1 } }, [6]],
  ['$nor', { $nor: [{ a: null }, { a: 1 }] }, [5, 6, 7]],
  ['$or', { $or: [{ a: 'x' }, { a: { b: 1 } }] }, [6, 7]],
  ['everything', {}, [1, 2, 3, 4, 5, 6, 7]],
]

const ARRAYS: readonly Document[] = [
  { _id: 1, a: [1, 2, 3] }, { _id: 2, a: [3, 2, 1] }, { _id: 3, a: 2 }, { _id: 4, a: [[1, 2], 5] },
  { _id: 5, a: [{ b: 1, c: 9 }, { b: 5, c: 1 }] }, { _id: 6, a: [{ b: 5, c: 9 }] }, { _id: 7, a: [10, 20] },
  { _id: 8, a: [1, 2] },
]

const OF_ARRAYS: readonly Case[] = [
  ['a value finds arrays that hold it', { a: 2 }, [1, 2, 3, 8]],
  ['an array finds itself, and arrays that hold it', { a: [1, 2] }, [4, 8]],
  ['an index picks an element', { 'a.0': 3 }, [2]],
  ['two bounds may be met by two elements', { a: { $gt: 15, $lt: 15 } }, [7]],
  ['$elemMatch wants one element for both', { a: { $elemMatch: { $gt: 15, $lt: 15 } } }, []],
  ['$elemMatch of objects', { a: { $elemMatch: { b: 5, c: 9 } } }, [6]],
  ['paths may be met by two elements', { 'a.b': 1, 'a.c': 1 }, [5]],
  ['$all', { a: { $all: [3, 1] } }, [1, 2]],
  ['$all of $elemMatch', { a: { $all: [{ $elemMatch: { b: 1 } }, { $elemMatch: { c: 1 } }] } }, [5]],
  ['$size', { a: { $size: 2 } }, [4, 5, 7, 8]],
  ['$in looks into arrays', { a: { $in: [5, 20] } }, [4, 7]],
  ['$ne looks at all elements', { a: { $ne: 2 } }, [4, 5, 6, 7]],
  ['$type array', { a: { $type: 'array' } }, [1, 2, 4, 5, 6, 7, 8]],
  ['$type looks at elements', { a: { $type: 'object' } }, [5, 6]],
]

const VALUES: readonly Document[] = [
  { _id: 1, v: 1 }, { _id: 2, v: Long.fromNumber(1) }, { _id: 3, v: new Double(1) }, { _id: 4, v: Decimal128.fromString('1.0') },
  { _id: 5, v: '1' }, { _id: 6, v: true }, { _id: 7, v: new Date(1) }, { _id: 8, v: Number.NaN }, { _id: 9, v: new Date(-5) },
  { _id: 10, v: 'Abc\ndef' }, { _id: 11, v: { x: 1, y: 2 } }, { _id: 12, v: { y: 2, x: 1 } }, { _id: 13, v: 7 },
  { _id: 14, v: new Timestamp({ t: 1, i: 1 }) }, { _id: 15, v: new ObjectId('0123456789abcdef01234567') }, { _id: 16, v: 'abd' },
  { _id: 17, v: new MinKey() }, { _id: 18, v: new MaxKey() }, { _id: 19, v: Buffer.from('x') }, { _id: 20, v: /r/i },
]

const OF_VALUES: readonly Case[] = [
  ['numbers are equal by value', { v: 1 }, [1, 2, 3, 4]],
  ['a decimal finds an int', { v: Decimal128.fromString('1') }, [1, 2, 3, 4]],
  ['$gt of a number finds numbers alone', { v: { $gt: 0 } }, [1, 2, 3, 4, 13]],
  ['$lt of a number does not find NaN', { v: { $lt: 5 } }, [1, 2, 3, 4]],
  ['NaN finds itself', { v: Number.NaN }, [8]],
  ['$lt of a date finds dates alone', { v: { $lt: new Date(0) } }, [9]],
  ['$gte of a text finds texts alone', { v: { $gte: 'A' } }, [10, 16]],
  ['true is not 1', { v: true }, [6]],
  ['an object is equal with its fields in order', { v: { x: 1, y: 2 } }, [11]],
  ['$mod', { v: { $mod: [3, 1] } }, [1, 2, 3, 4, 13]],
  ['a regular expression minds case', { v: /^abc/ }, []],
  ['option i does not', { v: { $regex: '^abc', $options: 'i' } }, [10]],
  ['option m sees lines', { v: /^def/m }, [10]],
  ['option s lets a dot be a line end', { v: { $regex: 'c.d', $options: 's' } }, [10]],
  ['option x leaves out blanks', { v: { $regex: 'a b d # three letters', $options: 'x' } }, [16]],
  ['$in takes expressions', { v: { $in: [/^ab/, 7] } }, [13, 16]],
  ['$not takes an expression', { v: { $not: /./s }, _id: { $in: [5, 6, 16] } }, [6]],
  ['$type number is all of them', { v: { $type: 'number' } }, [1, 2, 3, 4, 8, 13]],
  ['$type takes several', { v: { $type: ['long', 'decimal', 'bool'] } }, [2, 4, 6]],
  ['$bitsAllSet', { v: { $bitsAllSet: [0, 2] } }, [13]],
  ['an ObjectId', { v: new ObjectId('0123456789abcdef01234567') }, [15]],
  ['MinKey and MaxKey find themselves', { v: { $in: [new MinKey(), new MaxKey()] } }, [17, 18]],
  ['$expr compares fields', { $expr: { $eq: ['$v', { $add: ['$_id', -6] }] } }, [13]],
  ['$jsonSchema', { $jsonSchema: { properties: { v: { bsonType: 'string', minLength: 2 } }, required: ['v'] },
    _id: { $in: [5, 10, 16] } }, [10, 16]],
  ['a comment changes nothing', { v: 7, $comment: 'x' }, [13]],
]

const PROJECTIONS: readonly (readonly [title: string, projection: Document, found: Document])[] = [
  ['names what is wanted', { a: 1 }, { _id: 1, a: 1 }],
  ['leaves _id out', { a: 1, _id: 0 }, { a: 1 }],
  ['names what is not wanted', { a: 0, l: 0, o: 0 }, { _id: 1, n: { x: 1, y: 2 } }],
  ['names paths', { 'n.x': 1 }, { _id: 1, n: { x: 1 } }],
  ['names paths within arrays', { 'o.k': 1, _id: 0 }, { o: [{ k: 1 }, { k: 2 }] }],
  ['keeps the order of the document', { n: 1, a: 1 }, { _id: 1, a: 1, n: { x: 1, y: 2 } }],
  ['slices', { l: { $slice: -2 }, a: 0, n: 0, o: 0 }, { _id: 1, l: [4, 5] }],
  ['slices from the middle', { l: { $slice: [1, 2] }, _id: 0, a: 0, n: 0, o: 0 }, { l: [2, 3] }],
  ['takes the first element that matches', { o: { $elemMatch: { k: 2 } }, _id: 0 }, { o: [{ k: 2, v: 'y' }] }],
  ['computes', { _id: 0, double: { $multiply: ['$a', 2] } }, { double: 2 }],
]

const REFUSED: readonly (readonly [title: string, filter: Document, code: number, words: RegExp])[] = [
  ['an unknown operator', { a: { $foo: 1 } }, 2, /unknown operator: \$foo/],
  ['an unknown operator at the top', { $foo: 1 }, 2, /unknown top level operator: \$foo/],
  ['$or of nothing', { $or: [] }, 2, /nonempty array/],
  ['$and of no array', { $and: 1 }, 2, /must be an array/],
  ['$in of no array', { a: { $in: 1 } }, 2, /\$in needs an array/],
  ['$mod by zero', { a: { $mod: [0, 1] } }, 2, /divisor cannot be 0/],
  ['a broken expression', { a: { $regex: '(' } }, 51_091, /regular expression is invalid/i],
  ['options without an expression', { a: { $options: 'i' } }, 2, /\$options needs a \$regex/],
  ['$size of a text', { a: { $size: 'x' } }, 2, /\$size/],
  ['an unknown type', { a: { $type: 'foo' } }, 2, /Unknown type name alias: foo/],
  ['$elemMatch of a number', { a: { $elemMatch: 1 } }, 2, /\$elemMatch needs an Object/],
]

const { filled } = useDriver()

function finds(title: string, documents: readonly Document[], cases: readonly Case[]): void {
  describe(title, () => {
    let collection: mongo.Collection
    before(async () => { collection = await filled(documents) })
    for (const [name, filter, ids] of cases) {
      it(name, async () => {
        const found = await collection.find(filter).sort({ _id: 1 }).toArray()
        deepEqual(found.map(({ _id }) => _id), ids)
        equal(await collection.countDocuments(filter), ids.length)
      })
    }
    it('finds the same with an index', async () => {
      await collection.createIndexes([{ key: { a: 1 } }, { key: { v: -1 } }, { key: { 'a.b': 1 } }])
      for (const [name, filter, ids] of cases) {
        const found = await collection.find(filter).toArray()
        deepEqual(found.map(({ _id }) => Number(_id)).toSorted((one, other) => one - other), ids, name)
      }
    })
  })
}

describe('a query', () => {
  finds('on null and missing', NULLS, OF_NULLS)
  finds('on arrays', ARRAYS, OF_ARRAYS)
  finds('on values', VALUES, OF_VALUES)

  for (const [title, filter, code, message] of REFUSED) {
    it(`refuses ${title}`, async () => {
      const collection = await filled([{ a: 1 }])
      await rejects(collection.find(filter).toArray(), { code, message })
    })
  }
})

describe('a projection', () => {
  const whole = { _id: 1, a: 1, l: [1, 2, 3, 4, 5], n: { x: 1, y: 2 }, o: [{ k: 1, v: 'x' }, { k: 2, v: 'y' }] }

  for (const [title, projection, expected] of PROJECTIONS) {
    it(title, async () => {
      const collection = await filled([whole])
      sameBson(await collection.findOne({}, { projection }), expected)
    })
  }

  it('takes the element the query found', async () => {
    const collection = await filled([whole])
    sameBson(await collection.findOne({ 'o.k': 2 }, { projection: { 'o.$': 1 } }), { _id: 1, o: [{ k: 2, v: 'y' }] })
  })

  it('refuses to name both what is wanted and what is not', async () => {
    const collection = await filled([whole])
    await rejects(collection.findOne({}, { projection: { a: 1, n: 0 } }), { code: 31_254 })
    await rejects(collection.findOne({}, { projection: { a: 0, n: 1 } }), { code: 31_253 })
  })
})
