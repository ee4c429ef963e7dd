// Walks over BSON bytes where they lie: field by field, without turning them into objects.
// Whatever comes from a socket is checked here once; what lies on the disk was checked before it got there.

import { isUtf8 } from 'node:buffer'
import { mongoError } from '../errors.ts'

/** The numbers by which BSON names its types, as far as this server reads them. */
export const TYPE = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127,
} as const

/** A place within a document: `type` and `nameAt`..`nameEnd` of the field, its value at `at`..`end`. */
export type Reader = {
  readonly bytes: Buffer
  type: number
  nameAt: number
  nameEnd: number
  at: number
  end: number
}

const DEEPEST = 180

const FIXED: Readonly<Record<number, number>> = {
  [TYPE.double]: 8,
  [TYPE.undefined]: 0,
  [TYPE.objectId]: 12,
  [TYPE.bool]: 1,
  [TYPE.date]: 8,
  [TYPE.null]: 0,
  [TYPE.int]: 4,
  [TYPE.timestamp]: 8,
  [TYPE.long]: 8,
  [TYPE.decimal]: 16,
  [TYPE.minKey]: 0,
  [TYPE.maxKey]: 0,
}

/** Makes a reader that stands before the first field of the document that begins at `start`. */
export function openReader(bytes: Buffer, start = 0): Reader {
  return { bytes, type: 0, nameAt: 0, nameEnd: 0, at: 0, end: start + 4 }
}

/** Moves on to the next field; false at the end of the document. */
export function nextField(reader: Reader): boolean {
  const { bytes, end } = reader
  const type = bytes[end] ?? 0
  if (type === 0) return false
  const nameEnd = bytes.indexOf(0, end + 1)
  reader.type = type
  reader.nameAt = end + 1
  reader.nameEnd = nameEnd
  reader.at = nameEnd + 1
  reader.end = nameEnd + 1 + valueLength(bytes, type, nameEnd + 1)
  return true
}

/** The name of the field on which the reader stands. */
export function fieldName(reader: Reader): string {
  const { bytes, nameAt, nameEnd } = reader
  if (nameEnd - nameAt > 24) return bytes.toString('utf8', nameAt, nameEnd)
  let name = ''
  for (let at = nameAt; at < nameEnd; at += 1) {
    const code = bytes[at] ?? 0
    if (code > 127) return bytes.toString('utf8', nameAt, nameEnd)
    name += String.fromCharCode(code)
  }
  return name
}

/** Tells whether the reader's field has this name, given as bytes. */
export function isNamed(reader: Reader, name: Buffer): boolean {
  const { bytes, nameAt } = reader
  if (reader.nameEnd - nameAt !== name.length) return false
  for (let at = 0; at < name.length; at += 1) if (bytes[nameAt + at] !== name[at]) return false
  return true
}

/** Looks a field up by its name; undefined if the document has none. */
export function findField(bytes: Buffer, name: Buffer): Reader | undefined {
  const reader = openReader(bytes)
  while (nextField(reader)) if (isNamed(reader, name)) return reader
  return undefined
}

/** Checks that bytes are one whole, well-formed document and nothing else. */
export function checkDocument(bytes: Buffer): void {
  if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length) throw invalid('wrong length')
  checkFields(bytes, 0, 0)
}

function valueLength(bytes: Buffer, type: number, at: number): number {
  const fixed = FIXED[type]
  if (fixed !== undefined) return fixed
  if (type === TYPE.object || type === TYPE.array) return bytes.readInt32LE(at)
  if (type === TYPE.javascriptWithScope) return bytes.readInt32LE(at)
  if (type === TYPE.binData) return bytes.readInt32LE(at) + 5
  if (type === TYPE.string || type === TYPE.javascript || type === TYPE.symbol) return bytes.readInt32LE(at) + 4
  if (type === TYPE.regex) return bytes.indexOf(0, bytes.indexOf(0, at) + 1) + 1 - at
  throw invalid(`unknown type ${type}`)
}

function checkFields(bytes: Buffer, start: number, depth: number): void {
  if (depth > DEEPEST) throw mongoError('Overflow', `BSONObj exceeds maximum nested object depth: ${DEEPEST}`)
  const last = endOf(bytes, start)
  const reader = openReader(bytes, start)
  while (reader.end < last) {
    if (bytes[reader.end] === 0) throw invalid('ends too early')
    if (!nextField(reader)) throw invalid('ends too early')
    if (reader.nameEnd < 0 || reader.at < reader.nameEnd || reader.end > last || reader.end < reader.at) {
      throw invalid('a field is longer than its document')
    }
    if (!isUtf8(bytes.subarray(reader.nameAt, reader.nameEnd))) throw invalid('a name is not UTF-8')
    checkValue(reader, depth)
  }
  if (reader.end !== last) throw invalid('a field is longer than its document')
}

function endOf(bytes: Buffer, start: number): number {
  if (start + 5 > bytes.length) throw invalid('wrong length')
  const length = bytes.readInt32LE(start)
  const last = start + length - 1
  if (length < 5 || last >= bytes.length || bytes[last] !== 0) throw invalid('wrong length')
  return last
}

function checkValue(reader: Reader, depth: number): void {
  const { bytes, type, at, end } = reader
  if (type === TYPE.object || type === TYPE.array) checkNested(reader, depth)
  else if (type === TYPE.string || type === TYPE.javascript || type === TYPE.symbol) checkText(bytes, at, end)
  else if (type === TYPE.binData) checkBinary(bytes, at)
  else if (type === TYPE.javascriptWithScope) checkScope(reader, depth)
  else if (type === TYPE.regex && !isUtf8(bytes.subarray(at, end))) throw invalid('a pattern is not UTF-8')
  else if (type === TYPE.bool && (bytes[at] ?? 2) > 1) throw invalid('a boolean is neither 0 nor 1')
}

function checkNested(reader: Reader, depth: number): void {
  if (endOf(reader.bytes, reader.at) !== reader.end - 1) throw invalid('wrong length')
  checkFields(reader.bytes, reader.at, depth + 1)
}

function checkText(bytes: Buffer, at: number, end: number): void {
  if (end - at < 5 || bytes[end - 1] !== 0) throw invalid('a string has no end')
  if (!isUtf8(bytes.subarray(at + 4, end - 1))) throw invalid('a string is not UTF-8')
}

function checkBinary(bytes: Buffer, at: number): void {
  const length = bytes.readInt32LE(at)
  if (length < 0) throw invalid('a negative length')
  if (bytes[at + 4] === 2 && (length < 4 || bytes.readInt32LE(at + 5) !== length - 4)) throw invalid('wrong length')
}

function checkScope(reader: Reader, depth: number): void {
  const { bytes, at, end } = reader
  if (end - at < 14) throw invalid('a code with scope is too short')
  const scope = at + 8 + bytes.readInt32LE(at + 4)
  if (scope < at + 9 || scope > end - 5) throw invalid('a code with scope is too short')
  checkText(bytes, at + 4, scope)
  if (endOf(bytes, scope) !== end - 1) throw invalid('wrong length')
  checkFields(bytes, scope, depth + 1)
}

function invalid(why: string): Error {
  return mongoError('InvalidBSON', `invalid BSON: ${why}`)
}
