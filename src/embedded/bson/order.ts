// MongoDB's order of values, written as bytes: comparing two keys byte by byte compares the values.
// The same bytes are the keys of indexes, the order of sorts and the meaning of $gt.

import { Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Int32, ObjectId, Timestamp } from 'bson'
import { exactOf, toDouble } from './numbers.ts'
import { isLong, isNumeric, typeName, type Doc, type Numeric, type TypeName, type Value } from './values.ts'

/** The first byte of every key, by type. Types with the same byte are compared by value. */
export const RANK: Readonly<Record<TypeName, number>> = {
  minKey: 0x05,
  missing: 0x10,
  null: 0x10,
  double: 0x20,
  int: 0x20,
  long: 0x20,
  decimal: 0x20,
  string: 0x30,
  symbol: 0x30,
  object: 0x38,
  array: 0x40,
  binData: 0x48,
  objectId: 0x50,
  bool: 0x58,
  date: 0x60,
  timestamp: 0x68,
  regex: 0x70,
  javascript: 0x78,
  javascriptWithScope: 0x7a,
  maxKey: 0xf0,
}

/** The key of an empty array, which sorts before null. */
export const EMPTY_ARRAY = Buffer.from([0x08])

let scratch = Buffer.allocUnsafe(4096)
let used = 0

/** The key of a value. */
export function keyOf(value: Value): Buffer {
  used = 0
  writeKey(value)
  return Buffer.from(scratch.subarray(0, used))
}

/** Compares two values: negative, zero or positive. */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  if (a instanceof Int32 && b instanceof Int32) return a.value - b.value
  const ranks = RANK[typeName(a)] - RANK[typeName(b)]
  return ranks === 0 ? Buffer.compare(keyOf(a), keyOf(b)) : ranks
}

/** Tells whether two values are equal as MongoDB sees it: 1 equals 1.0, field order counts. */
export function isSame(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0
}

/** Turns a key's order around, for descending fields. */
export function invert(key: Buffer): Buffer {
  const turned = Buffer.allocUnsafe(key.length)
  for (let at = 0; at < key.length; at += 1) turned[at] = ~(key[at] ?? 0)
  return turned
}

function writeKey(value: Value): void {
  byte(RANK[typeName(value)])
  writeRest(value)
}

function writeRest(value: Value): void {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'boolean') return byte(value ? 1 : 0)
  if (value === null || value === undefined) return
  if (isNumeric(value)) return number(value)
  if (value instanceof Date) return signed(BigInt(Number.isNaN(value.getTime()) ? 0 : value.getTime()))
  if (Array.isArray(value)) return array(value)
  if (value instanceof Map) return document(value)
  if (value instanceof ObjectId) return bytes(value.id)
  if (value instanceof Binary) return binary(value)
  if (value instanceof Timestamp) return timestamp(value)
  if (value instanceof BSONRegExp) return pattern(value)
  if (value instanceof BSONSymbol) return text(value.value)
  if (value instanceof Code) return text(value.code)
}

function room(length: number): void {
  if (used + length <= scratch.length) return
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, used + length))
  scratch.copy(larger, 0, 0, used)
  scratch = larger
}

function byte(value: number): void {
  room(1)
  scratch[used] = value
  used += 1
}

function bytes(value: Uint8Array): void {
  room(value.length)
  scratch.set(value, used)
  used += value.length
}

// Strings end with two zero bytes; a zero byte within is followed by 255.
function text(value: string): void {
  const length = Buffer.byteLength(value)
  room(length + 2)
  if (!value.includes('\0')) {
    scratch.write(value, used)
    used += length
  } else {
    for (const part of Buffer.from(value)) {
      byte(part)
      if (part === 0) byte(255)
    }
  }
  byte(0)
  byte(0)
}

// The nearest double decides; where a long or decimal lies beside it, how far decides.
function number(value: Numeric): void {
  const near = nearest(value)
  double(near)
  const rest = isLong(value) ? Number(value.toBigInt() - wholeOf(near)) : beside(value, near)
  byte(rest === 0 ? 0x80 : rest < 0 ? 0x40 : 0xc0)
  if (rest !== 0) double(rest)
}

function wholeOf(value: number): bigint {
  return BigInt(value)
}

// Decimals reach further than doubles; what lies outside is nearest to the last double.
function nearest(value: Numeric): number {
  const near = toDouble(value)
  if (value instanceof Decimal128 && !Number.isFinite(near) && typeof exactOf(value) !== 'string') {
    return near < 0 ? -Number.MAX_VALUE : Number.MAX_VALUE
  }
  return near === 0 ? 0 : near
}

function beside(value: Numeric, near: number): number {
  if (!(value instanceof Decimal128) || !Number.isFinite(near)) return 0
  const exact = exactOf(value)
  if (typeof exact === 'string') return 0
  const scale = 10n ** BigInt(Math.abs(exact.exponent))
  const [top, bottom] = fraction(near)
  const mine = exact.exponent < 0 ? exact.digits : exact.digits * scale
  const below = exact.exponent < 0 ? scale : 1n
  return ratio(mine * bottom - top * below, below * bottom)
}

// A double is a whole number over a power of two.
function fraction(value: number): [bigint, bigint] {
  let below = 1n
  let above = value
  while (!Number.isInteger(above)) {
    above *= 2
    below *= 2n
  }
  return [BigInt(above), below]
}

function ratio(above: bigint, below: bigint): number {
  if (above === 0n) return 0
  const shift = below.toString(2).length - above.toString(2).length + 64
  const scaled = shift > 0 ? (above << BigInt(shift)) / below : above / (below << BigInt(-shift))
  const result = Number(scaled) * 2 ** -shift
  return result === 0 ? (above < 0n ? -Number.MIN_VALUE : Number.MIN_VALUE) : result
}

// Sign bit set for what is not negative, all bits turned for what is: bytes then sort as numbers do. NaN comes first.
function double(value: number): void {
  room(8)
  if (Number.isNaN(value)) scratch.fill(0, used, used + 8)
  else {
    scratch.writeDoubleBE(value, used)
    if (value < 0) for (let at = used; at < used + 8; at += 1) scratch[at] = ~(scratch[at] ?? 0)
    else scratch[used] = (scratch[used] ?? 0) | 0x80
  }
  used += 8
}

function signed(value: bigint): void {
  room(8)
  scratch.writeBigInt64BE(value, used)
  scratch[used] = (scratch[used] ?? 0) ^ 0x80
  used += 8
}

function timestamp(value: Timestamp): void {
  room(8)
  scratch.writeUInt32BE(value.t >>> 0, used)
  scratch.writeUInt32BE(value.i >>> 0, used + 4)
  used += 8
}

function binary(value: Binary): void {
  room(5)
  scratch.writeUInt32BE(value.position, used)
  scratch[used + 4] = value.sub_type
  used += 5
  bytes(value.buffer.subarray(0, value.position))
}

function pattern(value: BSONRegExp): void {
  text(value.pattern)
  text(value.options)
}

function array(value: readonly Value[]): void {
  for (const element of value) writeKey(element)
  byte(0)
}

// Field by field: first the type, then the name, then the value.
function document(value: Doc): void {
  for (const [name, field] of value) {
    byte(RANK[typeName(field)])
    text(name)
    writeRest(field)
  }
  byte(0)
}
