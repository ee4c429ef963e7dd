// Indexes: what unique, sparse, partial, compound, multikey and expiring ones promise, and how they are made and dropped.

import { deepEqual, equal, match, rejects } from 'node:assert/strict'

import { Decimal128, Double, Long } from 'bson'
import type { mongo } from 'mongoose'

import { builtIn } from '../support/database.ts'
import { useDriver } from '../support/driver.ts'

type Document = mongo.Document
type Spec = readonly [key: mongo.IndexSpecification, options?: mongo.CreateIndexesOptions]

const { client, db, filled } = useDriver()

const unique = { unique: true }

/** Writes that break a unique index, and those that must not. */
const CONFLICTS: readonly (readonly [title: string, index: Spec, there: Document, added: Document, keyValue: Document])[] = [
  ['the same value', [{ a: 1 }, unique], { a: 'x' }, { a: 'x' }, { a: 'x' }],
  ['an equal number of another type', [{ a: 1 }, unique], { a: 1 }, { a: new Double(1) }, { a: 1 }],
  ['an equal decimal', [{ a: 1 }, unique], { a: Long.fromNumber(5) }, { a: Decimal128.fromString('5.00') },
    { a: Decimal128.fromString('5.00') }],
  ['missing twice', [{ a: 1 }, unique], { b: 1 }, { b: 2 }, { a: null }],
  ['missing and null', [{ a: 1 }, unique], { b: 1 }, { a: null }, { a: null }],
  ['all fields of a compound index', [{ a: 1, b: -1 }, unique], { a: 1, b: 2 }, { a: 1, b: 2 }, { a: 1, b: 2 }],
  ['a path', [{ 'a.b': 1 }, unique], { a: { b: 1 } }, { a: { b: 1 } }, { 'a.b': 1 }],
  ['an element of two arrays', [{ a: 1 }, unique], { a: [1, 2] }, { a: [2, 3] }, { a: 2 }],
  ['the same within a partial index', [{ a: 1 }, { ...unique, partialFilterExpression: { open: true } }],
    { a: 1, open: true }, { a: 1, open: true }, { a: 1 }],
  ['the same in a sparse index', [{ a: 1 }, { ...unique, sparse: true }], { a: 1 }, { a: 1 }, { a: 1 }],
  ['null in a sparse index', [{ a: 1 }, { ...unique, sparse: true }], { a: null }, { a: null }, { a: null }],
]

const PEACE: readonly (readonly [title: string, index: Spec, there: Document, added: Document])[] = [
  ['one field of a compound index', [{ a: 1, b: 1 }, unique], { a: 1, b: 2 }, { a: 1, b: 3 }],
  ['missing twice in a sparse index', [{ a: 1 }, { ...unique, sparse: true }], { b: 1 }, { b: 1 }],
  ['one outside a partial index', [{ a: 1 }, { ...unique, partialFilterExpression: { open: true } }],
    { a: 1, open: true }, { a: 1, open: false }],
  ['a number and its text', [{ a: 1 }, unique], { a: 1 }, { a: '1' }],
  ['an element twice in one array', [{ a: 1 }, unique], { a: [5, 5] }, { a: [6, 6] }],
  ['texts that differ in case', [{ a: 1 }, unique], { a: 'x' }, { a: 'X' }],
]

