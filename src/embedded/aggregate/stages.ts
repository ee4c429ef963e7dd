// The stages that look at one document after another, and $sort.

import { randomInt } from 'node:crypto'
import { mongoError } from '../errors.ts'
import { numberOf, toDouble } from '../bson/numbers.ts'
import { doc, isDoc, isNumeric, typeName, type Doc, type Value } from '../bson/values.ts'
import { compileFilter } from '../query/match.ts'
import { sortFields } from '../query/plan.ts'
import { compileProjection } from '../query/project.ts'
import { sortKey } from '../storage/index-keys.ts'
import { getAt } from '../update/places.ts'
import { evaluate, isTrue } from './expressions.ts'
import { addFields } from './fields.ts'
import { checkSpec, specDoc, specText, type MakeStage, type Stage } from './stage.ts'
import { replaceRoot, unsetSpec } from './update-pipeline.ts'

/** Keeps the documents that fit. */
export const match: MakeStage = (spec, { variables }) => {
  if (!isDoc(spec)) throw mongoError('Location15959', 'the match filter must be an expression in an object')
  const matcher = compileFilter(spec, (expression) => (document) => isTrue(evaluate(expression, document, variables)))
  return keep((document) => matcher(document))
}

/** Orders the documents. */
export const sort: MakeStage = (spec) => {
  const fields = sortFields(specDoc('$sort', spec))
  if (fields.length === 0) throw mongoError('Location15976', '$sort stage must have at least one sort key')
  return function* sorted(documents) {
    const keyed = [...documents].map((document) => ({ document, key: sortKey(fields, document) }))
    for (const { document } of keyed.toSorted((a, b) => Buffer.compare(a.key, b.key))) yield document
  }
}

/** Keeps the first documents. */
export const limit: MakeStage = (spec) => {
  const most = positive('$limit', spec)
  if (most === 0) throw mongoError('Location15958', 'the limit must be positive')
  return function* limited(documents) {
    let taken = 0
    for (const document of documents) {
      yield document
      taken += 1
      if (taken === most) return
    }
  }
}

/** Leaves the first documents out. */
export const skip: MakeStage = (spec) => {
  const least = positive('$skip', spec)
  return function* skipped(documents) {
    let passed = 0
    for (const document of documents) {
      if (passed >= least) yield document
      passed += 1
    }
  }
}

/** Counts the documents. */
export const count: MakeStage = (spec) => {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.')) {
    throw mongoError('Location40156', 'the count field must be a non-empty string without $ and dots')
  }
  return function* counted(documents) {
    let n = 0
    for (const _ of documents) n += 1
    if (n > 0) yield doc({ [spec]: numberOf(n) })
  }
}

/** Gives back some of the fields. */
export const project: MakeStage = (spec, { variables }) => {
  const fields = specDoc('$project', spec)
  if (fields.size === 0) {
    throw mongoError('Location51272', 'Invalid $project :: caused by :: projection specification must have at least one field')
  }
  const projection = compileProjection(fields, { variables, stage: true })
  return each((document) => (projection ? projection(document) : document))
}

/** Adds fields. */
export const set: MakeStage = (spec, { variables }) => each(addFields(spec, variables))

/** Leaves fields out. */
export const unset: MakeStage = (spec, context) => project(unsetSpec(spec), context)

/** Puts a document's part in its place. */
export const replaceRootStage: MakeStage = (spec, { variables }) =>
  each(replaceRoot(specDoc('$replaceRoot', spec).get('newRoot'), variables))

/** Puts a document's part in its place. */
export const replaceWith: MakeStage = (spec, { variables }) => each(replaceRoot(spec, variables))

/** Picks documents by chance. */
export const sample: MakeStage = (spec) => {
  const size = positive('$sample', specDoc('$sample', spec).get('size'))
  return function* sampled(documents) {
    const all = [...documents]
    for (let taken = 0; taken < size && all.length > 0; taken += 1) {
      const [picked] = all.splice(randomInt(all.length), 1)
      if (picked) yield picked
    }
  }
}

/** Makes a document of each element of an array. */
export const unwind: MakeStage = (spec) => {
  const given = isDoc(spec) ? spec : doc({ path: spec })
  checkSpec('$unwind', given, ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  const path = specText('$unwind', given, 'path')
  if (!path.startsWith('$')) throw mongoError('Location28818', `path option to $unwind stage should be prefixed with a '$': ${path}`)
  const parts = path.slice(1).split('.')
  const index = given.get('includeArrayIndex')
  const preserve = given.get('preserveNullAndEmptyArrays') === true
  return function* unwound(documents) {
    for (const document of documents) yield* unwindOne(document, parts, { index, preserve })
  }
}

function* unwindOne(document: Doc, parts: readonly string[], { index, preserve }: { index: Value; preserve: boolean }): Iterable<Doc> {
  const value = getAt(document, parts)
  if (!Array.isArray(value)) {
    if (value !== undefined && value !== null) yield numbered(document, index, null)
    else if (preserve) yield numbered(document, index, null)
    return
  }
  if (value.length === 0 && preserve) yield numbered(replaceAt(document, parts, undefined), index, null)
  for (const [place, element] of value.entries()) yield numbered(replaceAt(document, parts, element), index, numberOf(place))
}

function numbered(document: Doc, index: Value, place: Value): Doc {
  return typeof index === 'string' ? new Map([...document, [index, place]]) : document
}

function replaceAt(document: Doc, parts: readonly string[], value: Value): Doc {
  const [head = '', ...rest] = parts
  const made: Doc = new Map(document)
  const inner = made.get(head)
  const replaced = rest.length === 0 ? value : inner instanceof Map ? replaceAt(inner, rest, value) : inner
  if (replaced === undefined) made.delete(head)
  else made.set(head, replaced)
  return made
}

function keep(fits: (document: Doc) => boolean): Stage {
  return function* kept(documents) {
    for (const document of documents) if (fits(document)) yield document
  }
}

function each(change: (document: Doc) => Doc): Stage {
  return function* changed(documents) {
    for (const document of documents) yield change(document)
  }
}

function positive(name: string, value: Value): number {
  const number = isNumeric(value) ? toDouble(value) : Number.NaN
  if (!Number.isInteger(number)) {
    throw mongoError('Location5107201', `invalid argument to ${name} stage: Expected a number, but found ${typeName(value)}`)
  }
  if (number < 0) throw mongoError('Location5107201', `invalid argument to ${name} stage: Expected a non-negative number`)
  return number
}
