// The operators that ask about one value: comparison, type, size, bits, patterns.

import { Binary, BSONRegExp, Int32 } from 'bson'
import { mongoError } from '../errors.ts'
import { isNan, toDouble } from '../bson/numbers.ts'
import { compareValues, isSame, RANK } from '../bson/order.ts'
import { isLong, isNumeric, typeName, type Value } from '../bson/values.ts'
import type { Question } from './paths.ts'

/** A question; `whole` if it is about an array itself and not about its elements. */
export type Leaf = { readonly question: Question; readonly whole?: boolean }

const TYPE_NUMBERS: Readonly<Record<number, string>> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null',
  11: 'regex', 13: 'javascript', 14: 'symbol', 15: 'javascriptWithScope', 16: 'int', 17: 'timestamp', 18: 'long',
  19: 'decimal', [-1]: 'minKey', 127: 'maxKey',
}

/** The operators by name. */
export const LEAVES: Readonly<Record<string, (operand: Value) => Leaf>> = {
  $gt: (operand) => ordered('$gt', operand, (order) => order > 0),
  $gte: (operand) => ordered('$gte', operand, (order) => order >= 0),
  $lt: (operand) => ordered('$lt', operand, (order) => order < 0),
  $lte: (operand) => ordered('$lte', operand, (order) => order <= 0),
  $in: oneOf,
  $type: ofType,
  $size: ofSize,
  $mod: modulo,
  $bitsAllSet: (operand) => bits('$bitsAllSet', operand, (set, wanted) => wanted.every(set)),
  $bitsAnySet: (operand) => bits('$bitsAnySet', operand, (set, wanted) => wanted.some(set)),
  $bitsAllClear: (operand) => bits('$bitsAllClear', operand, (set, wanted) => !wanted.some(set)),
  $bitsAnyClear: (operand) => bits('$bitsAnyClear', operand, (set, wanted) => !wanted.every(set)),
}

/** Tells whether a value counts as true where MongoDB takes a flag. */
export function isTruthy(value: Value): boolean {
  return isNumeric(value) ? toDouble(value) !== 0 : value !== false && value !== null && value !== undefined
}

/** The question that a pattern asks: of strings, and of patterns that are the same. */
export function regexQuestion(operand: Value, options: Value): Question {
  const wanted = operand instanceof BSONRegExp ? operand : undefined
  if (!wanted && typeof operand !== 'string') throw mongoError('BadValue', '$regex has to be a string')
  if (options !== undefined && typeof options !== 'string') throw mongoError('BadValue', '$options has to be a string')
  const source = wanted ? wanted.pattern : String(operand)
  const flags = options === undefined || options === '' ? (wanted?.options ?? '') : options
  const pattern = compilePattern(source, flags)
  return (value) => {
    if (typeof value === 'string') return pattern.test(value)
    return value instanceof BSONRegExp && value.pattern === source && value.options === flags
  }
}

// What flag x leaves out, and what it must not look into.
const SPACED = /\\.|\[(?:\\.|[^\]])*\]|\s+|#.*/g