describe('a unique index', () => {
  for (const [title, [key, options], there, added, keyValue] of CONFLICTS) {
    it(`refuses ${title}`, async () => {
      const collection = await filled([there])
      await collection.createIndex(key, options)
      const keyPattern = key
      await rejects(collection.insertOne(added), ({ code, message, keyPattern: pattern, keyValue: value }) => {
        deepEqual([code, pattern, JSON.stringify(value)], [11_000, keyPattern, JSON.stringify(keyValue)])
        match(message, new RegExp(`E11000 duplicate key error collection: ${db().databaseName}.* index: .* dup key: \\{`))
        return true
      })
      equal(await collection.countDocuments(), 1)
    })
  }

  for (const [title, [key, options], there, added] of PEACE) {
    it(`allows ${title}`, async () => {
      const collection = await filled([there])
      await collection.createIndex(key, options)
      await collection.insertOne(added)
      equal(await collection.countDocuments(), 2)
    })
  }

  it('says which one and what in its message', async () => {
    const collection = await filled([{ mail: 'x', n: 1 }])
    await collection.createIndex({ mail: 1, n: -1 }, { unique: true, name: 'one-each' })
    const where = `${db().databaseName}.${collection.collectionName}`
    const message = `E11000 duplicate key error collection: ${where} index: one-each dup key: { mail: "x", n: 1 }`
    await rejects(collection.insertOne({ mail: 'x', n: 1 }), { message })
  })

  it('holds against updates, also into a partial index', async () => {
    const collection = await filled([{ _id: 1, a: 1, open: true }, { _id: 2, a: 1, open: false }])
    await collection.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { open: true } })
    await rejects(collection.updateOne({ _id: 2 as never }, { $set: { open: true } }), { code: 11_000 })
    await collection.updateOne({ _id: 1 as never }, { $set: { open: false } })
    await collection.updateOne({ _id: 2 as never }, { $set: { open: true } })
  })

  it('lets a document keep its own value, and others take what is freed', async () => {
    const collection = await filled([{ _id: 1, a: [1, 2] }, { _id: 2, a: 3 }])
    await collection.createIndex({ a: 1 }, unique)
    await collection.updateOne({ _id: 1 as never }, { $set: { a: [2, 1, 4] } })
    await collection.deleteOne({ _id: 2 as never })
    await collection.insertOne({ a: [3] })
    await rejects(collection.insertOne({ a: 4 }), { code: 11_000 })
  })

  it('is not made over what breaks it', async () => {
    const collection = await filled([{ a: 1 }, { a: 1 }])
    await rejects(collection.createIndex({ a: 1 }, unique), { code: 11_000 })
    deepEqual((await collection.indexes()).map(({ name }) => name), ['_id_'])
  })
})

describe('an index that lets documents expire', () => {
  const quickly = async (): Promise<void> => {
    await client().db('admin').command({ setParameter: 1, ttlMonitorSleepSecs: 1 })
  }

  it('drops what is past its time, and nothing else', async function () {
    this.timeout(builtIn ? 10_000 : 70_000)
    await quickly()
    const past = new Date(Date.now() - 60_000)
    const future = new Date(Date.now() + 3_600_000)
    const collection = await filled([
      { _id: 'past', at: past }, { _id: 'future', at: future }, { _id: 'none' }, { _id: 'text', at: '2001-01-01' },
      { _id: 'one past', at: [future, past] }, { _id: 'recent', at: new Date() }, { _id: 'number', at: 1 },
    ])
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 30 })
    while (await collection.countDocuments() > 5) await new Promise(setImmediate)
    deepEqual((await collection.distinct('_id')).toSorted(), ['future', 'none', 'number', 'recent', 'text'])
  })

  it('minds its partial filter', async function () {
    this.timeout(builtIn ? 10_000 : 70_000)
    await quickly()
    const collection = await filled([{ _id: 'kept', at: new Date(0) }, { _id: 'gone', at: new Date(0), done: true }])
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 0, partialFilterExpression: { done: true } })
    while (await collection.countDocuments() > 1) await new Promise(setImmediate)
    deepEqual(await collection.distinct('_id'), ['kept'])
  })

  it('is changed by collMod', async () => {
    const collection = await filled([{ at: new Date() }])
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 3_600 })
    await db().command({ collMod: collection.collectionName, index: { keyPattern: { at: 1 }, expireAfterSeconds: 7_200 } })
    equal((await collection.indexes()).at(-1)?.['expireAfterSeconds'], 7_200)
  })
})

