// Thousands of random operations on the built-in database and on a plain model: both must give the same, step by step.

import { deepEqual } from 'node:assert/strict'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { openDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { progress } from '../support/progress.ts'
import { chooseSeed, createRandom } from '../support/random.ts'
import { applyTo, fromKept } from './random-database.ts'
import type { Kept } from './random-database.ts'
import { createModel, drawOperation, plain } from './random-model.ts'
import type { Operation, Row } from './random-model.ts'

const LONG = process.env['LONG'] === '1'
const COUNT = LONG ? 100_000 : 3_000
const SHRINKS = 300
const seed = chooseSeed()

type Difference = { readonly at: number; readonly words: string }

/** Does the operations on both and says where they first differ. */
async function findDifference(db: mongo.Db, operations: readonly Operation[]): Promise<Difference | undefined> {
  const model = createModel()
  const done = progress('random operations', operations.length, seed)
  const rows = db.collection<Kept>('random')
  await rows.drop()
  await rows.createIndex({ u: 1 }, { unique: true, sparse: true })
  for (const [at, operation] of operations.entries()) {
    done()
    const expected = model.apply(operation)
    const given = await applyTo(rows, operation).catch((error: unknown) => `failed: ${String(error)}`)
    if (given !== expected) return { at, words: `${JSON.stringify(operation)}: expected ${expected}, got ${given}` }
    if (at % 500 === 499 || at === operations.length - 1) {
      const words = await compareAll(db, model.rows())
      if (words !== undefined) return { at, words }
    }
  }
  return undefined
}

async function compareAll(db: mongo.Db, expected: readonly Row[]): Promise<string | undefined> {
  const found = (await db.collection<Kept>('random').find().sort({ _id: 1 }).toArray()).map(fromKept)
  const [want, got] = [expected.map(plain), found].map((rows) => JSON.stringify(rows))
  if (got !== want) return `expected ${want}, got ${got}`
  const { valid, errors } = await db.command({ validate: 'random', full: true })
  return valid === true ? undefined : `not sound: ${JSON.stringify(errors)}`
}

/** Leaves out pieces, large ones first, as long as what is left still differs. */
async function shrink(db: mongo.Db, operations: readonly Operation[]): Promise<readonly Operation[]> {
  let shortest = operations
  let tries = 0
  for (let piece = Math.ceil(shortest.length / 2); piece >= 1 && tries < SHRINKS; piece = piece === 1 ? 0 : Math.ceil(piece / 2)) {
    for (let from = 0; from < shortest.length && tries < SHRINKS; tries += 1) {
      const shorter = [...shortest.slice(0, from), ...shortest.slice(from + piece)]
      const difference = await findDifference(db, shorter)
      if (difference === undefined) from += piece
      else shortest = shorter.slice(0, difference.at + 1)
    }
  }
  return shortest
}

describe('random operations', () => {
  let opened: TestDatabase
  let client: mongo.MongoClient
  before(async () => {
    opened = await openDatabase()
    client = await mongoose.mongo.MongoClient.connect(opened.uri)
  })
  after(async () => {
    await client?.close()
    await opened?.close()
  })

  it(`give on the built-in database what they give on a plain model: ${COUNT} of them (SEED=${seed})`, async function () {
    this.timeout(LONG ? 0 : 120_000)
    const random = createRandom(seed)
    const operations = Array.from({ length: COUNT }, () => drawOperation(random))
    const db = client.db()
    const difference = await findDifference(db, operations)
    if (difference === undefined) return
    const shortest = await shrink(db, operations.slice(0, difference.at + 1))
    const again = await findDifference(db, shortest)
    deepEqual({ seed, ...again, operations: shortest.map((operation) => JSON.stringify(operation)) }, { seed }, difference.words)
  })
})
