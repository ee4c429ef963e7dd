// Follows a plan to the documents: in pieces, so that nothing stays open between two batches.

import { mongoError } from '../errors.ts'
import { decode } from '../bson/decode.ts'
import type { Doc, Value } from '../bson/values.ts'
import type { Collection, IndexField } from '../storage/catalog.ts'
import type { Engine, Range } from '../storage/engine.ts'
import { sortKey } from '../storage/index-keys.ts'
import type { Records, Stored } from '../storage/records.ts'
import { compileFilter, type Expressions, type Matcher } from './match.ts'
import type { Hit } from './paths.ts'
import { choosePlan, sortFields, type IndexPlan, type Plan } from './plan.ts'

/** What is looked for, in which order, and how much of it. */
export type Query = {
  readonly filter: Doc
  readonly sort?: Doc | undefined
  readonly hint?: Value
  readonly skip?: number
  readonly limit?: number
}

/** A document that was found; `document` decodes it when first asked. */
export type Found = Stored & { readonly document: () => Doc; readonly hit: Hit }

/** How much was looked at. */
export type Effort = { keys: number; documents: number }

/** Finds documents. */
export type Finder = {
  readonly find: (collection: Collection, query: Query, effort?: Effort) => Iterable<Found>
  readonly count: (collection: Collection, filter: Doc, query: Omit<Query, 'filter'>) => number
}

const FIRST_PIECE = 16
const LARGEST_PIECE = 1024
const LOOK_AT_CLOCK = 64
const MOST_SORT_BYTES = 100 * 2 ** 20

/** What a finder works with; it gives up when `isLate` says so. */
export type FinderTools = {
  readonly engine: Engine
  readonly records: Records
  readonly expressions: Expressions
  readonly isLate: () => boolean
}

/** Makes a finder for what is stored. */
export function createFinder({ engine, records, expressions, isLate }: FinderTools): Finder {
  function* places(collection: Collection, plan: Plan, effort: Effort): Iterable<number> {
    switch (plan.kind) {
      case 'id': return yield* idPlace(records, collection, plan.id)
      case 'scan': return yield* scanPlaces(records, collection, plan.reverse)
      case 'index': return yield* indexPlaces(engine, plan, effort)
      case 'union': return yield* unionPlaces(plan.plans.map((each) => places(collection, each, effort)))
    }
  }

  function* matches(collection: Collection, plan: Plan, { matcher, effort }: { matcher: Matcher; effort: Effort }): Iterable<Found> {
    for (const at of places(collection, plan, effort)) {
      const bytes = records.read(collection, at)
      if (!bytes) continue
      effort.documents += 1
      if (effort.documents % LOOK_AT_CLOCK === 0 && isLate()) throw mongoError('MaxTimeMSExpired', 'operation exceeded time limit')
      const found = makeFound(at, bytes)
      if (plan.exact || matcher(found.document(), found.hit)) yield found
    }
  }

  const find = (collection: Collection, query: Query, effort: Effort = { keys: 0, documents: 0 }) => {
    const plan = choosePlan(collection, query)
    if (plan.kind === 'index') plan.index.uses += 1
    const found = matches(collection, plan, { matcher: compileFilter(query.filter, expressions), effort })
    const sorted = plan.sorted ? found : sortFound(found, sortFields(query.sort), query)
    return cut(sorted, query)
  }

  const count = (collection: Collection, filter: Doc, query: Omit<Query, 'filter'>) => {
    const skip = query.skip ?? 0
    const limit = query.limit || Infinity
    if (filter.size === 0 && query.hint === undefined) return Math.min(limit, Math.max(0, records.count(collection) - skip))
    const plan = choosePlan(collection, { filter, hint: query.hint })
    if (plan.kind === 'index' && plan.exact && !plan.index.multikey) {
      const sum = plan.ranges.reduce((total, range) => total + engine.count('keys', range), 0)
      return Math.min(limit, Math.max(0, sum - skip))
    }
    let counted = 0
    for (const _ of find(collection, { ...query, filter })) counted += 1
    return counted
  }

  return { find, count }
}

