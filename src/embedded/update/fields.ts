// The operators that change one field: $set, $inc, $mul, $min, $max, $currentDate, $bit.

import { Int32, Timestamp } from 'bson'
import { mongoError } from '../errors.ts'
import { add, longOf, multiply } from '../bson/numbers.ts'
import { compareValues } from '../bson/order.ts'
import { copyValue, int, isDoc, isLong, isNumeric, typeName, type Numeric, type Value } from '../bson/values.ts'
import { showValue } from '../storage/show.ts'

/** What an operator knows besides the value: its operand, the instant, the last part of the path, the document's `_id`. */
export type Operand = { readonly operand: Value; readonly now: Date; readonly name: string; readonly id: Value }

/** Makes the new value of a field from the old one; undefined if the field is not there and stays away. */
export type FieldOperator = (value: Value, operand: Operand) => Value

/** The operators by name. */
export const FIELD_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $set: (_, { operand }) => copyValue(operand),
  $setOnInsert: (_, { operand }) => copyValue(operand),
  $inc: (value, operand) => arithmetic('$inc', value, operand),
  $mul: (value, operand) => arithmetic('$mul', value, operand),
  $min: (value, { operand }) => (value === undefined || compareValues(operand, value) < 0 ? copyValue(operand) : value),
  $max: (value, { operand }) => (value === undefined || compareValues(operand, value) > 0 ? copyValue(operand) : value),
  $currentDate: (_, { operand, now }) => currentDate(operand, now),
  $bit: bit,
}

/** Refuses operands that an operator could never use, before any document is read. */
export function checkOperand(name: string, path: string, operand: Value): void {
  if ((name === '$inc' || name === '$mul') && !isNumeric(operand)) {
    const verb = name === '$inc' ? 'increment' : 'multiply'
    throw mongoError('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${showValue(operand)}}`)
  }
  if (name === '$currentDate') currentDate(operand, new Date(0))
  if (name === '$bit') bitOperations(operand, path)
}

function arithmetic(name: '$inc' | '$mul', value: Value, { operand, name: field, id }: Operand): Value {
  if (!isNumeric(operand)) return value
  if (value === undefined) return name === '$inc' ? operand : zeroLike(operand)
  if (!isNumeric(value)) {
    const whose = `{_id: ${showValue(id)}} has the field '${field}' of non-numeric type ${typeName(value)}`
    throw mongoError('TypeMismatch', `Cannot apply ${name} to a value of non-numeric type. ${whose}`)
  }
  return name === '$inc' ? add(value, operand) : multiply(value, operand)
}

function zeroLike(operand: Numeric): Numeric {
  return multiply(operand, int(0))
}

function currentDate(operand: Value, now: Date): Value {
  const wanted = isDoc(operand) ? operand.get('$type') : operand
  if (operand === true || wanted === 'date' || operand === false) return now
  if (wanted === 'timestamp') return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 })
  if (isDoc(operand)) {
    throw mongoError('BadValue',
      "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}")
  }
  throw mongoError('BadValue',
    `${typeName(operand)} is not valid type for $currentDate. Use a boolean ('true') or {$type: 'timestamp/date'}.`)
}

function bit(value: Value, { operand, name, id }: Operand): Value {
  let result: bigint | undefined
  let long = value !== undefined && typeName(value) === 'long'
  const wrong = `Cannot apply $bit to a value of non-integral type.{_id: ${showValue(id)}} has the field ${name} of type ${typeName(value)}`
  if (value !== undefined) result = wholeOf(value, wrong)
  for (const [how, by] of bitOperations(operand, name)) {
    long ||= typeName(by) === 'long'
    const bits = wholeOf(by, `The $bit modifier field must be an Integer(32/64 bit)`)
    const before: bigint = result ?? 0n
    result = how === 'and' ? before & bits : how === 'or' ? before | bits : before ^ bits
  }
  return long ? longOf(BigInt.asIntN(64, result ?? 0n)) : int(Number(BigInt.asIntN(32, result ?? 0n)))
}

function bitOperations(operand: Value, path: string): [string, Value][] {
  if (!isDoc(operand)) {
    throw mongoError('BadValue',
      `The $bit modifier is not compatible with a ${typeName(operand)}. Pass an embedded document: {$bit: {field: {and/or/xor: #}}`)
  }
  if (operand.size === 0) {
    throw mongoError('BadValue', `You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}`)
  }
  for (const name of operand.keys()) {
    if (!['and', 'or', 'xor'].includes(name)) {
      throw mongoError('BadValue',
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: {${path}: ${name}}`)
    }
  }
  return [...operand]
}

function wholeOf(value: Value, message: string): bigint {
  if (value instanceof Int32) return BigInt(value.value)
  if (isLong(value)) return value.toBigInt()
  throw mongoError('BadValue', message)
}
