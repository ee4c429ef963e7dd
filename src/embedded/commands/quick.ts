// The short way for the update that the house makes most: one document by `_id` and at most a few plain values,
// replaced whole. Nothing is decoded. Whatever is not exactly that takes the long way.

import { findField, isNamed, nextField, openReader, TYPE, type Reader } from '../bson/reader.ts'
import { decodeField } from '../bson/decode.ts'
import { isSame } from '../bson/order.ts'
import type { Value } from '../bson/values.ts'
import { ID } from '../storage/records.ts'

/** An update statement that can go the short way. */
export type QuickReplace = {
  readonly id: Value
  /** The filter's other fields, to be found with the same bytes. */
  readonly equal: readonly Reader[]
  readonly replacement: Buffer
  readonly upsert: boolean
}

const Q = Buffer.from('q')
const U = Buffer.from('u')
const UPSERT = Buffer.from('upsert')
const MULTI = Buffer.from('multi')
const DOLLAR = 36
const DOT = 46
const MOST_FIELDS = 4
const PLAIN = new Set<number>([TYPE.string, TYPE.objectId, TYPE.int, TYPE.long, TYPE.bool, TYPE.date])

/** Reads a statement; undefined if it has to go the long way. */
export function readQuickReplace(statement: Buffer): QuickReplace | undefined {
  const reader = openReader(statement)
  let filter: Filter | undefined
  let replacement: Buffer | undefined
  let upsert = false
  while (nextField(reader)) {
    if (isNamed(reader, Q)) filter = readFilter(reader)
    else if (isNamed(reader, U)) replacement = readReplacement(reader)
    else if (isNamed(reader, UPSERT) && reader.type === TYPE.bool) upsert = statement[reader.at] === 1
    else if (!(isNamed(reader, MULTI) && reader.type === TYPE.bool && statement[reader.at] === 0)) return undefined
  }
  if (!filter || !replacement) return undefined
  const whole = withId(replacement, filter.idField)
  return whole && { id: filter.id, equal: filter.equal, replacement: whole, upsert }
}

/** Tells whether a stored document has the values that the filter names. */
export function fits(stored: Buffer, equal: readonly Reader[]): boolean {
  return equal.every((wanted) => {
    const found = findField(stored, wanted.bytes.subarray(wanted.nameAt, wanted.nameEnd))
    return found !== undefined && (haveSameBytes(found, wanted) || haveSameValue(found, wanted))
  })
}

function haveSameBytes(a: Reader, b: Reader): boolean {
  return a.type === b.type && a.bytes.compare(b.bytes, b.at, b.end, a.at, a.end) === 0
}

// 1 equals 1.0, and an array with the value among its elements fits too.
function haveSameValue(found: Reader, wanted: Reader): boolean {
  if (found.type === wanted.type) return false
  const value = decodeField(found)
  const other = decodeField(wanted)
  return isSame(value, other) || (Array.isArray(value) && value.some((element) => isSame(element, other)))
}

type Filter = { readonly id: Value; readonly idField: Buffer; readonly equal: readonly Reader[] }

function readFilter({ bytes, type, at }: Reader): Filter | undefined {
  if (type !== TYPE.object) return undefined
  const equal: Reader[] = []
  const reader = openReader(bytes, at)
  let id: Value
  let idField: Buffer | undefined
  while (nextField(reader)) {
    if (!PLAIN.has(reader.type) || equal.length > MOST_FIELDS || hasOperator(reader)) return undefined
    if (isNamed(reader, ID)) {
      if (idField) return undefined
      id = decodeField(reader)
      idField = bytes.subarray(reader.nameAt - 1, reader.end)
    } else equal.push({ ...reader })
  }
  return idField && { id, idField, equal }
}

function hasOperator({ bytes, nameAt, nameEnd }: Reader): boolean {
  return bytes[nameAt] === DOLLAR || bytes.subarray(nameAt, nameEnd).includes(DOT)
}

function readReplacement({ bytes, type, at, end }: Reader): Buffer | undefined {
  return type === TYPE.object && bytes[at + 5] !== DOLLAR ? bytes.subarray(at, end) : undefined
}

// The replacement's own _id must come first and be the filter's, byte for byte; without one it gets the filter's.
function withId(replacement: Buffer, idField: Buffer): Buffer | undefined {
  const found = findField(replacement, ID)
  if (found) {
    const same = found.nameAt === 5 && replacement.subarray(4, found.end).equals(idField)
    return same ? replacement : undefined
  }
  const whole = Buffer.concat([replacement.subarray(0, 4), idField, replacement.subarray(4)])
  whole.writeInt32LE(whole.length, 0)
  return whole
}
