// Which stretches of an index a condition can be true in.

import { BSONRegExp } from 'bson'
import { compareValues, keyOf, RANK } from '../bson/order.ts'
import { isNan } from '../bson/numbers.ts'
import { typeName, type Doc, type Value } from '../bson/values.ts'
import { isOperators } from './match.ts'

/** A stretch of one field's keys; `open` ends are not part of it. */
export type Interval = { readonly low: Buffer; readonly lowOpen: boolean; readonly high: Buffer; readonly highOpen: boolean }

/** Stretches in order. `exact` if every value in them fits, so that nobody needs to look again. */
export type Bounds = { readonly intervals: readonly Interval[]; readonly exact: boolean }

const EVERYTHING = Buffer.from([0xff])

/** Gathers a filter's conditions by path; `whole` if nothing else is asked. */
export function conditionsOf(filter: Doc): { byPath: Map<string, Value[]>; whole: boolean } {
  const byPath = new Map<string, Value[]>()
  let whole = true
  for (const [name, value] of filter) {
    if (name === '$and' && Array.isArray(value)) {
      for (const clause of value) if (clause instanceof Map) whole = merge(byPath, conditionsOf(clause)) && whole
    } else if (name.startsWith('$')) whole &&= name === '$comment'
    else byPath.set(name, [...(byPath.get(name) ?? []), value])
  }
  return { byPath, whole }
}

/** The bounds of several conditions on one field; undefined if an index is no help. */
export function boundsOf(conditions: readonly Value[], multikey: boolean): Bounds | undefined {
  const each = conditions.flatMap((condition) => (isOperators(condition) ? operatorBounds(condition) : [equalBounds(condition)]))
  const known = each.filter((bounds) => bounds !== undefined)
  const [first] = known
  if (!first) return undefined
  const exact = known.length === each.length && known.every((bounds) => bounds.exact)
  // Two conditions on an array may be met by two of its elements: only one of them bounds the index.
  if (multikey) return known.length === 1 ? { ...first, exact } : { intervals: smallest(known).intervals, exact: false }
  return { intervals: known.map((bounds) => bounds.intervals).reduce(intersect), exact }
}

/** Tells whether an interval is one value. */
export function isPoint({ low, high, lowOpen, highOpen }: Interval): boolean {
  return !lowOpen && !highOpen && low.equals(high)
}

/** Tells whether null, which stands for missing fields, lies in one of the stretches. */
export function includesNull(bounds: Bounds): boolean {
  const key = keyOf(null)
  return bounds.intervals.some(({ low, high }) => Buffer.compare(low, key) <= 0 && Buffer.compare(high, key) >= 0)
}

function merge(byPath: Map<string, Value[]>, other: { byPath: Map<string, Value[]>; whole: boolean }): boolean {
  for (const [path, conditions] of other.byPath) byPath.set(path, [...(byPath.get(path) ?? []), ...conditions])
  return other.whole
}

function operatorBounds(condition: Doc): (Bounds | undefined)[] {
  return [...condition].filter(([name]) => name !== '$comment').map(([name, operand]) => {
    switch (name) {
      case '$eq': return operand instanceof BSONRegExp ? undefined : equalBounds(operand)
      case '$in': return inBounds(operand)
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte': return rangeBounds(name, operand)
      case '$regex': return condition.has('$options') ? undefined : patternBounds(operand)
      default: return undefined
    }
  })
}

function equalBounds(value: Value): Bounds | undefined {
  if (value instanceof BSONRegExp) return patternBounds(value)
  if (Array.isArray(value)) return undefined
  return { intervals: [point(keyOf(value))], exact: value !== null && value !== undefined }
}

function inBounds(operand: Value): Bounds | undefined {
  if (!Array.isArray(operand) || operand.some((each) => Array.isArray(each) || each instanceof BSONRegExp)) return undefined
  const keys = operand.map(keyOf).toSorted(Buffer.compare)
  const distinct = keys.filter((key, at) => at === 0 || !keys[at - 1]?.equals(key))
  return { intervals: distinct.map(point), exact: !operand.includes(null) }
}

function rangeBounds(name: string, operand: Value): Bounds | undefined {
  const rank = RANK[typeName(operand)]
  if (Array.isArray(operand) || rank === RANK.minKey || rank === RANK.maxKey || isNan(operand)) return undefined
  const key = keyOf(operand)
  if (rank === RANK.null) return { intervals: [point(key)], exact: false }
  const least = rank === RANK.int ? LEAST_NUMBER : Buffer.from([rank])
  const bracket = { low: least, lowOpen: false, high: Buffer.from([rank + 1]), highOpen: true }
  const open = name === '$gt' || name === '$lt'
  const interval = name.startsWith('$g') ? { ...bracket, low: key, lowOpen: open } : { ...bracket, high: key, highOpen: open }
  return { intervals: [interval], exact: true }
}

const LEAST_NUMBER = Buffer.from([RANK.int, 0, 1])

// A pattern that begins with plain text bounds strings to those that begin with it.
function patternBounds(operand: Value): Bounds | undefined {
  const source = operand instanceof BSONRegExp && operand.options === '' ? operand.pattern : operand
  if (typeof source !== 'string' || source.includes('|')) return undefined
  const plain = /^\^((?:[^\\^$.*+?()[\]{}|#\s]|\\[/.\-:])+)(?![*+?{])/.exec(source)?.[1]
  const text = plain && /[*?{]/.test(source.charAt(plain.length + 1)) ? plain.slice(0, -1) : plain
  if (!text) return undefined
  const start = keyOf(text.replaceAll('\\', '')).subarray(0, -2)
  const strings = { low: start, lowOpen: false, high: Buffer.concat([start, EVERYTHING]), highOpen: true }
  const patterns = { low: Buffer.from([RANK.regex]), lowOpen: false, high: Buffer.from([RANK.regex + 1]), highOpen: true }
  return { intervals: [strings, patterns], exact: false }
}

function point(key: Buffer): Interval {
  return { low: key, lowOpen: false, high: key, highOpen: false }
}

function smallest(known: readonly Bounds[]): Bounds {
  const points = known.find((bounds) => bounds.intervals.every(isPoint))
  return points ?? known[0] ?? { intervals: [], exact: false }
}

function intersect(first: readonly Interval[], second: readonly Interval[]): Interval[] {
  return first.flatMap((a) => second.flatMap((b) => overlap(a, b)))
}

function overlap(a: Interval, b: Interval): Interval[] {
  const lows = Buffer.compare(a.low, b.low)
  const highs = Buffer.compare(a.high, b.high)
  const low = lows > 0 || (lows === 0 && a.lowOpen) ? a : b
  const high = highs < 0 || (highs === 0 && a.highOpen) ? a : b
  const order = Buffer.compare(low.low, high.high)
  if (order > 0 || (order === 0 && (low.lowOpen || high.highOpen))) return []
  return [{ low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen }]
}

/** The value to which conditions fix a field; undefined where they leave more than one. */
export function fixedValue(conditions: readonly Value[] | undefined): { value: Value } | undefined {
  for (const condition of conditions ?? []) {
    const value = isOperators(condition) ? condition.get('$eq') : condition
    if (value !== undefined && !(value instanceof BSONRegExp)) return { value }
  }
  return undefined
}

/** Tells whether one of the conditions is the same as another filter's. */
export function hasCondition(conditions: readonly Value[] | undefined, wanted: Value): boolean {
  return conditions?.some((condition) => compareValues(condition, wanted) === 0) === true
}
