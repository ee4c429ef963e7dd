// Aggregations that the project's counts, reports and exports are made of, and what is refused.

import { deepEqual, rejects } from 'node:assert/strict'

import mongoose from 'mongoose'
import type { mongo } from 'mongoose'

import { sameBson, useDriver } from '../support/driver.ts'

const { Long } = mongoose.mongo

type Document = mongo.Document

const CASES: readonly Document[] = [
  { _id: 1, unit: 'east', kind: 'tip', hours: 5, tags: ['a', 'b'], at: new Date('2026-01-31T23:30:00Z') },
  { _id: 2, unit: 'west', kind: 'tip', hours: 1, tags: ['b'], at: new Date('2026-02-01T01:00:00Z') },
  { _id: 3, unit: 'east', kind: 'complaint', hours: 9, tags: [], at: new Date('2026-02-10T10:00:00Z') },
  { _id: 4, unit: 'east', kind: 'tip', hours: Long.fromNumber(7), at: new Date('2026-03-01T00:00:00Z') },
]

const UNITS: readonly Document[] = [{ _id: 'east', name: 'East Station' }, { _id: 'west', name: 'West Station' }]

const PIPELINES: readonly (readonly [title: string, pipeline: readonly Document[], found: readonly Document[]])[] = [
  ['groups and counts', [{ $group: { _id: '$unit', n: { $sum: 1 }, hours: { $sum: '$hours' } } }, { $sort: { _id: 1 } }],
    [{ _id: 'east', n: 3, hours: 21 }, { _id: 'west', n: 1, hours: 1 }]],
  ['groups all as one', [{ $group: { _id: null, least: { $min: '$hours' }, most: { $max: '$hours' }, mean: { $avg: '$hours' } } }],
    [{ _id: null, least: 1, most: 9, mean: 5.5 }]],
  ['groups by two fields', [{ $group: { _id: { unit: '$unit', kind: '$kind' }, n: { $sum: 1 } } }, { $sort: { n: -1, '_id.unit': 1 } },
    { $limit: 1 }], [{ _id: { unit: 'east', kind: 'tip' }, n: 2 }]],
  ['gathers first, last and all', [{ $sort: { _id: 1 } }, { $group: { _id: '$unit', first: { $first: '$_id' }, last: { $last: '$_id' },
    all: { $push: '$_id' } } }, { $sort: { _id: 1 } }],
  [{ _id: 'east', first: 1, last: 4, all: [1, 3, 4] }, { _id: 'west', first: 2, last: 2, all: [2] }]],
  ['unwinds', [{ $unwind: '$tags' }, { $sort: { _id: 1, tags: 1 } }, { $project: { tags: 1 } }],
    [{ _id: 1, tags: 'a' }, { _id: 1, tags: 'b' }, { _id: 2, tags: 'b' }]],
  ['unwinds and keeps the empty', [{ $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'at' } },
    { $match: { _id: { $gte: 2 } } }, { $sort: { _id: 1 } }, { $project: { tags: 1, at: 1 } }],
  [{ _id: 2, at: 0, tags: 'b' }, { _id: 3, at: null }, { _id: 4, at: null }]],
  ['counts', [{ $match: { kind: 'tip' } }, { $count: 'n' }], [{ n: 3 }]],
  ['counts by value', [{ $unwind: '$tags' }, { $sortByCount: '$tags' }], [{ _id: 'b', count: 2 }, { _id: 'a', count: 1 }]],
  ['looks up', [{ $match: { _id: 1 } }, { $lookup: { from: 'units', localField: 'unit', foreignField: '_id', as: 'u' } },
    { $project: { 'u.name': 1 } }], [{ _id: 1, u: [{ name: 'East Station' }] }]],
  ['looks up by a pipeline', [{ $match: { _id: 2 } }, { $lookup: { from: 'units', let: { unit: '$unit' }, as: 'u',
    pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$unit'] } } }, { $project: { _id: 0 } }] } }, { $project: { u: 1 } }],
  [{ _id: 2, u: [{ name: 'West Station' }] }]],
  ['joins another collection on', [{ $project: { _id: 1 } }, { $unionWith: { coll: 'units', pipeline: [{ $project: { _id: 1 } }] } },
    { $count: 'n' }], [{ n: 6 }]],
  ['faces several ways', [{ $facet: { tips: [{ $match: { kind: 'tip' } }, { $count: 'n' }], long: [{ $match: { hours: { $gt: 6 } } },
    { $sort: { _id: 1 } }, { $project: { _id: 1 } }] } }], [{ tips: [{ n: 3 }], long: [{ _id: 3 }, { _id: 4 }] }]],
  ['fills buckets', [{ $bucket: { groupBy: '$hours', boundaries: [0, 5, 8], default: 'more' } }],
    [{ _id: 0, count: 1 }, { _id: 5, count: 2 }, { _id: 'more', count: 1 }]],
  ['counts days in Shanghai', [{ $group: { _id: { $dateToString: { date: '$at', format: '%Y-%m', timezone: 'Asia/Shanghai' } },
    n: { $sum: 1 } } }, { $sort: { _id: 1 } }], [{ _id: '2026-02', n: 3 }, { _id: '2026-03', n: 1 }]],
  ['cuts dates', [{ $match: { _id: 1 } }, { $project: { day: { $dateTrunc: { date: '$at', unit: 'day', timezone: '+08:00' } } } }],
    [{ _id: 1, day: new Date('2026-01-31T16:00:00Z') }]],
  ['reckons with dates', [{ $match: { _id: 3 } }, { $project: { due: { $dateAdd: { startDate: '$at', unit: 'day', amount: 15 } },
    days: { $dateDiff: { startDate: '$at', endDate: new Date('2026-02-25T10:00:00Z'), unit: 'day' } } } }],
  [{ _id: 3, due: new Date('2026-02-25T10:00:00Z'), days: Long.fromNumber(15) }]],
  ['maps and filters', [{ $match: { _id: 1 } }, { $project: { up: { $map: { input: '$tags', as: 't', in: { $toUpper: '$$t' } } },
    b: { $filter: { input: '$tags', cond: { $eq: ['$$this', 'b'] } } }, n: { $size: '$tags' } } }],
  [{ _id: 1, up: ['A', 'B'], b: ['b'], n: 2 }]],
  ['decides', [{ $sort: { _id: 1 } }, { $project: { late: { $cond: [{ $gt: ['$hours', 6] }, 'yes', 'no'] } } }, { $limit: 3 }],
    [{ _id: 1, late: 'no' }, { _id: 2, late: 'no' }, { _id: 3, late: 'yes' }]],
  ['falls back', [{ $match: { _id: 4 } }, { $project: { tags: { $ifNull: ['$tags', []] } } }], [{ _id: 4, tags: [] }]],
  ['replaces the root', [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { unit: '$unit', at: { $year: '$at' } } } }],
    [{ unit: 'east', at: 2026 }]],
  ['unsets', [{ $match: { _id: 2 } }, { $unset: ['at', 'tags', 'hours'] }], [{ _id: 2, unit: 'west', kind: 'tip' }]],
  ['numbers rows', [{ $setWindowFields: { partitionBy: '$unit', sortBy: { _id: 1 }, output: { row: { $documentNumber: {} } } } },
    { $sort: { _id: 1 } }, { $project: { row: 1 } }],
  [{ _id: 1, row: 1 }, { _id: 2, row: 1 }, { _id: 3, row: 2 }, { _id: 4, row: 3 }]],
]

