// Which way to the documents is shortest: by _id, along an index, or through all of them.

import { BSONRegExp } from 'bson'
import { mongoError } from '../errors.ts'
import { invert, isSame } from '../bson/order.ts'
import { toDouble } from '../bson/numbers.ts'
import { isDoc, isNumeric, type Doc, type Value } from '../bson/values.ts'
import type { Collection, Index, IndexField } from '../storage/catalog.ts'
import { prefixOf } from '../storage/catalog.ts'
import type { Range } from '../storage/engine.ts'
import { keptPart } from '../storage/index-keys.ts'
import { boundsOf, conditionsOf, fixedValue, hasCondition, includesNull, isPoint, type Bounds, type Interval } from './bounds.ts'
import { compileFilter, isOperators } from './match.ts'

/** A way to documents. `exact` if all it leads to fit the filter; `sorted` if they come in the order asked for. */
export type Plan =
  | { readonly kind: 'id'; readonly id: Value; readonly exact: boolean; readonly sorted: true }
  | { readonly kind: 'scan'; readonly reverse: boolean; readonly sorted: boolean; readonly exact: boolean }
  | IndexPlan
  | { readonly kind: 'union'; readonly plans: readonly Plan[]; readonly sorted: false; readonly exact: false }

/** A way along an index. */
export type IndexPlan = {
  readonly kind: 'index'
  readonly index: Index
  readonly ranges: readonly Range[]
  readonly reverse: boolean
  readonly sorted: boolean
  readonly exact: boolean
}

/** What is looked for. */
export type Wanted = { readonly filter: Doc; readonly sort?: Doc | undefined; readonly hint?: Value }

const MOST_RANGES = 2000
const ABOVE = Buffer.from([0xff])
const NOTHING = Buffer.alloc(0)

type Candidate = { readonly plan: IndexPlan; readonly score: number }
type Conditions = ReturnType<typeof conditionsOf>

/** Chooses a way. */
export function choosePlan(collection: Collection, wanted: Wanted): Plan {
  const { filter, hint } = wanted
  if (hint === undefined) {
    const id = filter.get('_id')
    if (id !== undefined && isOne(id)) return { kind: 'id', id, exact: filter.size === 1, sorted: true }
  }
  const hinted = hint === undefined ? undefined : findHint(collection, hint)
  const natural = isDoc(hint) ? hint.get('$natural') : undefined
  if (natural !== undefined) return scanPlan(wanted, isNumeric(natural) && toDouble(natural) < 0)
  const conditions = conditionsOf(filter)
  const candidates = (hinted ? [hinted] : collection.indexes.filter((index) => covers(index, conditions)))
    .map((index) => candidate(index, conditions, wanted))
  const best = candidates.reduce<Candidate | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined)
  if (best && (hinted || best.score > 0)) return best.plan
  return unionPlan(collection, wanted) ?? scanPlan(wanted, false)
}