function makeFound(at: number, bytes: Buffer): Found {
  let decoded: Doc | undefined
  return { at, bytes, hit: { place: undefined }, document: () => (decoded ??= decode(bytes)) }
}

function* idPlace(records: Records, collection: Collection, id: Value): Iterable<number> {
  const found = records.findById(collection, id)
  if (found) yield found.at
}

// Each piece is read whole before its places are given out: whoever takes them may write, or wait for the next batch.
function* scanPlaces(records: Records, collection: Collection, reverse: boolean): Iterable<number> {
  let size = FIRST_PIECE
  let next: number | undefined = reverse ? undefined : 0
  for (;;) {
    const piece: number[] = records.places(collection, { from: next, reverse, most: size })
    yield* piece
    const last = piece.at(-1)
    if (last === undefined || piece.length < size) return
    next = reverse ? last : last + 1
    size = Math.min(size * 4, LARGEST_PIECE)
  }
}

function* indexPlaces(engine: Engine, plan: IndexPlan, effort: Effort): Iterable<number> {
  const seen = new Set<number>()
  for (const range of plan.reverse ? plan.ranges.toReversed() : plan.ranges) {
    for (const at of rangePlaces(engine, { ...range, reverse: plan.reverse })) {
      effort.keys += 1
      if (seen.has(at)) continue
      seen.add(at)
      yield at
    }
  }
}

function* rangePlaces(engine: Engine, range: Range): Iterable<number> {
  let size = FIRST_PIECE
  let { start, end } = range
  for (;;) {
    const piece: number[] = []
    for (const { key, value } of engine.range('keys', { ...range, start, end })) {
      piece.push(value.readUIntBE(0, 6))
      if (range.reverse) end = key
      else start = Buffer.concat([key, ZERO])
      if (piece.length === size) break
    }
    yield* piece
    if (piece.length < size) return
    size = Math.min(size * 4, LARGEST_PIECE)
  }
}

const ZERO = Buffer.from([0])

function* unionPlaces(branches: readonly Iterable<number>[]): Iterable<number> {
  const seen = new Set<number>()
  for (const branch of branches) {
    for (const at of branch) {
      if (seen.has(at)) continue
      seen.add(at)
      yield at
    }
  }
}

function* cut(found: Iterable<Found>, { skip = 0, limit = 0 }: Query): Iterable<Found> {
  let passed = 0
  for (const each of found) {
    passed += 1
    if (passed > skip) yield each
    if (limit > 0 && passed === skip + limit) return
  }
}

type Keyed = { readonly key: Buffer; readonly found: Found }

// Keeps the keys and lets go of decoded documents; with a limit, no more than twice as many as are wanted.
function* sortFound(found: Iterable<Found>, fields: readonly IndexField[], { skip = 0, limit = 0 }: Query): Iterable<Found> {
  const most = limit > 0 ? skip + limit : Infinity
  let kept: Keyed[] = []
  let held = 0
  for (const each of found) {
    const key = sortKey(fields, each.document())
    kept.push({ key, found: { ...makeFound(each.at, each.bytes), hit: each.hit } })
    held += key.length + each.bytes.length
    if (kept.length > most * 2 + 100) kept = order(kept).slice(0, most)
    else if (held > MOST_SORT_BYTES && most === Infinity) throw tooMuch()
  }
  for (const each of order(kept)) yield each.found
}

function order(kept: readonly Keyed[]): Keyed[] {
  return kept.toSorted((a, b) => Buffer.compare(a.key, b.key) || a.found.at - b.found.at)
}

function tooMuch(): Error {
  return mongoError('QueryExceededMemoryLimitNoDiskUseAllowed', 'Sort exceeded memory limit of 104857600 bytes; add an index or a limit')
}
