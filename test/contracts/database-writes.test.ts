// What inserts, updates, deletes, upserts and bulks report, and what they leave behind when a part of them fails.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { sameBson, useDriver } from '../support/driver.ts'

type Document = mongo.Document

const { db, filled } = useDriver()

const all = (collection: mongo.Collection): Promise<Document[]> => collection.find().sort({ _id: 1 }).toArray()

async function failure(write: Promise<unknown>): Promise<mongo.MongoBulkWriteError> {
  const error = await write.then(() => undefined, (error: unknown) => error)
  if (error instanceof mongoose.mongo.MongoBulkWriteError) return error
  throw new Error('the write should fail in part', { cause: error })
}

const indexes = (error: mongo.MongoBulkWriteError): unknown => [error.writeErrors].flat().map(({ index }) => index)

describe('an insert of many', () => {
  const documents = [{ _id: 1 }, { _id: 2 }, { _id: 1, again: true }, { _id: 3 }, { _id: 2 }, { _id: 4 }] as unknown as Document[]

  it('in order stops at the first that fails', async () => {
    const collection = await filled()
    const error = await failure(collection.insertMany(documents))
    deepEqual([indexes(error), error.result.insertedCount, error.code], [[2], 2, 11_000])
    deepEqual(await all(collection), [{ _id: 1 }, { _id: 2 }])
  })

  it('without order goes on and names each that failed', async () => {
    const collection = await filled()
    const error = await failure(collection.insertMany(documents, { ordered: false }))
    deepEqual([indexes(error), error.result.insertedCount], [[2, 4], 4])
    deepEqual(await all(collection), [{ _id: 1 }, { _id: 2 }, { _id: 3 }, { _id: 4 }])
  })

  it('takes ten thousand at once', async () => {
    const collection = await filled()
    const { insertedCount } = await collection.insertMany(Array.from({ length: 10_000 }, (_, n) => ({ n, text: 'x'.repeat(100) })))
    equal(insertedCount, 10_000)
    equal(await collection.countDocuments({ n: { $gte: 5_000 } }), 5_000)
  })
})

describe('an update', () => {
  const rows = [{ _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: 2 }]
  const counts: readonly (readonly [title: string, filter: Document, update: Document, matched: number, modified: number])[] = [
    ['of one counts one', { a: 1 }, { $set: { b: 1 } }, 1, 1],
    ['that changes nothing counts as a match alone', { a: 2 }, { $set: { a: 2 } }, 1, 0],
    ['by zero counts as a match alone', { a: 2 }, { $inc: { a: 0 } }, 1, 0],
    ['of nothing counts nothing', { a: 9 }, { $set: { b: 1 } }, 0, 0],
  ]
  for (const [title, filter, update, matched, modified] of counts) {
    it(title, async () => {
      const { matchedCount, modifiedCount } = await (await filled(rows)).updateOne(filter, update)
      deepEqual([matchedCount, modifiedCount], [matched, modified])
    })
  }

  it('of many counts all, and those that change', async () => {
    const { matchedCount, modifiedCount } = await (await filled(rows)).updateMany({}, { $set: { a: 1 } })
    deepEqual([matchedCount, modifiedCount], [3, 1])
  })

  it('of many does not meet its own changes', async () => {
    const collection = await filled(Array.from({ length: 500 }, (_, n) => ({ n })))
    await collection.createIndex({ n: 1 })
    equal((await collection.updateMany({ n: { $gte: 0 } }, { $inc: { n: 1_000 } })).modifiedCount, 500)
    equal(await collection.countDocuments({ n: { $gte: 1_000, $lt: 1_500 } }), 500)
  })

  it('of many that fails in the middle names a conflict and leaves no document half done', async () => {
    const collection = await filled([{ _id: 1, u: 1 }, { _id: 2, u: 2 }])
    await collection.createIndex({ u: 1 }, { unique: true })
    await rejects(collection.updateMany({}, { $set: { u: 7, b: 1 } }), { code: 11_000 })
    const changed = await collection.countDocuments({ u: 7, b: 1 })
    const untouched = await collection.countDocuments({ b: { $exists: false }, u: { $in: [1, 2] } })
    deepEqual([changed <= 1, changed + untouched], [true, 2])
  })

  it('refuses a replacement of many', async () => {
    const collection = await filled(rows)
    const command = { update: collection.collectionName, updates: [{ q: {}, u: { a: 1 }, multi: true }] }
    const { writeErrors } = await db().command(command).catch((error) => error.errorResponse ?? error)
    equal(writeErrors[0].code, 9)
  })
})