/** Reads a sort specification. */
export function sortFields(sort: Doc | undefined): IndexField[] {
  return [...(sort ?? [])].map(([path, way]) => {
    if (isDoc(way)) throw mongoError('BadValue', '$meta sort is not supported by this server')
    const direction = isNumeric(way) ? toDouble(way) : 0
    if (direction !== 1 && direction !== -1) {
      throw mongoError('Location15975', '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
    return { path, parts: path.split('.'), descending: direction < 0 }
  })
}

/** Finds the index that a hint names. */
function findHint(collection: Collection, hint: Value): Index | undefined {
  if (isDoc(hint) && (hint.size === 0 || hint.has('$natural'))) return undefined
  const found = collection.indexes.find((index) =>
    isDoc(hint) ? sameKey(index.spec.get('key'), hint) : index.name === hint)
  if (!found) {
    throw mongoError('BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index')
  }
  return found
}

/** Tells whether two key patterns are the same, order included. */
export function sameKey(a: Value, b: Value): boolean {
  return isDoc(a) && isDoc(b) && [...a.keys()].join('\0') === [...b.keys()].join('\0') && isSame(a, b)
}

function isOne(id: Value): boolean {
  return id !== null && !isOperators(id) && !Array.isArray(id) && !(id instanceof BSONRegExp)
}

function scanPlan({ filter, sort }: Wanted, reverse: boolean): Plan {
  const natural = sort?.size === 1 ? sort.get('$natural') : undefined
  const back = natural === undefined ? reverse : isNumeric(natural) && toDouble(natural) < 0
  return { kind: 'scan', reverse: back, sorted: !sort || sort.size === 0 || natural !== undefined, exact: filter.size === 0 }
}

// An index that leaves documents out helps only if the filter does not want them.
function covers(index: Index, conditions: Conditions): boolean {
  if (index.sparse) {
    const bounds = index.fields.map(({ path }) => boundsOf(conditions.byPath.get(path) ?? [], index.multikey))
    if (!bounds.some((each) => each && !includesNull(each))) return false
  }
  return !index.partial || [...index.partial].every(([path, condition]) => implies(conditions.byPath.get(path), path, condition))
}

function implies(conditions: readonly Value[] | undefined, path: string, wanted: Value): boolean {
  if (path.startsWith('$')) return false
  if (hasCondition(conditions, wanted)) return true
  const fixed = fixedValue(conditions)
  if (fixed && !Array.isArray(fixed.value)) return compileFilter(new Map([['v', wanted]]))(new Map([['v', fixed.value]]))
  const bounds = boundsOf(conditions ?? [], false)
  return isDoc(wanted) && wanted.size === 1 && wanted.get('$exists') === true && bounds !== undefined && !includesNull(bounds)
}

function candidate(index: Index, conditions: Conditions, { sort }: Wanted): Candidate {
  const bounds = index.fields.map(({ path }) => boundsOf(conditions.byPath.get(path) ?? [], index.multikey))
  const used = countUsed(bounds)
  const order = sortOrder(index, bounds, sortFields(sort))
  const points = bounds.slice(0, used).filter((each) => each?.intervals.every(isPoint)).length
  const exact = conditions.whole && !index.cut && conditions.byPath.size === used &&
    bounds.slice(0, used).every((each) => each?.exact === true)
  const sorted = order !== undefined
  const plan: IndexPlan = {
    kind: 'index', index, ranges: rangesOf(index, bounds.slice(0, used)), reverse: order === 'backward', sorted, exact,
  }
  const whole = index.unique && points === index.fields.length ? 50 : 0
  const wantsSort = sort !== undefined && sort.size > 0
  return { plan, score: points * 10 + (used - points) * 5 + whole + (sorted && wantsSort ? 6 : 0) }
}

// Fields from the left: as many points as there are, then at most one stretch.
function countUsed(bounds: readonly (Bounds | undefined)[]): number {
  let used = 0
  let ranges = 1
  for (const each of bounds) {
    if (!each || ranges * each.intervals.length > MOST_RANGES) return used
    used += 1
    ranges *= Math.max(1, each.intervals.length)
    if (!each.intervals.every(isPoint)) return used
  }
  return used
}

function sortOrder(index: Index, bounds: readonly (Bounds | undefined)[], sort: readonly IndexField[]): 'forward' | 'backward' | undefined {
  if (sort.length === 0) return 'forward'
  if (index.multikey || index.cut) return undefined
  const fixed = index.fields.filter((_, at) => isFixed(bounds[at])).map((field) => field.path)
  const wanted = sort.filter((field) => !fixed.includes(field.path))
  const given = index.fields.filter((field) => !fixed.includes(field.path))
  if (wanted.some((field, at) => field.path !== given[at]?.path)) return undefined
  // Several points before the sorted field would make several sorted stretches of it.
  const loose = index.fields.findIndex((_, at) => !isFixed(bounds[at]))
  const scattered = bounds.slice(0, loose).some((each) => each && each.intervals.length > 1)
  if (scattered && wanted.length > 0) return undefined
  const turned = new Set(wanted.map((field, at) => field.descending !== given[at]?.descending))
  if (turned.size > 1) return undefined
  return turned.has(true) ? 'backward' : 'forward'
}

function isFixed(bounds: Bounds | undefined): boolean {
  const [only] = bounds?.intervals ?? []
  return bounds?.intervals.length === 1 && only !== undefined && isPoint(only)
}

function rangesOf(index: Index, bounds: readonly (Bounds | undefined)[]): Range[] {
  let prefixes = [Buffer.alloc(0)]
  let ranges: Range[] = [{ start: Buffer.alloc(0), end: ABOVE }]
  bounds.forEach((each, at) => {
    const stretches = (each?.intervals ?? []).map((interval) => edges(interval, index.fields[at]?.descending === true))
    ranges = prefixes.flatMap((prefix) => stretches.map(({ start, end }) =>
      ({ start: Buffer.concat([prefix, start]), end: Buffer.concat([prefix, end]) })))
    prefixes = prefixes.flatMap((prefix) => stretches.map(({ start }) => Buffer.concat([prefix, start])))
  })
  const prefix = prefixOf(index.id)
  return ranges.toSorted((a, b) => Buffer.compare(a.start, b.start)).map(({ start, end }) => ({
    start: Buffer.concat([prefix, keptPart(start)]),
    end: Buffer.concat([prefix, keptPart(end), end.length === keptPart(end).length ? NOTHING : ABOVE]),
  }))
}

// After a whole value comes the next field or a record number; neither begins with 255.
function edges({ low, lowOpen, high, highOpen }: Interval, descending: boolean): Range {
  const [first, firstOpen, last, lastOpen] = descending
    ? [invert(high), highOpen, invert(low), lowOpen]
    : [low, lowOpen, high, highOpen]
  return { start: firstOpen ? Buffer.concat([first, ABOVE]) : first, end: lastOpen ? last : Buffer.concat([last, ABOVE]) }
}

// Each branch of $or goes its own way, if every one of them has a way.
function unionPlan(collection: Collection, { filter }: Wanted): Plan | undefined {
  const branches = filter.get('$or')
  if (!Array.isArray(branches)) return undefined
  const plans: Plan[] = []
  for (const branch of branches) {
    if (!isDoc(branch)) return undefined
    const plan = choosePlan(collection, { filter: branch })
    if (plan.kind === 'scan') return undefined
    plans.push(plan)
  }
  return { kind: 'union', plans, sorted: false, exact: false }
}