describe('indexes', () => {
  it('are listed with all that defines them', async () => {
    const collection = await filled([{ a: 1 }])
    await collection.createIndexes([
      { key: { a: 1, 'b.c': -1 }, unique: true },
      { key: { at: 1 }, expireAfterSeconds: 60, name: 'expire' },
      { key: { p: 1 }, partialFilterExpression: { p: { $gt: 5 } }, sparse: false },
      { key: { s: -1 }, sparse: true },
    ])
    const found = (await collection.listIndexes().toArray()).map((index) => Object.fromEntries(Object.entries(index)))
    deepEqual(found.slice(0, 3), [
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, 'b.c': -1 }, name: 'a_1_b.c_-1', unique: true },
      { v: 2, key: { at: 1 }, name: 'expire', expireAfterSeconds: 60 },
    ])
    deepEqual([found[3]?.['partialFilterExpression'], found[4]?.['sparse']], [{ p: { $gt: 5 } }, true])
  })

  it('are made once, however often asked for', async () => {
    const collection = await filled([{ a: 1 }])
    const command = { createIndexes: collection.collectionName, indexes: [{ key: { a: 1 }, name: 'a_1' }] }
    const counts = [await db().command(command), await db().command(command)]
      .map(({ numIndexesBefore, numIndexesAfter }) => [numIndexesBefore, numIndexesAfter])
    deepEqual(counts, [[1, 2], [2, 2]])
  })

  const clashes: readonly (readonly [title: string, key: Record<string, 1 | -1>, options: Document, code: number])[] = [
    ['one name for two keys', { b: 1 }, { name: 'a_1' }, 86],
    ['two names for one key', { a: 1 }, { name: 'other' }, 85],
    ['other options under one name', { a: 1 }, { unique: true }, 86],
  ]
  for (const [title, key, options, code] of clashes) {
    it(`refuse ${title}`, async () => {
      const collection = await filled([{ a: 1 }])
      await collection.createIndex({ a: 1 })
      await rejects(collection.createIndex(key, options), { code })
    })
  }

  const unmakable: readonly (readonly [title: string, index: Document])[] = [
    ['a direction of 0', { key: { a: 0 }, name: 'x' }],
    ['no fields', { key: {}, name: 'x' }],
    ['an operator as a field', { key: { $a: 1 }, name: 'x' }],
    ['an empty path', { key: { 'a..b': 1 }, name: 'x' }],
  ]
  for (const [title, index] of unmakable) {
    it(`refuse ${title}`, async () => {
      const collection = await filled([{ a: 1 }])
      await rejects(db().command({ createIndexes: collection.collectionName, indexes: [index] }), { code: 67 })
    })
  }

  it('refuse two arrays in one document', async () => {
    const collection = await filled([])
    await collection.createIndex({ a: 1, b: 1 })
    await rejects(collection.insertOne({ a: [1], b: [2] }), { code: 171 })
    await collection.insertOne({ a: [1, 2], b: 2 })
  })

  it('are dropped by name, by key and all at once, but for _id', async () => {
    const collection = await filled([{ a: 1 }])
    await collection.createIndexes([{ key: { a: 1 } }, { key: { b: 1 } }, { key: { c: 1 } }])
    await collection.dropIndex('a_1')
    await db().command({ dropIndexes: collection.collectionName, index: { b: 1 } })
    deepEqual((await collection.indexes()).map(({ name }) => name), ['_id_', 'c_1'])
    await rejects(collection.dropIndex('a_1'), { code: 27 })
    await rejects(collection.dropIndex('_id_'), { code: 72 })
    await collection.dropIndexes()
    deepEqual((await collection.indexes()).map(({ name }) => name), ['_id_'])
  })

  it('are not listed where there is no collection', async () => {
    await rejects(db().collection('nowhere').indexes(), { code: 26 })
  })
})
