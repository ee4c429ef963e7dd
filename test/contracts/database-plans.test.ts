// Which index a query goes by, as explain tells it, and that it reads no more documents than it must.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict'

import type { mongo } from 'mongoose'

import { useDriver } from '../support/driver.ts'

type Document = mongo.Document

/** The stages of a plan from the top down, each with the index it uses. */
function stagesOf(plan: Document): readonly string[] {
  const own = plan['indexName'] === undefined ? String(plan['stage']) : `${plan['stage']} ${plan['indexName']}`
  const inner: readonly Document[] = plan['inputStages'] ?? (plan['inputStage'] ? [plan['inputStage']] : [])
  return [own, ...inner.flatMap(stagesOf)]
}

const INDEXES: readonly mongo.IndexDescription[] = [
  { key: { a: 1, b: 1 } }, { key: { c: -1 } }, { key: { 'd.e': 1 } }, { key: { tags: 1 } },
  { key: { p: 1 }, partialFilterExpression: { open: true } }, { key: { s: 1 }, sparse: true },
]

const ROWS = Array.from({ length: 1_000 }, (_, n) => ({
  _id: n, a: n % 10, b: n, c: n, d: { e: n }, tags: [`t${n}`, `u${n % 7}`], p: n, open: n % 2 === 0, ...(n % 3 === 0 && { s: n }),
}))

const GOES_BY: readonly (readonly [title: string, filter: Document, index: string, read: number])[] = [
  ['equality', { c: 5 }, 'c_-1', 1],
  ['$in', { c: { $in: [5, 7, 5_000] } }, 'c_-1', 2],
  ['a range', { c: { $gte: 10, $lt: 20 } }, 'c_-1', 10],
  ['the prefix of a compound index', { a: 3 }, 'a_1_b_1', 100],
  ['the whole of a compound index', { a: 3, b: 13 }, 'a_1_b_1', 1],
  ['equality and a range', { a: 3, b: { $gt: 900 } }, 'a_1_b_1', 10],
  ['a path', { 'd.e': 4 }, 'd.e_1', 1],
  ['an element', { tags: 't44' }, 'tags_1', 1],
  ['a partial index the query falls into', { p: 4, open: true }, 'p_1', 1],
  ['a sparse index', { s: 9 }, 's_1', 1],
  ['a condition beside an indexed one', { c: { $lt: 10 }, d: { e: 4 } }, 'c_-1', 10],
]

const SCANS: readonly (readonly [title: string, filter: Document])[] = [
  ['a field without an index', { z: 1 }],
  ['the second field of a compound index alone', { b: 5 }],
  ['a partial index the query may leave', { p: 4 }],
  ['what a sparse index leaves out', { s: { $exists: false } }],
]

const { db, filled } = useDriver()

describe('a plan', () => {
  let collection: mongo.Collection
  before(async () => {
    collection = await filled(ROWS)
    await collection.createIndexes([...INDEXES])
  })

  for (const [title, filter, index, read] of GOES_BY) {
    it(`uses an index for ${title}`, async () => {
      const { queryPlanner, executionStats } = await collection.find(filter).explain('executionStats')
      ok(stagesOf(queryPlanner.winningPlan).includes(`IXSCAN ${index}`), JSON.stringify(queryPlanner.winningPlan))
      equal(executionStats.totalDocsExamined, read)
      equal(executionStats.nReturned, await collection.countDocuments(filter))
    })
  }

  for (const [title, filter] of SCANS) {
    it(`reads the collection for ${title}`, async () => {
      const { queryPlanner } = await collection.find(filter).explain()
      deepEqual(stagesOf(queryPlanner.winningPlan), ['COLLSCAN'])
    })
  }

  it('finds an _id at once', async () => {
    const { queryPlanner } = await collection.find({ _id: 5 as never }).explain()
    ok(/IDHACK|EXPRESS|IXSCAN _id_/.test(stagesOf(queryPlanner.winningPlan).join(' ')))
  })

  const sorts: readonly (readonly [title: string, filter: Document, sort: Record<string, 1 | -1>, index: string])[] = [
    ['along an index', {}, { c: -1 }, 'c_-1'],
    ['against an index', {}, { c: 1 }, 'c_-1'],
    ['by the fields after an equality', { a: 3 }, { b: -1 }, 'a_1_b_1'],
    ['within a range', { c: { $gt: 500 } }, { c: 1 }, 'c_-1'],
  ]
  for (const [title, filter, sort, index] of sorts) {
    it(`sorts ${title} without sorting`, async () => {
      const cursor = collection.find(filter, { sort, limit: 10 })
      const { queryPlanner, executionStats } = await cursor.explain('executionStats')
      const stages = stagesOf(queryPlanner.winningPlan)
      ok(stages.includes(`IXSCAN ${index}`) && !stages.includes('SORT'), stages.join(', '))
      ok(executionStats.totalDocsExamined <= 11)
    })
  }

  it('sorts in memory where no index helps', async () => {
    const { queryPlanner } = await collection.find().sort({ b: 1 }).explain()
    deepEqual(stagesOf(queryPlanner.winningPlan), ['SORT', 'COLLSCAN'])
  })

  it('follows a hint, by name or by key', async () => {
    for (const hint of ['c_-1', { c: -1 }] as const) {
      const { queryPlanner } = await collection.find({ a: 3 }).hint(hint).explain()
      ok(stagesOf(queryPlanner.winningPlan).includes('IXSCAN c_-1'))
    }
    const { queryPlanner } = await collection.find({ c: 3 }).hint({ $natural: 1 }).explain()
    deepEqual(stagesOf(queryPlanner.winningPlan), ['COLLSCAN'])
  })

  it('refuses a hint at an index that is not there', async () => {
    await rejects(collection.find({ a: 3 }).hint('nothing').toArray(), { code: 2 })
    await rejects(collection.updateOne({ a: 3 }, { $set: { x: 1 } }, { hint: 'nothing' }), { code: 2 })
  })

  it('is told for an update, a delete, a count and an aggregation too', async () => {
    const name = collection.collectionName
    const commands: readonly Document[] = [
      { update: name, updates: [{ q: { c: 5 }, u: { $set: { x: 1 } } }] },
      { delete: name, deletes: [{ q: { c: 5 }, limit: 1 }] },
      { count: name, query: { c: 5 } },
      { findAndModify: name, query: { c: 5 }, remove: true },
      { aggregate: name, pipeline: [{ $match: { c: 5 } }], cursor: {} },
    ]
    for (const explain of commands) {
      const told = await db().command({ explain, verbosity: 'queryPlanner' })
      ok(JSON.stringify(told).includes('c_-1'), Object.keys(explain)[0])
    }
    equal(await collection.countDocuments({ c: 5, x: { $exists: false } }), 1)
  })
})
