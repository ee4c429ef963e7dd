// Arithmetic on BSON's four types of number, with MongoDB's rules for the type of the result:
// int and long grow into long, a double makes a double, a decimal makes a decimal.

import { Decimal128, Double, Int32, Long } from 'bson'
import { mongoError } from '../errors.ts'
import { isNumeric, type Numeric, type Value } from './values.ts'

/** A decimal number in full: digits × 10^exponent, or not a finite number at all. */
export type Exact = { readonly digits: bigint; readonly exponent: number } | 'NaN' | 'Infinity' | '-Infinity'

const DIGITS = 34
const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)

/** The nearest double to a number. */
export function toDouble(value: Numeric): number {
  if (value instanceof Int32 || value instanceof Double) return value.value
  if (value instanceof Long) return value.toNumber()
  const text = value.toString()
  return text.endsWith('Infinity') ? (text.startsWith('-') ? -Infinity : Infinity) : Number(text)
}

/** Tells whether a value of any type is the number that is none. */
export function isNan(value: Value): boolean {
  return isNumeric(value) && Number.isNaN(toDouble(value))
}

/** A long from a whole number; fails with the client's error if it is too large. */
export function longOf(value: bigint): Long {
  if (value > INT64_MAX || value < INT64_MIN) throw mongoError('BadValue', 'Failed to apply $inc operations to current value: overflow')
  return Long.fromBigInt(value)
}

/** A JavaScript number as the smallest BSON type that holds it. */
export function numberOf(value: number): Numeric {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return new Double(value)
  return value === (value | 0) ? new Int32(value) : Long.fromNumber(value)
}

/** The sum of two numbers. */
export function add(a: Numeric, b: Numeric): Numeric {
  return combine(a, b, { whole: (x, y) => x + y, double: (x, y) => x + y, exact: addExact })
}

/** The product of two numbers. */
export function multiply(a: Numeric, b: Numeric): Numeric {
  return combine(a, b, { whole: (x, y) => x * y, double: (x, y) => x * y, exact: multiplyExact })
}

/** A decimal as digits and exponent. */
export function exactOf(value: Numeric): Exact {
  if (value instanceof Int32) return { digits: BigInt(value.value), exponent: 0 }
  if (value instanceof Long) return { digits: value.toBigInt(), exponent: 0 }
  const text = value instanceof Double ? doubleText(value.value) : value.toString()
  const found = /^(-?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(text)
  if (!found) return text.startsWith('-') ? '-Infinity' : text === 'NaN' ? 'NaN' : 'Infinity'
  const [, sign, whole = '', part = '', power = '0'] = found
  const digits = BigInt(`${whole}${part}` || '0')
  return { digits: sign === '-' ? -digits : digits, exponent: Number(power) - part.length }
}

type Ways = {
  readonly whole: (x: bigint, y: bigint) => bigint
  readonly double: (x: number, y: number) => number
  readonly exact: (x: Exact, y: Exact) => Decimal128
}

function combine(a: Numeric, b: Numeric, ways: Ways): Numeric {
  if (a instanceof Decimal128 || b instanceof Decimal128) return ways.exact(exactOf(a), exactOf(b))
  if (a instanceof Double || b instanceof Double) return new Double(ways.double(toDouble(a), toDouble(b)))
  const result = ways.whole(wholeOf(a), wholeOf(b))
  const small = a instanceof Int32 && b instanceof Int32 && BigInt.asIntN(32, result) === result
  return small ? new Int32(Number(result)) : longOf(result)
}

function wholeOf(value: Int32 | Long): bigint {
  return value instanceof Int32 ? BigInt(value.value) : value.toBigInt()
}

// MongoDB turns a double into a decimal of 15 significant digits.
function doubleText(value: number): string {
  return Number.isFinite(value) ? value.toPrecision(15) : String(value)
}

function addExact(a: Exact, b: Exact): Decimal128 {
  if (typeof a === 'string' || typeof b === 'string') return fromSpecial(special(a) + special(b))
  const exponent = Math.min(a.exponent, b.exponent)
  const scaled = (x: { digits: bigint; exponent: number }) => x.digits * 10n ** BigInt(x.exponent - exponent)
  return toDecimal(scaled(a) + scaled(b), exponent)
}

function multiplyExact(a: Exact, b: Exact): Decimal128 {
  if (typeof a === 'string' || typeof b === 'string') return fromSpecial(special(a) * special(b))
  return toDecimal(a.digits * b.digits, a.exponent + b.exponent)
}

function special(value: Exact): number {
  if (typeof value === 'string') return Number(value)
  return value.digits < 0n ? -1 : value.digits > 0n ? 1 : 0
}

function fromSpecial(value: number): Decimal128 {
  return Decimal128.fromString(String(value))
}

// Rounds half to even at 34 digits, as IEEE 754-2008 has it.
function toDecimal(digits: bigint, exponent: number): Decimal128 {
  const negative = digits < 0n
  const text = (negative ? -digits : digits).toString()
  const extra = text.length - DIGITS
  if (extra <= 0) return Decimal128.fromString(`${digits}E${exponent}`)
  const unit = 10n ** BigInt(extra)
  const whole = BigInt(text) / unit
  const rest = (BigInt(text) % unit) * 2n
  const rounded = rest > unit || (rest === unit && whole % 2n === 1n) ? whole + 1n : whole
  return Decimal128.fromString(`${negative ? '-' : ''}${rounded}E${exponent + extra}`)
}
