// What is written comes back byte for byte: every BSON type, field order, deep and large documents.

import { deepEqual, equal, rejects } from 'node:assert/strict'

import { BSON, Binary, BSONRegExp, Code, DBRef, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } from 'bson'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { sameBson, typed, useDriver } from '../support/driver.ts'

const VALUES: readonly (readonly [title: string, value: unknown])[] = [
  ['an int', new Int32(-5)],
  ['a long within 53 bits', Long.fromNumber(5)],
  ['a long beyond 53 bits', Long.fromString('-9223372036854775808')],
  ['a double that is whole', new Double(5)],
  ['minus zero', new Double(-0)],
  ['not a number', new Double(Number.NaN)],
  ['infinity', new Double(Number.NEGATIVE_INFINITY)],
  ['a decimal with its zeros', Decimal128.fromString('1.2300')],
  ['a decimal not a number', Decimal128.fromString('NaN')],
  ['a date before 1970', new Date(-123_456_789)],
  ['a date of milliseconds', new Date('2026-03-04T05:06:07.089Z')],
  ['an ObjectId', new ObjectId('65f0c0ffee65f0c0ffee65f0')],
  ['a binary', new Binary(Buffer.from([0, 255, 10]))],
  ['a UUID', new UUID('01234567-89ab-4def-8123-456789abcdef')],
  ['a binary of one’s own kind', new Binary(Buffer.from('x'), 0x80)],
  ['null', null],
  ['booleans', [true, false]],
  ['an expression', new BSONRegExp('^a|b$', 'im')],
  ['a timestamp', new Timestamp({ t: 1_700_000_000, i: 7 })],
  ['the smallest and the largest key', [new MinKey(), new MaxKey()]],
  ['code, which is kept and never run', new Code('return 1')],
  ['code with a scope', new Code('return a', { a: 1 })],
  ['a reference', new DBRef('units', new ObjectId('65f0c0ffee65f0c0ffee65f0'))],
  ['texts of all planes', '报警 à \u0000 \u{1F600}'],
  ['empty things', ['', {}, [], new Binary(Buffer.alloc(0))]],
  ['arrays in arrays', [[1, [2, [3, []]]], [{ a: [{ b: 1 }] }]]],
  ['names in any order', { z: 1, a: 2, 10: 3, 9: 4, '': 5, 'ключ': 6 }],
]

const { db, client, filled } = useDriver()

const rawBytes = async (collection: mongo.Collection): Promise<Buffer> => {
  const [raw] = await db().collection(collection.collectionName, { raw: true }).find().toArray()
  // With `raw` the driver gives the document's own bytes.
  return raw as unknown as Buffer
}

describe('a document', () => {
  for (const [title, value] of VALUES) {
    it(`keeps ${title}`, async () => {
      const document = { _id: 1, before: 'x', value, after: 'y' }
      const collection = await filled([document])
      deepEqual(Buffer.from(await rawBytes(collection)), Buffer.from(BSON.serialize(document)))
    })

    it(`keeps ${title} while a neighbour changes`, async () => {
      const document = { _id: 1, n: 1, value, after: { n: 1, value } }
      const collection = await filled([document])
      await collection.updateOne({}, { $inc: { n: 1, 'after.n': 1 }, $set: { more: { value } } })
      const expected = { _id: 1, n: 2, value, after: { n: 2, value }, more: { value } }
      deepEqual(Buffer.from(await rawBytes(collection)), Buffer.from(BSON.serialize(expected)))
    })
  }

  it('has _id first, wherever it was written', async () => {
    const collection = await filled()
    await collection.insertOne({ z: 1, a: 2, _id: 'x' as never })
    sameBson(await collection.findOne({}, typed), { _id: 'x', z: 1, a: 2 })
  })

  it('gets the order of its replacement, and keeps its _id', async () => {
    const collection = await filled([{ _id: 1, a: 1, b: 2 }])
    await collection.replaceOne({ _id: 1 as never }, { b: 3, a: 4 })
    sameBson(await collection.findOne({}, typed), { _id: 1, b: 3, a: 4 })
  })

  it('gets an ObjectId from the server when the driver gives none', async () => {
    const collection = await filled()
    await collection.insertOne({ a: 1 }, { forceServerObjectId: true })
    const found = await collection.findOne()
    const [[name, id] = [], ...others] = Object.entries(found ?? {})
    deepEqual([name, id instanceof mongoose.mongo.ObjectId, others], ['_id', true, [['a', 1]]])
  })

  it('may be a hundred levels deep, and is refused far beyond', async () => {
    const deep = (levels: number): mongo.Document => levels === 0 ? {} : { d: deep(levels - 1) }
    const collection = await filled([{ _id: 1, ...deep(95) }])
    sameBson(await collection.findOne(), { _id: 1, ...deep(95) })
    await rejects(collection.insertOne(deep(1_000)), mongoose.mongo.MongoServerError)
  })

  it('may have 15 megabytes, and not grow beyond 16', async () => {
    const half = 'x'.repeat(7_500_000)
    const collection = await filled([{ _id: 1, a: half, b: half }])
    const found = await collection.findOne()
    equal(found?.['b'].length, half.length)
    await rejects(collection.updateOne({}, { $set: { c: half } }), ({ code }) => [10_334, 17_419].includes(code))
    equal(await collection.countDocuments({ c: { $exists: true } }), 0)
  })

  it('of more than 16 megabytes is refused', async () => {
    const collection = await filled()
    const tooLarge = { insert: collection.collectionName, documents: [{ a: 'x'.repeat(16 * 1024 * 1024 + 1) }] }
    await rejects(db().command(tooLarge), ({ code, writeErrors }) => (code ?? writeErrors?.[0]?.code) !== undefined)
    await client().db().command({ ping: 1 })
    equal(await collection.countDocuments(), 0)
  })

  it('may not have an array or an expression as its _id', async () => {
    const collection = await filled()
    await rejects(collection.insertOne({ _id: [1] as never }), ({ code, message }) => [2, 53].includes(code) && /array/.test(message))
    await rejects(collection.insertOne({ _id: /x/ as never }), ({ code, message }) => [2, 53].includes(code) && /regex/.test(message))
  })
})
