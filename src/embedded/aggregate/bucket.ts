// $bucket: groups by the stretch in which a value lies.

import { mongoError } from '../errors.ts'
import { compareValues } from '../bson/order.ts'
import { int, isDoc, type Doc, type Value } from '../bson/values.ts'
import { evaluate } from './expressions.ts'
import { group } from './group.ts'
import { checkSpec, specDoc, type MakeStage } from './stage.ts'

const COUNT: Doc = new Map([['count', new Map([['$sum', int(1)]])]])
const BUCKET = '\u0000bucket'

/** Gathers documents into stretches. */
export const bucket: MakeStage = (spec, context) => {
  const given = specDoc('$bucket', spec)
  checkSpec('$bucket', given, ['groupBy', 'boundaries', 'default', 'output'])
  const boundaries = readBoundaries(given.get('boundaries'))
  const output = given.get('output')
  const gather = group(new Map<string, Value>([['_id', `$${BUCKET}`], ...(isDoc(output) ? output : COUNT)]), context)
  const place = (document: Doc): Value => {
    const value = evaluate(given.get('groupBy'), document, context.variables)
    const at = boundaries.findIndex((bound) => compareValues(value, bound) < 0)
    if (value !== undefined && at > 0) return boundaries[at - 1]
    if (given.has('default')) return given.get('default')
    throw mongoError('Location40066', '$switch could not find a matching branch for an input, and no default was specified.')
  }
  return function* bucketed(documents) {
    const marked = [...documents].map((document): Doc => new Map([...document, [BUCKET, place(document)]]))
    const made = [...gather(marked)]
    yield* made.toSorted((a, b) => compareValues(a.get('_id'), b.get('_id')))
  }
}

function readBoundaries(value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw mongoError('Location40200', "The $bucket 'boundaries' field must be an array")
  if (value.length < 2) throw mongoError('Location40192', "The $bucket 'boundaries' field must have at least 2 values")
  if (value.some((bound, at) => at > 0 && compareValues(value[at - 1], bound) >= 0)) {
    throw mongoError('Location40194', "The 'boundaries' option to $bucket must be sorted in ascending order")
  }
  return value
}