describe('an upsert', () => {
  const upserts: readonly (readonly [title: string, filter: Document, update: Document | Document[], made: Document])[] = [
    ['takes the equalities of the query', { _id: 1, a: 1, b: { $eq: 2 } }, { $set: { c: 3 } }, { _id: 1, a: 1, b: 2, c: 3 }],
    ['leaves conditions out', { _id: 1, a: { $gt: 1 } }, { $set: { c: 3 } }, { _id: 1, c: 3 }],
    ['takes equalities within $and', { $and: [{ _id: 1 }, { a: 1 }] }, { $set: { c: 3 } }, { _id: 1, a: 1, c: 3 }],
    ['makes objects of paths', { _id: 1, 'a.b': 1 }, { $set: { 'a.c': 2 } }, { _id: 1, a: { b: 1, c: 2 } }],
    ['takes $setOnInsert', { _id: 1 }, { $setOnInsert: { a: 1 }, $set: { b: 2 } }, { _id: 1, a: 1, b: 2 }],
    ['puts _id first', { a: 1, _id: 1 }, { $set: { b: 1 } }, { _id: 1, a: 1, b: 1 }],
    ['counts up from nothing', { _id: 1 }, { $inc: { n: 5 } }, { _id: 1, n: 5 }],
    ['pushes to nothing', { _id: 1 }, { $push: { l: { $each: [1, 2, 3], $slice: -2 } } }, { _id: 1, l: [2, 3] }],
    ['works by a pipeline', { _id: 1, a: 1 }, [{ $set: { b: { $add: ['$a', 1] } } }], { _id: 1, a: 1, b: 2 }],
  ]
  for (const [title, filter, update, made] of upserts) {
    it(title, async () => {
      const collection = await filled()
      const result = await collection.updateOne(filter, update, { upsert: true })
      deepEqual([result.upsertedCount, result.upsertedId, result.matchedCount], [1, 1, 0])
      sameBson(await collection.findOne(), made)
    })
  }

  it('by a replacement takes the _id of the query and nothing else', async () => {
    const collection = await filled()
    await collection.replaceOne({ _id: 'k' as never, revision: 4 }, { revision: 5 }, { upsert: true })
    sameBson(await collection.findOne(), { _id: 'k', revision: 5 })
  })

  it('makes an ObjectId where the query names none', async () => {
    const collection = await filled()
    const { upsertedId } = await collection.updateOne({ a: 1 }, { $set: { b: 1 } }, { upsert: true })
    ok(upsertedId instanceof mongoose.mongo.ObjectId)
    sameBson(await collection.findOne(), { _id: upsertedId, a: 1, b: 1 })
  })

  it('refuses two values for one field', async () => {
    const collection = await filled()
    await rejects(collection.updateOne({ $and: [{ a: 1 }, { a: 2 }] }, { $set: { b: 1 } }, { upsert: true }), { code: 54 })
  })
})

describe('a delete', () => {
  it('of one takes one, of many all', async () => {
    const collection = await filled([{ _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: 1 }, { _id: 4 }])
    equal((await collection.deleteOne({ a: 1 })).deletedCount, 1)
    equal((await collection.deleteMany({ a: 1 })).deletedCount, 2)
    equal((await collection.deleteMany({ a: 1 })).deletedCount, 0)
    deepEqual(await all(collection), [{ _id: 4 }])
  })
})