const REFUSED: readonly (readonly [title: string, pipeline: readonly Document[], code: number])[] = [
  ['an unknown stage', [{ $foo: {} }], 40_324],
  ['a stage of two', [{ $match: {}, $limit: 1 }], 40_323],
  ['$out before the end', [{ $out: 'x' }, { $match: {} }], 40_601],
  ['an unknown expression', [{ $set: { x: { $foo: 1 } } }], 168],
  ['an unknown accumulator', [{ $group: { _id: 1, x: { $foo: 1 } } }], 15_952],
  ['a group without _id', [{ $group: { x: { $sum: 1 } } }], 15_955],
  ['a limit of nothing', [{ $limit: 0 }], 15_958],
  ['an unknown variable', [{ $project: { x: '$$nobody' } }], 17_276],
]

const { db } = useDriver()

describe('an aggregation', () => {
  before(async () => {
    await db().collection('cases').insertMany([...CASES])
    await db().collection('units').insertMany([...UNITS])
  })

  const run = (pipeline: readonly Document[]): Promise<Document[]> => db().collection('cases').aggregate([...pipeline]).toArray()

  for (const [title, pipeline, found] of PIPELINES) {
    it(title, async () => deepEqual(await run(pipeline), found.map(promoted)))
  }

  for (const [title, pipeline, code] of REFUSED) {
    it(`refuses ${title}`, () => rejects(run(pipeline), { code }))
  }

  it('writes its result out in place of what was there', async () => {
    await db().collection('report').insertOne({ old: true })
    await run([{ $group: { _id: '$kind', n: { $sum: 1 } } }, { $out: 'report' }])
    sameBson(await db().collection('report').find().sort({ _id: 1 }).toArray(), [{ _id: 'complaint', n: 1 }, { _id: 'tip', n: 3 }])
  })

  it('merges its result into what is there', async () => {
    await db().collection('totals').insertMany([{ _id: 'east' as never, kept: 1, n: 0 }, { _id: 'south' as never, n: 0 }])
    await run([{ $group: { _id: '$unit', n: { $sum: 1 } } }, { $merge: { into: 'totals', whenMatched: 'merge' } }])
    sameBson(await db().collection('totals').find().sort({ _id: 1 }).toArray(),
      [{ _id: 'east', kept: 1, n: 3 }, { _id: 'south', n: 0 }, { _id: 'west', n: 1 }])
  })

  it('gives the different values of a field, array elements one by one', async () => {
    deepEqual(await db().collection('cases').distinct('tags'), ['a', 'b'])
    deepEqual(await db().collection('cases').distinct('unit', { kind: 'complaint' }), ['east'])
  })

  it('of the database needs no collection', async () => {
    deepEqual(await db().aggregate([{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }]).toArray(), [{ a: 2 }])
  })

  it('gives up when its time is over', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => ({ n, text: 'x'.repeat(200) }))
    await db().collection('slow').insertMany(rows)
    const slow = [{ $sort: { text: 1, n: -1 } }, { $group: { _id: '$n', all: { $push: '$text' } } }, { $sort: { all: 1 } }]
    await rejects(db().collection('slow').aggregate(slow, { maxTimeMS: 1 }).toArray(), { code: 50 })
  })
})

// The driver turns longs within 53 bits into numbers.
function promoted(document: Document): Document {
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, value instanceof Long ? value.toNumber() : value]))
}
