// Cursors: batches, ten thousand documents, what happens while one is open, and when it is killed.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict'

import type { mongo } from 'mongoose'

import { useDriver } from '../support/driver.ts'

const { db, filled } = useDriver()

const numbers = (count: number): mongo.Document[] => Array.from({ length: count }, (_, n) => ({ _id: n, n, text: 'x'.repeat(50) }))

describe('a cursor', () => {
  let many: mongo.Collection
  before(async () => { many = await filled(numbers(10_000)) })

  for (const batchSize of [1_000, 77, 100_000]) {
    it(`gives ten thousand documents once each in batches of ${batchSize}`, async () => {
      const seen = new Set<unknown>()
      let count = 0
      for await (const { n } of many.find({}, { batchSize })) {
        seen.add(n)
        count += 1
      }
      deepEqual([seen.size, count], [10_000, 10_000])
    })
  }

  it('gives 101 documents in a first batch nobody sized', async () => {
    const { cursor } = await db().command({ find: many.collectionName })
    equal(cursor.firstBatch.length, 101)
    equal(cursor.ns, `${db().databaseName}.${many.collectionName}`)
    ok(cursor.id.toString() !== '0')
  })

  it('sorts, skips and limits over many batches', async () => {
    const found = await many.find({ n: { $gte: 100 } }, { batchSize: 10 }).sort({ n: -1 }).skip(5).limit(95).toArray()
    deepEqual(found.map(({ n }) => n), Array.from({ length: 95 }, (_, index) => 9_994 - index))
  })

  it('has a batch of nothing when asked for one', async () => {
    const { cursor } = await db().command({ find: many.collectionName, batchSize: 0 })
    equal(cursor.firstBatch.length, 0)
    const next = await db().command({ getMore: cursor.id, collection: many.collectionName, batchSize: 3 })
    equal(next['cursor'].nextBatch.length, 3)
  })

  it('is over after a single batch', async () => {
    const { cursor } = await db().command({ find: many.collectionName, limit: 5, singleBatch: true, batchSize: 3 })
    deepEqual([cursor.firstBatch.length, cursor.id.toString()], [3, '0'])
  })

  it('has id 0 once it is exhausted', async () => {
    const { cursor } = await db().command({ find: many.collectionName, limit: 5, batchSize: 5 })
    deepEqual([cursor.firstBatch.length, cursor.id.toString()], [5, '0'])
  })

  it('ends in batches of at most 16 megabytes', async () => {
    const large = await filled(Array.from({ length: 20 }, (_, _id) => ({ _id, text: 'x'.repeat(1_500_000) })))
    const { cursor } = await db().command({ find: large.collectionName, batchSize: 1_000 })
    ok(cursor.firstBatch.length <= 11 && cursor.firstBatch.length >= 1)
    equal((await large.find().toArray()).length, 20)
  })

  it('is gone when killed', async () => {
    const collection = many.collectionName
    const { cursor } = await db().command({ find: collection, batchSize: 5 })
    const killed = await db().command({ killCursors: collection, cursors: [cursor.id] })
    deepEqual([killed['cursorsKilled'].length, killed['cursorsNotFound'].length], [1, 0])
    await rejects(db().command({ getMore: cursor.id, collection }), { code: 43 })
    const again = await db().command({ killCursors: collection, cursors: [cursor.id] })
    deepEqual([again['cursorsKilled'].length, again['cursorsNotFound'].length], [0, 1])
  })

  it('belongs to its collection', async () => {
    const { cursor } = await db().command({ find: many.collectionName, batchSize: 5 })
    await rejects(db().command({ getMore: cursor.id, collection: 'another' }), { code: 13 })
  })

  it('is killed with its collection', async () => {
    const collection = await filled(numbers(500))
    const { cursor } = await db().command({ find: collection.collectionName, batchSize: 5 })
    await collection.drop()
    await rejects(db().command({ getMore: cursor.id, collection: collection.collectionName }),
      ({ code }) => [43, 175].includes(code))
  })

  it('meets no document twice while others are written', async () => {
    const collection = await filled(numbers(2_000))
    await collection.createIndex({ n: 1 })
    const seen: number[] = []
    for await (const { _id, n } of collection.find({}, { batchSize: 50 })) {
      seen.push(Number(_id))
      if (n % 100 === 0) await collection.insertOne({ n: -1 })
      if (n % 10 === 1) await collection.updateOne({ _id }, { $set: { text: 'y'.repeat(500) } })
    }
    const old = seen.filter((id) => !Number.isNaN(id))
    equal(new Set(old).size, 2_000)
    equal(old.length, 2_000)
  })

  it('of an aggregation comes in batches too', async () => {
    const found = await many.aggregate([{ $match: { n: { $lt: 500 } } }, { $set: { twice: { $multiply: ['$n', 2] } } }],
      { batchSize: 30 }).toArray()
    deepEqual([found.length, new Set(found.map(({ twice }) => twice)).size], [500, 500])
  })

  it('of nothing is empty', async () => {
    deepEqual(await db().collection('nowhere').find().toArray(), [])
    deepEqual(await db().collection('nowhere').aggregate([{ $match: {} }]).toArray(), [])
  })
})
