// The operators that change arrays: $push, $addToSet, $pop, $pull, $pullAll.

import { BSONRegExp } from 'bson'
import { mongoError } from '../errors.ts'
import { toDouble } from '../bson/numbers.ts'
import { compareValues, isSame } from '../bson/order.ts'
import { copyValue, isDoc, isNumeric, typeName, type Doc, type Value } from '../bson/values.ts'
import { compileCondition, compileFilter, isOperators } from '../query/match.ts'
import { sortFields } from '../query/plan.ts'
import { sortKey } from '../storage/index-keys.ts'
import { showValue } from '../storage/show.ts'
import type { FieldOperator, Operand } from './fields.ts'

/** The operators by name. */
export const ARRAY_OPERATORS: Readonly<Record<string, FieldOperator>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
}

const MODIFIERS = new Set(['$each', '$slice', '$sort', '$position'])

/** Refuses operands that an array operator could never use, before any document is read. */
export function checkArrayOperand(name: string, path: string, operand: Value): void {
  if (name === '$push') pushModifiers(operand)
  if (name === '$addToSet') eachOf(operand)
  if (name === '$pullAll' && !Array.isArray(operand)) {
    throw mongoError('BadValue', `$pullAll requires an array argument but was given a ${typeName(operand)}`)
  }
  if (name === '$pull') pullTest(operand)
  if (name === '$pop' && !(isNumeric(operand) && Math.abs(toDouble(operand)) === 1)) {
    throw mongoError('FailedToParse', `$pop expects 1 or -1, found: ${showValue(operand)} in field ${path}`)
  }
}

type Modifiers = {
  readonly each: readonly Value[]
  readonly position: number | undefined
  readonly slice: number | undefined
  readonly sort: ((a: Value, b: Value) => number) | undefined
}

function push(value: Value, operand: Operand): Value {
  const { each, position, slice, sort } = pushModifiers(operand.operand)
  const array = [...arrayOf(value, operand, 'The field')]
  const at = position === undefined ? array.length : position < 0 ? Math.max(0, array.length + position) : position
  array.splice(at, 0, ...each.map(copyValue))
  if (sort) array.sort(sort)
  if (slice === undefined) return array
  return slice < 0 ? array.slice(slice) : array.slice(0, slice)
}

function pushModifiers(operand: Value): Modifiers {
  if (!isDoc(operand) || !operand.has('$each')) return { each: [operand], position: undefined, slice: undefined, sort: undefined }
  const each = operand.get('$each')
  if (!Array.isArray(each)) {
    throw mongoError('BadValue', `The argument to $each in $push must be an array but it was of type: ${typeName(each)}`)
  }
  for (const name of operand.keys()) {
    if (!MODIFIERS.has(name)) throw mongoError('BadValue', `Unrecognized clause in $push: ${name}`)
  }
  return { each, position: whole(operand, '$position'), slice: whole(operand, '$slice'), sort: sorter(operand.get('$sort')) }
}

function whole(operand: Doc, name: string): number | undefined {
  const value = operand.get(name)
  if (value === undefined) return undefined
  if (!isNumeric(value) || !Number.isInteger(toDouble(value))) {
    throw mongoError('BadValue', `The value for ${name} must be an integer value but was given type: ${typeName(value)}`)
  }
  return toDouble(value)
}

function sorter(sort: Value): Modifiers['sort'] {
  if (sort === undefined) return undefined
  if (isNumeric(sort)) {
    const way = toDouble(sort)
    if (Math.abs(way) !== 1) throw mongoError('BadValue', 'The $sort element value must be either 1 or -1')
    return (a, b) => compareValues(a, b) * way
  }
  if (!isDoc(sort) || sort.size === 0) {
    throw mongoError('BadValue', 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields')
  }
  const fields = sortFields(sort)
  const keyOfElement = (element: Value) =>
    sortKey(fields, isDoc(element) ? element : new Map())
  return (a, b) => Buffer.compare(keyOfElement(a), keyOfElement(b))
}

function addToSet(value: Value, operand: Operand): Value {
  const array = [...arrayOf(value, operand, 'Cannot apply $addToSet to non-array field. Field')]
  for (const element of eachOf(operand.operand)) {
    if (!array.some((held) => isSame(held, element))) array.push(copyValue(element))
  }
  return array
}

function eachOf(operand: Value): readonly Value[] {
  if (!isDoc(operand) || !operand.has('$each')) return [operand]
  const each = operand.get('$each')
  if (!Array.isArray(each)) {
    throw mongoError('TypeMismatch', `The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`)
  }
  const other = [...operand.keys()].find((name) => name !== '$each')
  if (other !== undefined) throw mongoError('BadValue', `Found unexpected fields after $each in $addToSet: ${other}`)
  return each
}

function pop(value: Value, { operand, name }: Operand): Value {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw mongoError('TypeMismatch', `Path '${name}' contains an element of non-array type '${typeName(value)}'`)
  return isNumeric(operand) && toDouble(operand) < 0 ? value.slice(1) : value.slice(0, -1)
}

function pull(value: Value, { operand }: Operand): Value {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw mongoError('BadValue', 'Cannot apply $pull to a non-array value')
  const test = pullTest(operand)
  return value.filter((element) => !test(element))
}

function pullTest(operand: Value): (element: Value) => boolean {
  if (isOperators(operand) || operand instanceof BSONRegExp) return compileCondition(operand)
  if (!isDoc(operand)) return (element) => isSame(element, operand)
  const matcher = compileFilter(operand)
  return (element) => isDoc(element) && matcher(element)
}

function pullAll(value: Value, { operand }: Operand): Value {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw mongoError('BadValue', 'Cannot apply $pull to a non-array value')
  const unwanted = Array.isArray(operand) ? operand : []
  return value.filter((element) => !unwanted.some((each) => isSame(each, element)))
}

function arrayOf(value: Value, { name, id }: Operand, what: string): readonly Value[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  const sentence = what.startsWith('The field')
    ? `The field '${name}' must be an array but is of type ${typeName(value)} in document {_id: ${showValue(id)}}`
    : `${what} named '${name}' has non-array type ${typeName(value)}`
  throw mongoError('BadValue', sentence)
}
