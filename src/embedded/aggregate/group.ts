// $group: the accumulators that keep BSON types are calculated here, the others by mingo.

import { Double } from 'bson'
import { evalExpr } from 'mingo/core'
import { mongoError } from '../errors.ts'
import { add, numberOf, toDouble } from '../bson/numbers.ts'
import { compareValues, keyOf } from '../bson/order.ts'
import { int, isDoc, isNumeric, type Doc, type Numeric, type Value } from '../bson/values.ts'
import { evaluate, isAccumulator, mingoOptions, withMingo, type Variables } from './expressions.ts'
import { fromPlain, plainValue, toPlain } from './plain.ts'
import { specDoc, type MakeStage } from './stage.ts'

/** Gathers documents into groups. */
export const group: MakeStage = (spec, { variables }) => {
  const fields = specDoc('$group', spec)
  if (!fields.has('_id')) throw mongoError('Location15955', 'a group specification must include an _id')
  const accumulators = [...fields].filter(([name]) => name !== '_id').map(([name, how]) => readAccumulator(name, how, variables))
  const id = fields.get('_id')
  return function* grouped(documents) {
    const groups = new Map<string, { id: Value; members: Doc[] }>()
    for (const document of documents) {
      const value = evaluate(id, document, variables) ?? null
      const key = keyOf(value).toString('latin1')
      const there = groups.get(key)
      if (there) there.members.push(document)
      else groups.set(key, { id: value, members: [document] })
    }
    for (const { id: value, members } of groups.values()) {
      const made: Doc = new Map([['_id', value]])
      for (const [name, accumulate] of accumulators) made.set(name, accumulate(members) ?? null)
      yield made
    }
  }
}

/** Groups by an expression and counts, the most frequent first. */
export const sortByCount: MakeStage = (spec, context) => {
  const counting = group(new Map([['_id', spec], ['count', new Map([['$sum', int(1)]])]]), context)
  return (documents) => [...counting(documents)].toSorted((a, b) => compareValues(b.get('count'), a.get('count')))
}

type Accumulate = (members: readonly Doc[]) => Value

const OURS: Readonly<Record<string, (values: readonly Value[]) => Value>> = {
  $sum: sum,
  $avg: average,
  $min: (values) => least(values, 1),
  $max: (values) => least(values, -1),
  $first: (values) => values[0],
  $last: (values) => values.at(-1),
  $push: (values) => values.filter((value) => value !== undefined),
  $addToSet: (values) => {
    const present = values.filter((value) => value !== undefined)
    return [...new Map(present.map((value) => [keyOf(value).toString('latin1'), value])).values()]
  },
  $mergeObjects: (values) => new Map(values.filter(isDoc).flatMap((value) => [...value])),
}

function readAccumulator(name: string, how: Value, variables: Variables): readonly [string, Accumulate] {
  if (!isDoc(how) || how.size !== 1) throw mongoError('Location40234', `The field '${name}' must be an accumulator object`)
  if (name.includes('.')) throw mongoError('Location40235', `The field name '${name}' cannot contain '.'`)
  const [[operator = '', operand] = []] = how
  if (operator === '$count') return [name, (members) => numberOf(members.length)]
  const ours = OURS[operator]
  if (ours) return [name, (members) => ours(members.map((member) => evaluate(operand, member, variables)))]
  if (!isAccumulator(operator)) throw mongoError('Location15952', `unknown group operator '${operator}'`)
  return [name, (members) => withMingo(() => fromPlain(evalExpr(members.map(toPlain), plainValue(how), mingoOptions(variables))))]
}

function sum(values: readonly Value[]): Value {
  return values.filter(isNumeric).reduce<Numeric>((total, value) => add(total, value), int(0))
}

function average(values: readonly Value[]): Value {
  const numbers = values.filter(isNumeric)
  if (numbers.length === 0) return null
  return new Double(numbers.reduce((total, value) => total + toDouble(value), 0) / numbers.length)
}

function least(values: readonly Value[], way: 1 | -1): Value {
  const present = values.filter((value) => value !== undefined && value !== null)
  return present.reduce<Value>((found, value) => (found === undefined || compareValues(value, found) * way < 0 ? value : found), undefined)
}
