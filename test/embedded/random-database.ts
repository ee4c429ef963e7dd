// The operations of the random test done by a real database, giving what the model gives.

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { plain } from './random-model.ts'
import type { Filter, Given, Operation, Row } from './random-model.ts'

/** A row as the database keeps it. */
export type Kept = Omit<Row, 'id'> & { readonly _id: number }

type Rows = mongo.Collection<Kept>

/** Reads a row as the database keeps it. */
export function fromKept({ _id: id, ...rest }: Kept): Row {
  return plain({ id, ...rest })
}

const toKept = ({ id: _id, ...rest }: Row): Kept => ({ _id, ...rest })

/** Does one operation and gives what came of it. */
export async function applyTo(rows: Rows, operation: Operation): Promise<Given> {
  switch (operation.kind) {
    case 'insert': return await unlessTaken(rows.insertOne(toKept(operation.row)))
    case 'replace': return await replace(rows, operation.row, operation.upsert)
    case 'set': return await changeFirst(rows, operation.filter, operation.a)
    case 'setMany': return counts(await rows.updateMany(query(operation.filter), { $set: { a: operation.a } }))
    case 'add': return counts(await rows.updateMany(query(operation.filter), add(operation.by)))
    case 'push': return await done(rows.updateOne({ _id: operation.id }, { $push: { b: { $each: [operation.value], $slice: -4 } } }))
    case 'unset': return counts(await rows.updateOne({ _id: operation.id }, { $unset: { a: '' } }))
    case 'claim': return await unlessTaken(rows.updateOne({ _id: operation.id }, { $set: { u: operation.u } }))
    case 'delete': return (await rows.findOneAndDelete(query(operation.filter), { sort: { _id: 1 } })) === null ? '0' : '1'
    case 'deleteMany': return String((await rows.deleteMany(query(operation.filter))).deletedCount)
    case 'find': return await found(rows, operation.filter)
    case 'count': return String(await rows.countDocuments(query(operation.filter)))
    case 'sorted': return await sorted(rows, operation)
    case 'bulk': return await insertMany(rows, operation.rows)
    case 'index': return await done(rows.createIndex({ [operation.field]: 1 }))
    case 'noIndex': return await done(rows.dropIndex(`${operation.field}_1`).catch(() => undefined))
  }
}

async function found(rows: Rows, filter: Filter): Promise<Given> {
  const read = (await rows.find(query(filter)).toArray()).map(fromKept)
  return JSON.stringify(read.toSorted((one, other) => one.id - other.id))
}

// The filter finds numbers alone; the driver's types know only what `a` may be.
const add = (by: number): mongo.UpdateFilter<Kept> => ({ $inc: { a: by } }) as unknown as mongo.UpdateFilter<Kept>

const done = (work: Promise<unknown>): Promise<Given> => work.then(() => 'done')

const unlessTaken = (work: Promise<unknown>): Promise<Given> => done(work).catch((error: unknown) => {
  if (error instanceof mongoose.mongo.MongoServerError && error.code === 11_000) return 'taken'
  throw error
})

const replace = (rows: Rows, { id: _id, ...replacement }: Row, upsert: boolean): Promise<Given> =>
  unlessTaken(rows.replaceOne({ _id }, replacement, { upsert }))

function counts({ matchedCount, modifiedCount }: mongo.UpdateResult): Given {
  return JSON.stringify([matchedCount, modifiedCount])
}

// findOneAndUpdate, because an update of one has no sort, and the model takes the first by _id.
async function changeFirst(rows: Rows, filter: Filter, a: number | string | null): Promise<Given> {
  const before = await rows.findOneAndUpdate(query(filter), { $set: { a } }, { sort: { _id: 1 } })
  if (before === null) return JSON.stringify([0, 0])
  return JSON.stringify([1, before.a === a ? 0 : 1])
}

async function sorted(rows: Rows, { filter, down, skip, limit }: Extract<Operation, { kind: 'sorted' }>): Promise<Given> {
  const found = await rows.find(query(filter), { sort: { a: down ? -1 : 1, _id: 1 }, skip, limit }).toArray()
  return JSON.stringify(found.map(({ _id }) => _id))
}

async function insertMany(rows: Rows, documents: readonly Row[]): Promise<Given> {
  const failed = await rows.insertMany(documents.map(toKept), { ordered: false }).then((): number[] => [], (error: unknown) => {
    if (error instanceof mongoose.mongo.MongoBulkWriteError) return [error.writeErrors].flat().map(({ index }) => index)
    throw error
  })
  return JSON.stringify(documents.map((_, index) => failed.includes(index) ? 'taken' : 'done'))
}

function query(filter: Filter): mongo.Filter<Kept> {
  switch (filter.by) {
    case 'id': return { _id: filter.id }
    case 'a': return { a: filter.is }
    case 'range': return { a: { $gte: filter.from, $lt: filter.to } }
    case 'element': return { b: filter.is }
    case 'path': return { 'c.d': { $in: [...filter.oneOf] } }
    case 'unique': return { u: filter.is }
  }
}
