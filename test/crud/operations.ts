// The operations of the unified test format, by name, through the official driver.

import type { mongo } from 'mongoose'

import { isFields } from './match.ts'
import type { Fields } from './match.ts'

type Collection = mongo.Collection
type Database = mongo.Db

/** What an operation is called on. */
export type Target = { readonly collection?: Collection; readonly database: Database }

type Perform = (target: Target, given: Arguments) => Promise<unknown>

// Test files are read as they are: the driver and the server, not the compiler, judge what is in them.
type Arguments = {
  readonly filter: mongo.Filter<mongo.Document>
  readonly update: mongo.Document
  readonly replacement: mongo.Document
  readonly document: mongo.Document
  readonly documents: readonly mongo.Document[]
  readonly pipeline: mongo.Document[]
  readonly requests: mongo.AnyBulkWriteOperation[]
  readonly fieldName: string
  readonly collection: string
  readonly options: mongo.Document
}

const on = (use: (collection: Collection, given: Arguments) => Promise<unknown>): Perform =>
  (target, given) => {
    if (target.collection === undefined) throw new TypeError('this operation needs a collection')
    return use(target.collection, given)
  }

const OPERATIONS: Readonly<Record<string, Perform>> = {
  aggregate: (target, { pipeline, options }) => (target.collection ?? target.database).aggregate(pipeline, options).toArray(),
  bulkWrite: on(async (collection, { requests, options }) => summary(await collection.bulkWrite(requests, options))),
  count: on((collection, { filter, options }) => collection.countDocuments(filter, options)),
  countDocuments: on((collection, { filter, options }) => collection.countDocuments(filter, options)),
  createCollection: ({ database }, { collection, options }) => database.createCollection(collection, options),
  deleteMany: on((collection, { filter, options }) => collection.deleteMany(filter, options)),
  deleteOne: on((collection, { filter, options }) => collection.deleteOne(filter, options)),
  distinct: on((collection, { fieldName, filter, options }) => collection.distinct(fieldName, filter, options)),
  dropCollection: ({ database }, { collection }) => database.dropCollection(collection).catch(() => false),
  estimatedDocumentCount: on((collection, { options }) => collection.estimatedDocumentCount(options)),
  find: on((collection, { filter, options }) => collection.find(filter, options).toArray()),
  findOne: on((collection, { filter, options }) => collection.findOne(filter, options)),
  findOneAndDelete: on((collection, { filter, options }) => collection.findOneAndDelete(filter, options)),
  findOneAndReplace: on((collection, { filter, replacement, options }) =>
    collection.findOneAndReplace(filter, replacement, options)),
  findOneAndUpdate: on((collection, { filter, update, options }) => collection.findOneAndUpdate(filter, update, options)),
  insertMany: on((collection, { documents, options }) => collection.insertMany([...documents], options)),
  insertOne: on((collection, { document, options }) => collection.insertOne(document, options)),
  replaceOne: on((collection, { filter, replacement, options }) => collection.replaceOne(filter, replacement, options)),
  updateMany: on((collection, { filter, update, options }) => collection.updateMany(filter, update, options)),
  updateOne: on((collection, { filter, update, options }) => collection.updateOne(filter, update, options)),
}

const NAMED = ['filter', 'update', 'replacement', 'document', 'documents', 'pipeline', 'requests', 'fieldName', 'collection']

/** Whether the runner can perform an operation of this name. */
export function isOperation(name: string): boolean {
  return name in OPERATIONS
}

/** Performs one operation and gives what the driver gave. */
export async function perform(target: Target, name: string, given: Fields): Promise<unknown> {
  const entries = Object.entries(given).filter(([key]) => !NAMED.includes(key) && key !== 'options')
  const options = Object.fromEntries(entries.map(([key, value]) => [key, key === 'returnDocument' ? lower(value) : value]))
  // The format names its arguments as this type does; what a test leaves out its operation does not use.
  return await OPERATIONS[name]?.(target, { filter: {}, ...given, options } as unknown as Arguments)
}

/** The counts and ids of a bulk write, which the driver keeps in accessors. */
export function summary(result: unknown): unknown {
  if (!isFields(result)) return result
  const names = ['insertedCount', 'matchedCount', 'modifiedCount', 'deletedCount', 'upsertedCount', 'upsertedIds',
    'insertedIds']
  return Object.fromEntries(names.map((name) => [name, result[name]]))
}

function lower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value
}
