// The keys under which an index keeps a document: one for each element of an array, null for what is missing.

import { createHash } from 'node:crypto'
import { mongoError } from '../errors.ts'
import { EMPTY_ARRAY, invert, keyOf } from '../bson/order.ts'
import { isPlace, type Doc, type Value } from '../bson/values.ts'
import type { Index, IndexField } from './catalog.ts'

/** What an index keeps of one document. */
export type IndexKeys = { readonly keys: readonly Buffer[]; readonly multikey: boolean; readonly cut: boolean }

// LMDB takes keys of 1978 bytes; prefix and record number need ten.
const LONGEST = 1900
const HASH_BYTES = 32
const NONE: IndexKeys = { keys: [], multikey: false, cut: false }

type Fields = Pick<Index, 'fields' | 'name'>

// Where one field of the index has got to: `at` parts of its path are behind it; `done` where nothing is left to expand.
type Reached = { readonly value: Value; readonly at: number; readonly done: boolean }

/** Computes the keys of a document. Whether a partial index takes it at all was asked before. */
export function indexKeys(index: Index, document: Doc): IndexKeys {
  const reached = index.fields.map(({ parts }) => walk(document, parts, 0))
  if (index.sparse && reached.every((each) => each.value === undefined)) return NONE
  const rows: Value[][] = []
  const multikey = expand(index, reached, rows)
  const whole = rows.map((row) => rowKey(index, row))
  const keys = rows.length > 1 ? distinct(whole) : whole
  return { keys: keys.map(shorten), multikey, cut: keys.some((key) => key.length > LONGEST) }
}

/** The values behind one of a document's keys. */
export function valuesOf(index: Index, document: Doc, key: Buffer): readonly Value[] {
  const rows: Value[][] = []
  expand(index, index.fields.map(({ parts }) => walk(document, parts, 0)), rows)
  return rows.find((row) => shorten(rowKey(index, row)).equals(key)) ?? []
}

/** The key by which a document is sorted: on each field its least element going up, its greatest going down. */
export function sortKey(fields: readonly IndexField[], document: Doc): Buffer {
  let arrays = 0
  const keys = fields.map((field) => {
    const one = { fields: [field], name: field.path }
    const rows: Value[][] = []
    if (expand(one, [walk(document, field.parts, 0)], rows)) arrays += 1
    return rows.map((row) => rowKey(one, row)).reduce((least, row) => (Buffer.compare(row, least) < 0 ? row : least))
  })
  if (arrays > 1 && areParallel(fields)) throw mongoError('BadValue', 'cannot sort with keys that are parallel arrays')
  return Buffer.concat(keys)
}

/** A key as it is kept: what is too long is cut and ends with a hash of the whole. */
export function shorten(key: Buffer): Buffer {
  if (key.length <= LONGEST) return key
  const hash = createHash('sha256').update(key).digest()
  return Buffer.concat([key.subarray(0, LONGEST - HASH_BYTES), hash])
}

/** The beginning of a key that is the same in its kept form. */
export function keptPart(key: Buffer): Buffer {
  return key.subarray(0, LONGEST - HASH_BYTES)
}

/** The bytes of one field's value within a key. */
export function fieldKey(value: Value, descending: boolean): Buffer {
  const key = Array.isArray(value) && value.length === 0 ? EMPTY_ARRAY : keyOf(value)
  return descending ? invert(key) : key
}

function walk(value: Value, parts: readonly string[], from: number): Reached {
  let reached = value
  for (let at = from; at < parts.length; at += 1) {
    const part = parts[at] ?? ''
    if (Array.isArray(reached)) {
      if (!isPlace(part) || Number(part) >= reached.length) return { value: reached, at, done: false }
      reached = reached[Number(part)]
    } else {
      reached = reached instanceof Map ? reached.get(part) : undefined
    }
  }
  return { value: reached, at: parts.length, done: !Array.isArray(reached) }
}

// Takes the first array that any field stands at, and makes a row for each of its elements.
function expand(index: Fields, reached: readonly Reached[], rows: Value[][]): boolean {
  const array = arrayToExpand(index, reached)
  if (array === undefined) {
    rows.push(reached.map((each) => each.value))
    return false
  }
  const elements: readonly Value[] = array.length === 0 ? [[]] : array
  for (const element of elements) {
    const next = reached.map((each, at) => (each.value === array && !each.done ? step(index, at, { element, each }) : each))
    expand(index, next, rows)
  }
  return true
}

// An element that is an array itself is kept whole where the path ends, and not entered where it goes on.
function step(index: Fields, at: number, { element, each }: { element: Value; each: Reached }): Reached {
  const parts = index.fields[at]?.parts ?? []
  if (each.at === parts.length) return { value: element, at: each.at, done: true }
  if (Array.isArray(element)) return { value: undefined, at: parts.length, done: true }
  return walk(element, parts, each.at)
}

function arrayToExpand(index: Fields, reached: readonly Reached[]): readonly Value[] | undefined {
  const arrays = new Set<Value>()
  for (const each of reached) if (!each.done) arrays.add(each.value)
  if (arrays.size > 1) {
    throw mongoError('CannotIndexParallelArrays', `cannot index parallel arrays of index ${index.name}`)
  }
  for (const array of arrays) if (Array.isArray(array)) return array
  return undefined
}

function rowKey(index: Fields, row: readonly Value[]): Buffer {
  return Buffer.concat(row.map((value, at) => fieldKey(value, index.fields[at]?.descending === true)))
}

// Two paths into the same array are no parallel arrays.
function areParallel(fields: readonly IndexField[]): boolean {
  return new Set(fields.map((field) => field.parts[0])).size > 1
}

function distinct(rows: readonly Buffer[]): Buffer[] {
  const seen = new Map(rows.map((row) => [row.toString('latin1'), row]))
  return [...seen.values()]
}
