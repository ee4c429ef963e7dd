// Which way a query goes, and over which stretch of an index.

import { deepEqual, equal, throws } from 'node:assert/strict'

import { Binary } from 'bson'

import { makeIndex, type Collection } from '../../../src/embedded/storage/catalog.ts'
import { choosePlan, type Plan } from '../../../src/embedded/query/plan.ts'
import { docOf, valueOf } from './values.ts'

const SPECS: readonly object[] = [
  { key: { _id: 1 }, name: '_id_' },
  { key: { a: 1 }, name: 'a' },
  { key: { b: 1, c: -1 }, name: 'b_c' },
  { key: { u: 1 }, name: 'u', unique: true },
  { key: { s: 1 }, name: 's', sparse: true },
  { key: { p: 1 }, name: 'p', partialFilterExpression: { on: true } },
]

const collection: Collection = {
  ns: 'x.y', db: 'x', name: 'y', id: 1, uuid: new Binary(Buffer.alloc(16), 4), options: new Map(), names: [], next: 1, count: 0,
  indexes: SPECS.map((spec, at) => makeIndex(at + 2, docOf(spec))),
}

function show(plan: Plan): string {
  if (plan.kind === 'union') return plan.plans.map(show).join(' or ')
  const marks = `${plan.sorted ? ' sorted' : ''}${plan.exact ? ' exact' : ''}`
  if (plan.kind !== 'index') return `${plan.kind}${marks}`
  return `${plan.index.name} ×${plan.ranges.length}${plan.reverse ? ' back' : ''}${marks}`
}

const CASES: readonly (readonly [filter: object, plan: string, sort?: object | undefined, hint?: unknown])[] = [
  [{}, 'scan sorted exact'],
  [{ _id: 1 }, 'id sorted exact'],
  [{ _id: 1, revision: 2 }, 'id sorted'],
  [{ _id: { $in: [1, 2] } }, '_id_ ×2 sorted exact'],
  [{ a: 1 }, 'a ×1 sorted exact'],
  [{ a: 1, z: 1 }, 'a ×1 sorted'],
  [{ a: { $gt: 1, $lte: 5 } }, 'a ×1 sorted exact'],
  [{ a: { $in: [3, 1, 3] } }, 'a ×2 sorted exact'],
  [{ a: null }, 'a ×1 sorted'],
  [{ a: /^ab/ }, 'a ×2 sorted'],
  [{ a: /ab/ }, 'scan sorted'],
  [{ a: { $ne: 1 } }, 'scan sorted'],
  [{ z: 1 }, 'scan sorted'],
  [{ $and: [{ a: 1 }, { z: 1 }] }, 'a ×1 sorted'],
  [{ $or: [{ a: 1 }, { u: 2 }] }, 'a ×1 sorted exact or u ×1 sorted exact'],
  [{ $or: [{ a: 1 }, { z: 2 }] }, 'scan sorted'],
  [{ a: 1, u: 1 }, 'u ×1 sorted'],
  [{ b: 1 }, 'b_c ×1 back sorted exact', { c: 1 }],
  [{ b: 1 }, 'b_c ×1 sorted exact', { c: -1 }],
  [{ b: 1, c: { $gte: 2 } }, 'b_c ×1 sorted exact', { c: -1 }],
  [{ b: { $in: [1, 2] } }, 'b_c ×2 exact', { c: -1 }],
  [{ b: { $gt: 1 } }, 'b_c ×1 exact', { c: 1 }],
  [{}, 'a ×1 sorted exact', { a: 1 }],
  [{}, 'a ×1 back sorted exact', { a: -1 }],
  [{}, 'b_c ×1 back sorted exact', { b: -1, c: 1 }],
  [{}, 'scan exact', { b: 1, c: 1 }],
  [{}, 'scan exact', { s: 1 }],
  [{ s: 1 }, 's ×1 sorted exact'],
  [{ s: null }, 'scan sorted'],
  [{ p: 1 }, 'scan sorted'],
  [{ p: 1, on: true }, 'p ×1 sorted'],
  [{ a: 1 }, 'b_c ×1 sorted', undefined, 'b_c'],
  [{ a: 1 }, 'scan sorted', undefined, { $natural: 1 }],
]

describe('the way of a query', () => {
  for (const [filter, expected, sort, hint] of CASES) {
    const wish = `${Object.entries(filter).map(([name, value]) => `${name}: ${value instanceof RegExp ? value : JSON.stringify(value)}`).join(', ')}`
    it(`for { ${wish} }${sort ? ` by ${JSON.stringify(sort)}` : ''}${hint ? ` with a hint` : ''} is ${expected}`, () => {
      const plan = choosePlan(collection, {
        filter: docOf(filter), ...(sort && { sort: docOf(sort) }), ...(hint !== undefined && { hint: valueOf(hint) }),
      })
      equal(show(plan), expected)
    })
  }

  it('is no index in order once it has held arrays', () => {
    const arrays = { ...collection, indexes: collection.indexes.map((index) => ({ ...index, multikey: true })) }
    equal(show(choosePlan(arrays, { filter: docOf({}), sort: docOf({ a: 1 }) })), 'scan exact')
    equal(show(choosePlan(arrays, { filter: docOf({ a: { $gt: 1, $lt: 5 } }) })), 'a ×1 sorted')
  })

  it('is refused for a hint that names no index', () => {
    throws(() => choosePlan(collection, { filter: docOf({}), hint: 'nobody' }), { code: 2 })
    deepEqual(show(choosePlan(collection, { filter: docOf({}), hint: valueOf({ a: 1 }) })), 'a ×1 sorted exact')
  })
})
