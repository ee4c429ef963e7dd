// From BSON bytes to documents, and back.
// Bytes must have been checked (reader.ts); what is made never shares memory with them.

import {
  Binary, BSONRegExp, BSONSymbol, Code, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, serialize, Timestamp,
} from 'bson'
import { fieldName, nextField, openReader, TYPE, type Reader } from './reader.ts'
import type { Doc, Value } from './values.ts'

/** Reads the document that begins at `start`. */
export function decode(bytes: Buffer, start = 0): Doc {
  const made: Doc = new Map()
  const reader = openReader(bytes, start)
  while (nextField(reader)) made.set(fieldName(reader), decodeField(reader))
  return made
}

/** Reads the value on which a reader stands. */
export function decodeField(reader: Reader): Value {
  const { bytes, type, at, end } = reader
  switch (type) {
    case TYPE.string: return bytes.toString('utf8', at + 4, end - 1)
    case TYPE.object: return decode(bytes, at)
    case TYPE.array: return decodeArray(bytes, at)
    case TYPE.int: return new Int32(bytes.readInt32LE(at))
    case TYPE.double: return new Double(bytes.readDoubleLE(at))
    case TYPE.long: return new Long(bytes.readInt32LE(at), bytes.readInt32LE(at + 4))
    case TYPE.objectId: return new ObjectId(copyOf(bytes, at, end))
    case TYPE.bool: return bytes[at] === 1
    case TYPE.date: return new Date(Number(bytes.readBigInt64LE(at)))
    case TYPE.null:
    case TYPE.undefined: return null
    default: return decodeRare(reader)
  }
}

/** Turns a document into bytes. */
export function encode(document: Doc): Buffer {
  const bytes = serialize(document, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function decodeArray(bytes: Buffer, start: number): Value[] {
  const made: Value[] = []
  const reader = openReader(bytes, start)
  while (nextField(reader)) made.push(decodeField(reader))
  return made
}

function decodeRare(reader: Reader): Value {
  const { bytes, type, at, end } = reader
  switch (type) {
    case TYPE.binData: return decodeBinary(reader)
    case TYPE.regex: return decodePattern(reader)
    case TYPE.timestamp: return new Timestamp({ t: bytes.readUInt32LE(at + 4), i: bytes.readUInt32LE(at) })
    case TYPE.decimal: return new Decimal128(copyOf(bytes, at, end))
    case TYPE.symbol: return new BSONSymbol(bytes.toString('utf8', at + 4, end - 1))
    case TYPE.javascript: return new Code(bytes.toString('utf8', at + 4, end - 1))
    case TYPE.javascriptWithScope: return decodeScope(reader)
    case TYPE.minKey: return new MinKey()
    default: return new MaxKey()
  }
}

function decodeBinary({ bytes, at, end }: Reader): Binary {
  const subtype = bytes[at + 4] ?? 0
  return new Binary(copyOf(bytes, subtype === 2 ? at + 9 : at + 5, end), subtype)
}

function decodePattern({ bytes, at, end }: Reader): BSONRegExp {
  const middle = bytes.indexOf(0, at)
  return new BSONRegExp(bytes.toString('utf8', at, middle), bytes.toString('utf8', middle + 1, end - 1))
}

function decodeScope({ bytes, at }: Reader): Code {
  const length = bytes.readInt32LE(at + 4)
  const scope = decode(bytes, at + 8 + length)
  return new Code(bytes.toString('utf8', at + 8, at + 7 + length), Object.fromEntries(scope))
}

function copyOf(bytes: Buffer, at: number, end: number): Buffer {
  return Buffer.from(bytes.subarray(at, end))
}
