// Documents as this server thinks of them: ordered maps whose values keep their BSON types.
// A number is never a bare JavaScript number, so that a long stays a long and 5.0 stays a double.

import { Code, Decimal128, Double, Int32, Long, Timestamp } from 'bson'
import type { Binary, BSONRegExp, BSONSymbol, MaxKey, MinKey, ObjectId } from 'bson'

/** A document: its fields in their order. */
export type Doc = Map<string, Value>

/** A number of any BSON type. */
export type Numeric = Int32 | Double | Long | Decimal128

/** Anything a field can hold; `undefined` stands for a field that is not there. */
export type Value =
  | undefined | null | string | boolean | Date | Numeric | ObjectId | Binary | BSONRegExp | Timestamp
  | MinKey | MaxKey | Code | BSONSymbol | Value[] | Map<string, Value>

/** The names MongoDB has for types, as in `$type`. */
export type TypeName =
  | 'missing' | 'null' | 'double' | 'string' | 'object' | 'array' | 'binData' | 'objectId' | 'bool' | 'date'
  | 'regex' | 'javascript' | 'symbol' | 'int' | 'timestamp' | 'long' | 'decimal' | 'minKey' | 'maxKey'
  | 'javascriptWithScope'

const BY_CLASS = {
  Binary: 'binData',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  Decimal128: 'decimal',
  Double: 'double',
  Int32: 'int',
  Long: 'long',
  MaxKey: 'maxKey',
  MinKey: 'minKey',
  ObjectId: 'objectId',
  Timestamp: 'timestamp',
} as const

/** The type of a value, by MongoDB's name. */
export function typeName(value: Value): TypeName {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Map) return 'object'
  if (value instanceof Date) return 'date'
  if (value instanceof Code) return value.scope ? 'javascriptWithScope' : 'javascript'
  const { _bsontype: kind } = value
  return BY_CLASS[kind]
}

/** Tells whether a value is a document. */
export function isDoc(value: Value): value is Doc {
  return value instanceof Map
}

/** Tells whether a value is a number of any type. */
export function isNumeric(value: Value): value is Numeric {
  return value instanceof Int32 || value instanceof Double || isLong(value) || value instanceof Decimal128
}

/** Tells whether a value is a long; timestamps are made of one, but are none. */
export function isLong(value: Value): value is Long {
  return value instanceof Long && !(value instanceof Timestamp)
}

/** Makes an int. */
export function int(value: number): Int32 {
  return new Int32(value)
}

/** Makes a document from pairs of name and value; what is undefined is left out. */
export function doc(fields: Readonly<Record<string, Value>>): Doc {
  const made: Doc = new Map()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) made.set(name, value)
  return made
}

/** Copies a value so deeply that changing the copy leaves the original alone. */
export function copyValue(value: Value): Value {
  if (Array.isArray(value)) return value.map(copyValue)
  if (!(value instanceof Map)) return value
  const copy: Doc = new Map()
  for (const [name, field] of value) copy.set(name, copyValue(field))
  return copy
}

/** Tells whether a string is a number as an array's place: 0, 1, 12, never 01. */
export function isPlace(part: string): boolean {
  return /^(?:0|[1-9]\d{0,9})$/.test(part)
}
