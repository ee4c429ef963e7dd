// Brings documents of an older shape up to date at start, in batches, and notes which shape each collection has.

import type { Connection, mongo } from 'mongoose'
import { Fault } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { metaModel } from '../models/house.ts'

/** A document of any shape. */
export type AnyDocument = {
  readonly _id: string
  readonly schema: number
  readonly revision?: number
  readonly [field: string]: unknown
}

/** A change of a collection's documents from one schema number to the next. */
export type Migration = {
  readonly collection: string
  readonly from: number
  readonly to: number
  /** Pure; the schema number is set afterwards. */
  readonly change: (document: AnyDocument) => AnyDocument
}

const BATCH = 500

/** Runs the migrations that are still to be done, in the order of their numbers. Safe to run twice, or by two at once. */
export async function migrate(db: Connection, migrations: readonly Migration[], log: Log): Promise<void> {
  await refuseNewer(db, migrations)
  const steps = migrations.toSorted((a, b) => a.from - b.from)
  for (const step of steps) await run(db, step, log)
}

async function refuseNewer(db: Connection, migrations: readonly Migration[]): Promise<void> {
  for (const { _id, shape } of await metaModel.on(db).find().lean()) {
    const known = migrations.filter(({ collection }) => collection === _id).map(({ to }) => to)
    if (shape > Math.max(FIRST_SHAPE, ...known)) throw new Fault('STORE_TOO_NEW', { about: _id })
  }
}

async function run(db: Connection, step: Migration, log: Log): Promise<void> {
  const meta = metaModel.on(db)
  const kept = await meta.findById(step.collection).lean()
  if (kept && kept.shape >= step.to) return
  const count = await changeAll(db.collection<AnyDocument>(step.collection), step)
  await meta.updateOne({ _id: step.collection }, { $set: { shape: step.to, at: new Date() } }, { upsert: true })
  log.info('store.migrated', { collection: step.collection, to: step.to, count })
}

async function changeAll(documents: mongo.Collection<AnyDocument>, step: Migration): Promise<number> {
  let count = 0
  let batch: AnyDocument[] = []
  for await (const document of documents.find({ schema: step.from }, { batchSize: BATCH })) {
    batch.push(document)
    if (batch.length < BATCH) continue
    count += await write(documents, batch, step)
    batch = []
  }
  return count + await write(documents, batch, step)
}

// A document that someone else has changed in between is left alone: its schema number says who was first.
async function write(
  documents: mongo.Collection<AnyDocument>, batch: readonly AnyDocument[], step: Migration,
): Promise<number> {
  if (batch.length === 0) return 0
  const operations = batch.map((document) => {
    const { _id, revision } = document
    const filter = { _id, schema: step.from, ...(revision !== undefined && { revision }) }
    return { replaceOne: { filter, replacement: { ...step.change(document), schema: step.to } } }
  })
  const { modifiedCount } = await documents.bulkWrite(operations, { ordered: false })
  return modifiedCount
}