describe('findAndModify', () => {
  const rows = [{ _id: 1, n: 5 }, { _id: 2, n: 9 }, { _id: 3, n: 7 }]
  const findAndModify = async (options: Document): Promise<Document> => {
    const collection = await filled(rows)
    return await db().command({ findAndModify: collection.collectionName, ...options })
  }
  const cases: readonly (readonly [title: string, options: Document, value: unknown, lastErrorObject: Document])[] = [
    ['gives what was there', { query: { _id: 1 }, update: { $inc: { n: 1 } } }, { _id: 1, n: 5 },
      { n: 1, updatedExisting: true }],
    ['gives what is there now', { query: { _id: 1 }, update: { $inc: { n: 1 } }, new: true }, { _id: 1, n: 6 },
      { n: 1, updatedExisting: true }],
    ['takes the first of a sort', { query: {}, sort: { n: -1 }, update: { $set: { top: true } }, fields: { _id: 1 } },
      { _id: 2 }, { n: 1, updatedExisting: true }],
    ['gives null where nothing is found', { query: { _id: 9 }, update: { $set: { n: 1 } } }, null,
      { n: 0, updatedExisting: false }],
    ['gives null before an upsert', { query: { _id: 9 }, update: { $set: { n: 1 } }, upsert: true }, null,
      { n: 1, updatedExisting: false, upserted: 9 }],
    ['gives what an upsert made', { query: { _id: 9 }, update: { $set: { n: 1 } }, upsert: true, new: true },
      { _id: 9, n: 1 }, { n: 1, updatedExisting: false, upserted: 9 }],
    ['gives what it removed', { query: {}, sort: { n: 1 }, remove: true }, { _id: 1, n: 5 }, { n: 1 }],
    ['takes a pipeline', { query: { _id: 1 }, update: [{ $set: { n: { $multiply: ['$n', 2] } } }], new: true },
      { _id: 1, n: 10 }, { n: 1, updatedExisting: true }],
  ]
  for (const [title, options, value, lastErrorObject] of cases) {
    it(title, async () => {
      const found = await findAndModify(options)
      sameBson(found['value'], value)
      deepEqual(found['lastErrorObject'], lastErrorObject)
    })
  }

  it('refuses to update and remove at once, and neither', async () => {
    await rejects(findAndModify({ query: {}, update: { $set: { a: 1 } }, remove: true }), { code: 9 })
    await rejects(findAndModify({ query: {}, remove: true, new: true }), { code: 9 })
    await rejects(findAndModify({ query: {} }), { code: 9 })
  })
})

describe('a bulk of several kinds', () => {
  const bulk: readonly mongo.AnyBulkWriteOperation[] = [
    { insertOne: { document: { _id: 1 as never, a: 1 } } },
    { updateOne: { filter: { a: 1 }, update: { $set: { b: 1 } } } },
    { insertOne: { document: { _id: 1 as never } } },
    { replaceOne: { filter: { _id: 2 as never }, replacement: { c: 1 }, upsert: true } },
    { updateMany: { filter: {}, update: { $set: { d: 1 } } } },
    { deleteOne: { filter: { _id: 9 as never } } },
    { deleteMany: { filter: { c: 1 } } },
  ]

  it('in order does what comes before the failure', async () => {
    const collection = await filled()
    const error = await failure(collection.bulkWrite(bulk))
    deepEqual([indexes(error), error.result.insertedCount, error.result.modifiedCount], [[2], 1, 1])
    deepEqual(await all(collection), [{ _id: 1, a: 1, b: 1 }])
  })

  it('without order does all that can be done', async () => {
    const collection = await filled()
    const error = await failure(collection.bulkWrite(bulk, { ordered: false }))
    deepEqual(indexes(error), [2])
    equal(error.result.insertedCount, 1)
    ok(await collection.countDocuments({ _id: 1 as never }))
  })
})
