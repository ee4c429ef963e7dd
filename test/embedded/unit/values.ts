// Short ways to write typed values and documents in tables of tests.

import { Decimal128, Double, Int32, Long } from 'bson'

import { decode } from '../../../src/embedded/bson/decode.ts'
import type { Doc, Value } from '../../../src/embedded/bson/values.ts'
import { serialize } from 'bson'

/** A document from a plain one: whole numbers are ints, others doubles, what is typed stays typed. */
export function docOf(plain: object): Doc {
  return decode(Buffer.from(serialize(plain)))
}

/** A value as `docOf` makes it. */
export function valueOf(plain: unknown): Value {
  return docOf({ v: plain }).get('v')
}

/** Numbers of each type. */
export const int = (value: number): Int32 => new Int32(value)
export const double = (value: number): Double => new Double(value)
export const long = (value: bigint): Long => Long.fromBigInt(value)
export const decimal = (text: string): Decimal128 => Decimal128.fromString(text)
