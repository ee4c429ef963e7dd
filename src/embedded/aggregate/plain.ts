// Between documents and the plain JavaScript values on which mingo works.
// Numbers lose their BSON type on the way there; on the way back whole ones become int or long, others double.

import { BSONRegExp, BSONValue, Double, Int32, Long } from 'bson'
import { numberOf } from '../bson/numbers.ts'
import { isLong, type Doc, type Value } from '../bson/values.ts'

/** A plain document as mingo takes it. */
export type Plain = Record<string, unknown>

const plains = new WeakMap<Doc, Plain>()

/** A document as a plain object; made once for each document. */
export function toPlain(document: Doc): Plain {
  const known = plains.get(document)
  if (known) return known
  const made: Plain = {}
  for (const [name, value] of document) define(made, name, plainValue(value))
  plains.set(document, made)
  return made
}

/** A value as a plain one. Longs beyond what a double holds, decimals and BSON's own types stay what they are. */
export function plainValue(value: Value): unknown {
  if (value instanceof Map) return toPlain(value)
  if (Array.isArray(value)) return value.map(plainValue)
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof BSONRegExp) return regexOf(value)
  if (isLong(value) && Number.isSafeInteger(value.toNumber())) return value.toNumber()
  return value
}

/** A plain value as a typed one; what has no BSON type becomes missing. */
export function fromPlain(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return numberOf(value)
  if (typeof value === 'bigint') return Long.fromBigInt(value)
  if (typeof value !== 'object') return undefined
  if (Array.isArray(value)) return value.map((each) => fromPlain(each) ?? null)
  if (value instanceof Date) return value
  if (value instanceof RegExp) return new BSONRegExp(value.source, value.flags.replaceAll(/[guvyd]/g, ''))
  if (isBson(value)) return value
  return fromPlainDocument(value)
}

/** A plain object as a document. */
export function fromPlainDocument(value: object): Doc {
  const made: Doc = new Map()
  for (const [name, each] of Object.entries(value)) {
    const field = fromPlain(each)
    if (field !== undefined) made.set(name, field)
  }
  return made
}

function define(made: Plain, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true })
  else made[name] = value
}

function regexOf(value: BSONRegExp): unknown {
  try {
    return new RegExp(value.pattern, value.options.replaceAll(/[^ims]/g, ''))
  } catch {
    return value
  }
}

// Only this room's decoder makes such objects, and mingo passes them on untouched.
function isBson(value: object): value is BSONValue & Value {
  return value instanceof BSONValue
}
