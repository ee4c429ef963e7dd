// Reading one moment over several collections while others write: what a backup stands on.

import { deepEqual, equal, rejects } from 'node:assert/strict'

import { Timestamp } from 'bson'

import { builtIn } from '../support/database.ts'
import { useDriver } from '../support/driver.ts'

const { client, db, filled } = useDriver()

describe('a snapshot', () => {
  before(async function () {
    const hello = await db().command({ hello: 1 })
    const probe = { find: 'x', limit: 1, readConcern: { level: 'snapshot' } }
    const known = await db().command(probe).then(() => true, () => false)
    // Standalone servers of MongoDB have none.
    if (!known && hello['setName'] === undefined) this.skip()
  })

  it('shows every collection as it was, whatever is written since', async () => {
    const one = await filled(Array.from({ length: 500 }, (_, n) => ({ _id: n, state: 'old' })))
    const other = await filled([{ _id: 1, state: 'old' }])
    await one.createIndex({ state: 1 })
    const session = client().startSession({ snapshot: true })
    const cursor = one.find({}, { session, batchSize: 50 })
    equal((await cursor.next())?.['state'], 'old')
    await one.updateMany({}, { $set: { state: 'new' } })
    await one.deleteMany({ _id: { $gte: 250 as never } })
    await one.insertOne({ state: 'new' })
    await other.deleteMany({})
    const rest = await cursor.toArray()
    deepEqual([rest.length, rest.every(({ state }) => state === 'old')], [499, true])
    equal((await one.find({ state: 'old' }, { session }).toArray()).length, 500)
    deepEqual(await other.find({}, { session }).toArray(), [{ _id: 1, state: 'old' }])
    await session.endSession()
    deepEqual([await one.countDocuments(), await other.countDocuments()], [251, 0])
  })

  it('shows nothing of what came after it', async () => {
    const collection = await filled([{ n: 1 }])
    const session = client().startSession({ snapshot: true })
    equal((await collection.find({}, { session }).toArray()).length, 1)
    await collection.insertMany([{ n: 2 }, { n: 3 }])
    await collection.createIndex({ n: 1 })
    equal((await collection.find({ n: { $gte: 1 } }, { session }).toArray()).length, 1)
    await session.endSession()
  })

  it('ends with its session', async function () {
    // Servers of MongoDB keep the past for a while, whoever has read it.
    if (!builtIn) return this.skip()
    const collection = await filled([{ n: 1 }])
    const session = client().startSession({ snapshot: true })
    equal((await collection.find({}, { session }).toArray()).length, 1)
    await db().command({ endSessions: [session.id] })
    await rejects(collection.find({}, { session }).toArray(), { code: 239 })
    await session.endSession()
  })

  it('that is not held any more is refused', async () => {
    const collection = await filled([{ n: 1 }])
    const { cursor } = await db().command({ find: collection.collectionName, readConcern: { level: 'snapshot' } })
    const atClusterTime = new Timestamp({ t: cursor.atClusterTime.t - 1_000_000, i: 1 })
    const again = { find: collection.collectionName, readConcern: { level: 'snapshot', atClusterTime } }
    await rejects(db().command(again), { code: 239 })
  })
})