// PCRE's x and s are JavaScript's own or can be written out; what JavaScript cannot read is refused.
function compilePattern(source: string, flags: string): RegExp {
  if (/[^imsxu]/.test(flags)) throw mongoError('Location51091', 'invalid flag in regex options: ' + flags)
  const plain = flags.includes('x') ? source.replaceAll(SPACED, (part) => (/^[\s#]/.test(part) ? '' : part)) : source
  const inline = /^\(\?([ims]+)\)/.exec(plain)
  const names = new Set([...flags.replaceAll(/[xu]/g, ''), ...(inline?.[1] ?? '')])
  const body = inline ? plain.slice(inline[0].length) : plain
  try {
    return new RegExp(body, `${[...names].join('')}u`)
  } catch {
    return compileLoosely(body, [...names].join(''))
  }
}

function compileLoosely(body: string, flags: string): RegExp {
  try {
    return new RegExp(body, flags)
  } catch {
    throw mongoError('Location51091', 'Regular expression is invalid')
  }
}

function ordered(name: string, operand: Value, fits: (order: number) => boolean): Leaf {
  if (operand instanceof BSONRegExp) throw mongoError('BadValue', `Can't have RegEx as arg to predicate over field: ${name}`)
  const rank = RANK[typeName(operand)]
  if (rank === RANK.minKey || rank === RANK.maxKey) return { question: (value) => fits(compareValues(value, operand)) }
  if (isNan(operand)) return { question: (value) => isNan(value) && fits(0) }
  return { question: (value) => RANK[typeName(value)] === rank && !isNan(value) && fits(compareValues(value, operand)) }
}

function oneOf(operand: Value): Leaf {
  if (!Array.isArray(operand)) throw mongoError('BadValue', '$in needs an array')
  for (const each of operand) {
    if (each instanceof Map && [...each.keys()][0]?.startsWith('$')) throw mongoError('BadValue', 'cannot nest $ under $in')
  }
  const patterns = operand.filter((each) => each instanceof BSONRegExp).map((each) => regexQuestion(each, ''))
  const strings = new Set(operand.filter((each) => typeof each === 'string'))
  const others = operand.filter((each) => typeof each !== 'string' && !(each instanceof BSONRegExp))
  const wantsNull = others.some((each) => each === null)
  return {
    question: (value) => {
      if (value === undefined) return wantsNull
      if (typeof value === 'string' && strings.has(value)) return true
      return others.some((each) => isSame(each, value)) || patterns.some((ask) => ask(value))
    },
  }
}

function ofType(operand: Value): Leaf {
  const names = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(typeNames))
  if (names.size === 0) throw mongoError('FailedToParse', '$type must match at least one type')
  return { question: (value) => value !== undefined && names.has(typeName(value)) }
}

function typeNames(value: Value): string[] {
  if (value === 'number') return ['double', 'int', 'long', 'decimal']
  if (typeof value === 'string') {
    if (!Object.hasOwn(RANK, value) || value === 'missing') throw mongoError('BadValue', `Unknown type name alias: ${value}`)
    return [value]
  }
  const name = isNumeric(value) ? TYPE_NUMBERS[toDouble(value)] : undefined
  if (name === undefined) throw mongoError('BadValue', 'type must be represented as a number or a string')
  return [name]
}

function ofSize(operand: Value): Leaf {
  const size = isNumeric(operand) ? toDouble(operand) : Number.NaN
  if (!Number.isInteger(size)) throw mongoError('BadValue', '$size must be a whole number')
  if (size < 0) throw mongoError('BadValue', 'Failed to parse $size. Expected a non-negative number')
  return { question: (value) => Array.isArray(value) && value.length === size, whole: true }
}

function modulo(operand: Value): Leaf {
  if (!Array.isArray(operand)) throw mongoError('BadValue', 'malformed mod, needs to be an array')
  if (operand.length < 2) throw mongoError('BadValue', 'malformed mod, not enough elements')
  if (operand.length > 2) throw mongoError('BadValue', 'malformed mod, too many elements')
  const [divisor, rest] = operand.map((each) => (isNumeric(each) ? Math.trunc(toDouble(each)) : 0))
  if (!divisor || !Number.isFinite(divisor)) throw mongoError('BadValue', 'divisor cannot be 0')
  return { question: (value) => {
    const number = isNumeric(value) ? Math.trunc(toDouble(value)) : Number.NaN
    return Number.isFinite(number) && number % divisor === (rest ?? 0)
  } }
}

type BitTest = (set: (bit: number) => boolean, wanted: readonly number[]) => boolean

function bits(name: string, operand: Value, test: BitTest): Leaf {
  const wanted = bitPlaces(name, operand)
  return { question: (value) => {
    const set = bitReader(value)
    return set !== undefined && test(set, wanted)
  } }
}

function bitPlaces(name: string, operand: Value): number[] {
  if (Array.isArray(operand)) return operand.map((each) => (isNumeric(each) ? toDouble(each) : Number.NaN))
  const set = bitReader(operand)
  if (!set || (isNumeric(operand) && toDouble(operand) < 0)) {
    throw mongoError('BadValue', `${name} takes an Array, a number, or a BinData but received: ${typeName(operand)}`)
  }
  const length = operand instanceof Binary ? operand.position * 8 : 64
  return Array.from({ length }, (_, bit) => bit).filter(set)
}

function bitReader(value: Value): ((bit: number) => boolean) | undefined {
  if (value instanceof Binary) return (bit) => (((value.buffer[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1
  if (!isNumeric(value)) return undefined
  const number = value instanceof Int32 ? value.value : toDouble(value)
  if (!Number.isInteger(number) || Math.abs(number) > 2 ** 63) return undefined
  const whole = BigInt(isLong(value) ? value.toBigInt() : number)
  return (bit) => ((whole >> BigInt(Math.min(bit, 63))) & 1n) === 1n
}
