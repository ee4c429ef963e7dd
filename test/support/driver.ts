// The official driver on a database of the test file's own, and comparisons that see BSON types and field order.

import { deepEqual } from 'node:assert/strict'

import { BSON, EJSON } from 'bson'
import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { openDatabase } from './database.ts'
import type { TestDatabase } from './database.ts'

/** What a test file works with: all of it is there from the file's `before` on. */
export type Driver = {
  readonly uri: () => string
  readonly client: () => mongo.MongoClient
  readonly db: () => mongo.Db
  /** A collection nobody has used yet, with these documents in it. */
  readonly filled: (documents?: readonly mongo.Document[]) => Promise<mongo.Collection>
}

/** Opens a database before the tests of the file (or `describe`) it is called in, and closes it after them. */
export function useDriver(options: mongo.MongoClientOptions = {}): Driver {
  let database: TestDatabase | undefined
  let client: mongo.MongoClient | undefined
  let count = 0
  before(async () => {
    database = await openDatabase()
    client = await mongoose.mongo.MongoClient.connect(database.uri, options)
  })
  after(async () => {
    await client?.close()
    await database?.close()
  })
  const opened = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('the database is open only within tests')
    return thing
  }
  const db = (): mongo.Db => opened(client).db()
  const filled = async (documents: readonly mongo.Document[] = []): Promise<mongo.Collection> => {
    const collection = db().collection(`c${count += 1}`)
    if (documents.length > 0) await collection.insertMany([...documents])
    return collection
  }
  return { uri: () => opened(database).uri, client: () => opened(client), db, filled }
}

/** Holds two values against each other as BSON: types, field order and all. */
export function sameBson(actual: unknown, expected: unknown): void {
  deepEqual(canonical(actual), canonical(expected))
}

/** Reads documents with every number in the type it is kept in. */
export const typed = { promoteValues: false } as const

function canonical(value: unknown): string {
  const kept = BSON.deserialize(BSON.serialize({ value }), { promoteValues: false })
  return EJSON.stringify(kept, { relaxed: false })
}
