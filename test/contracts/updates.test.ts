// Many updates as one command: what came of each, and when it is sent again.

import { deepEqual, equal, rejects } from 'node:assert/strict'
import mongoose, { type Connection, type mongo } from 'mongoose'
import { createUpdater, type Weighed } from '../../src/store/update.ts'
import { useStore } from './store.ts'

const LABEL = 'RetryableWriteError'

describe('updates', () => {
  const opened = useStore()
  const replacing = (_id: string, before: number, weight = 1): Weighed => (
    { update: { q: { _id, revision: before }, u: { revision: before + 1 }, upsert: true }, weight }
  )

  it('tell of each what came of it', async () => {
    const update = createUpdater(opened().db, 'updated')
    deepEqual(await update([replacing('a', 0), replacing('b', 0)]), [true, true])
    deepEqual(await update([replacing('a', 0), replacing('b', 1), replacing('c', 0)]), [false, true, true])
    deepEqual(await update([{ update: { q: { _id: 'c', revision: 7 }, u: { $set: { x: 1 } } }, weight: 1 }]), [true])
    const kept = await opened().db.collection<{ _id: string }>('updated').find().sort({ _id: 1 }).toArray()
    deepEqual(kept, [{ _id: 'a', revision: 1 }, { _id: 'b', revision: 2 }, { _id: 'c', revision: 1 }])
  })

  it('tell of what the server refuses for another reason', async () => {
    const update = createUpdater(opened().db, 'updated')
    const [odd, fine] = await update([{ update: { q: { _id: 'd' }, u: { $odd: 1 } }, weight: 1 }, replacing('e', 0)])
    deepEqual([odd instanceof mongoose.mongo.MongoServerError, fine], [true, true])
  })

  it('go out as several commands where they are too heavy for one', async () => {
    const { db, sizes } = played(() => ({ ok: 1 }))
    const update = createUpdater(db, 'any')
    const half = 4 * 1024 * 1024
    equal((await update([replacing('a', 0, half), replacing('b', 0, half), replacing('c', 0, 1)])).length, 3)
    equal((await update([replacing('d', 0, 9 * half)])).length, 1)
    deepEqual(sizes, [2, 1, 1])
  })

  const concern = (writeConcernError: object, others: object = {}) => (
    new mongoose.mongo.MongoWriteConcernError({ ok: 1, writeConcernError, ...others } as never)
  )
  const lost = { code: 64, errmsg: 'waiting for replication timed out' }
  const leaving = concern({ code: 91, errmsg: 'shutting down' }, { errorLabels: [LABEL] })
  for (const [title, replies, tries, outcome] of [
    ['are sent again where the server has left', [cut(LABEL), { ok: 1 }], 2, true],
    ['are sent again where the server is leaving', [leaving, { ok: 1 }], 2, true],
    ['find a second time what the first has written', [cut(LABEL), { ok: 1, writeErrors: [{ index: 0, code: 11000 }] }], 2, false],
    ['fail where they may not last', [concern(lost)], 1, 'waiting for replication timed out'],
    ['are refused where they would not last either', [concern(lost, { writeErrors: [{ index: 0, code: 11000 }] })], 1, false],
    ['fail after a second try', [leaving, leaving], 2, 'shutting down'],
  ] as const) {
    it(title, async () => {
      const { db, sizes } = played((n) => replies[n])
      const [found] = await createUpdater(db, 'any')([replacing('a', 0)])
      deepEqual([found instanceof Error ? found.message : found, sizes.length], [outcome, tries])
    })
  }

  it('are not sent again where that could not help', async () => {
    const { db, sizes } = played(() => cut())
    await rejects(createUpdater(db, 'any')([replacing('a', 0)]), { message: 'cut' })
    equal(sizes.length, 1)
  })
})

/** A connection whose server answers as told: the built-in one never leaves in the middle of a test. */
function played(reply: (n: number) => object | undefined): { db: Connection; sizes: number[] } {
  const sizes: number[] = []
  const command = async ({ updates }: { updates: readonly mongo.Document[] }) => {
    const told = reply(sizes.push(updates.length) - 1)
    if (told instanceof Error) throw told
    return told
  }
  return { db: { db: { command } } as unknown as Connection, sizes }
}

function cut(label?: string): mongo.MongoError {
  const error = new mongoose.mongo.MongoError('cut')
  if (label) error.addErrorLabel(label)
  return error
}
