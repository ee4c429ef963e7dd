// What the stores rely on when many write at once: one winner, no lost update, nothing sold twice.

import { deepEqual, equal } from 'node:assert/strict'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { useDriver } from '../support/driver.ts'

type Seat = { readonly _id: string; readonly taken: number }
type Conversation = { readonly _id: string; readonly revision: number; readonly by?: number }

const { db } = useDriver({ maxPoolSize: 64 })

const atOnce = <Result>(count: number, run: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => run(index)))

describe('many writers at once', () => {
  it('make one document of 200 upserts of one _id', async () => {
    const keys = db().collection<{ readonly _id: string }>('keys')
    const results = await atOnce(200, (by) => keys.updateOne({ _id: 'k' }, { $setOnInsert: { by } }, { upsert: true })
      .catch(refuseOnly11000))
    equal(await keys.countDocuments(), 1)
    equal(results.filter((result) => result?.upsertedCount === 1).length, 1)
  })

  it('make one document of 200 upserts of one unique key', async () => {
    const keys = db().collection('unique-keys')
    await keys.createIndex({ key: 1 }, { unique: true })
    const results = await atOnce(200, (by) => keys.updateOne({ key: 'k' }, { $setOnInsert: { by } }, { upsert: true })
      .catch(refuseOnly11000))
    equal(await keys.countDocuments(), 1)
    equal(results.filter((result) => result?.upsertedCount === 1).length, 1)
  })

  it('let one of 200 inserts of one _id through', async () => {
    const keys = db().collection<{ readonly _id: string; readonly by: number }>('inserts')
    const results = await atOnce(200, (by) => keys.insertOne({ _id: 'k', by }).catch(refuseOnly11000))
    equal(results.filter((result) => result !== undefined).length, 1)
  })

  it('never take more than the capacity under 1,000 conditional increments', async () => {
    const seats = db().collection<Seat>('seats')
    await seats.insertOne({ _id: 'slot', taken: 0 })
    const results = await atOnce(1_000, () => seats.updateOne({ _id: 'slot', taken: { $lt: 70 } }, { $inc: { taken: 1 } }))
    equal(results.filter(({ modifiedCount }) => modifiedCount === 1).length, 70)
    deepEqual(await seats.findOne(), { _id: 'slot', taken: 70 })
  })

  it('lose no increment out of 500', async () => {
    const seats = db().collection<Seat>('increments')
    await atOnce(500, () => seats.findOneAndUpdate({ _id: 'slot' }, { $inc: { taken: 1 } }, { upsert: true }))
    const [found] = await seats.find().toArray()
    equal(found?.taken, 500)
  })

  it('hand out a number once under 200 findOneAndUpdate', async () => {
    const seats = db().collection<Seat>('numbers')
    await seats.insertOne({ _id: 'next', taken: 0 })
    const given = await atOnce(200, () => seats.findOneAndUpdate({ _id: 'next' }, { $inc: { taken: 1 } },
      { returnDocument: 'after' }))
    equal(new Set(given.map((found) => found?.taken)).size, 200)
  })

  it('let one of 200 compare-and-sets on a revision through', async () => {
    const conversations = db().collection<Conversation>('conversations')
    await conversations.insertOne({ _id: 'c', revision: 7 })
    const results = await atOnce(200, (by) => conversations.replaceOne({ _id: 'c', revision: 7 }, { revision: 8, by }))
    const winner = results.findIndex(({ modifiedCount }) => modifiedCount === 1)
    equal(results.filter(({ matchedCount }) => matchedCount === 1).length, 1)
    deepEqual(await conversations.findOne(), { _id: 'c', revision: 8, by: winner })
  })

  it('name every loser of an unordered bulk of compare-and-set upserts by its index', async () => {
    const conversations = db().collection<Conversation>('bulk')
    await conversations.insertMany(Array.from({ length: 100 }, (_, id) => ({ _id: `c${id}`, revision: id % 3 })))
    const saves: mongo.AnyBulkWriteOperation<Conversation>[] = Array.from({ length: 110 }, (_, id) => ({
      replaceOne: { filter: { _id: `c${id}`, revision: 1 }, replacement: { revision: 2, by: id }, upsert: true },
    }))
    const error = await bulkError(conversations.bulkWrite(saves, { ordered: false }))
    const losers = Array.from({ length: 100 }, (_, id) => id).filter((id) => id % 3 !== 1)
    deepEqual(writeErrors(error).map(({ index, code }) => [index, code]), losers.map((index) => [index, 11_000]))
    equal(error.result.modifiedCount, 33)
    deepEqual(Object.keys(error.result.upsertedIds), Array.from({ length: 10 }, (_, extra) => `${100 + extra}`))
    equal(await conversations.countDocuments({ revision: 2, by: { $exists: true } }), 43)
  })

  it('let one of two racing bulks win each conversation', async () => {
    const conversations = db().collection<Conversation>('bulks')
    const ids = Array.from({ length: 50 }, (_, id) => `c${id}`)
    await conversations.insertMany(ids.map((_id) => ({ _id, revision: 0 })))
    const won = await atOnce(8, async (by) => {
      const saves = ids.map((_id) => ({
        replaceOne: { filter: { _id, revision: 0 }, replacement: { revision: 1, by }, upsert: true },
      }))
      const result = await conversations.bulkWrite(saves, { ordered: false }).catch(bulkResult)
      return result.modifiedCount
    })
    equal(won.reduce((sum, count) => sum + count, 0), 50)
    equal(await conversations.countDocuments({ revision: 1 }), 50)
  })

  it('delete a document once out of 100', async () => {
    const keys = db().collection('deletes')
    await keys.insertOne({ key: 1 })
    const results = await atOnce(100, () => keys.findOneAndDelete({ key: 1 }))
    equal(results.filter((found) => found !== null).length, 1)
  })
})

function refuseOnly11000(error: unknown): undefined {
  if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== 11_000) throw error
}

async function bulkError(write: Promise<unknown>): Promise<mongo.MongoBulkWriteError> {
  const error = await write.then(() => undefined, (error: unknown) => error)
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw new Error('the bulk should lose some', { cause: error })
  return error
}

function bulkResult(error: unknown): mongo.BulkWriteResult {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error
  return error.result
}

function writeErrors(error: mongo.MongoBulkWriteError): readonly mongo.WriteError[] {
  return [error.writeErrors].flat()
}
