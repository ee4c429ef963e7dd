// find, getMore, killCursors, count and distinct: reading documents.

import { Int32, Long } from 'bson'
import { mongoError } from '../errors.ts'
import { encode } from '../bson/decode.ts'
import { numberOf } from '../bson/numbers.ts'
import { keyOf } from '../bson/order.ts'
import { doc, typeName, type Doc, type Value } from '../bson/values.ts'
import { compileProjection } from '../query/project.ts'
import { anyAt } from '../query/paths.ts'
import { compileFilter } from '../query/match.ts'
import type { Found, Query } from '../query/run.ts'
import { sortFields } from '../query/plan.ts'
import { cursorReply } from './batches.ts'
import {
  checkFields, collectionOf, countField, docField, flagField, longField, namespaceOf, ok, untilOf, variablesOf,
  type Call, type Command, type House,
} from './command.ts'

const FIND_FIELDS = [
  'filter', 'sort', 'projection', 'hint', 'skip', 'limit', 'batchSize', 'singleBatch', 'let', 'collation', 'max', 'min',
  'returnKey', 'showRecordId', 'allowPartialResults',
]
const FIRST_BATCH = 101
const NATURAL = doc({ $natural: new Int32(1) })

/** Finds documents and opens a cursor on them. */
export const find: Command = { run: (house, call) => {
  checkFields(call, FIND_FIELDS)
  for (const name of ['max', 'min', 'returnKey', 'showRecordId', 'tailable', 'awaitData']) refuseOption(call, name)
  const ns = namespaceOf(call)
  const snapshot = house.snapshots.wanted(call.body)
  // A moment may be older than an index: it is read by way of the documents alone.
  const query = { ...readQuery(call), ...(snapshot && { hint: NATURAL }) }
  const result = resultOf({ ...house, ...(snapshot && { finder: snapshot.finder }) }, call, query)
  const size = countField(call.body, 'batchSize', FIRST_BATCH)
  const batch = { size, at: house.now(), single: flagField(call.body, 'singleBatch'), limit: query.limit ?? 0 }
  return cursorReply({ name: 'firstBatch', ns, ...house.cursors.open(ns, result, batch), moment: snapshot?.moment })
} }

/** Reads the next batch of a cursor. */
export const getMore: Command = { run: (house, call) => {
  checkFields(call, ['collection', 'batchSize', 'term'])
  const name = call.body.get('collection')
  if (typeof name !== 'string') throw mongoError('TypeMismatch', "BSON field 'getMore.collection' must be a string")
  const ns = `${call.db}.${name}`
  const size = countField(call.body, 'batchSize', 0) || Infinity
  return cursorReply({ name: 'nextBatch', ns, ...house.cursors.next(longField(call.body.get('getMore')), ns, { size, at: house.now() }) })
} }

/** Closes cursors. */
export const killCursors: Command = { run: (house, call) => {
  checkFields(call, ['cursors'])
  const ns = namespaceOf(call)
  const cursors = call.body.get('cursors')
  if (!Array.isArray(cursors)) throw mongoError('TypeMismatch', "BSON field 'killCursors.cursors' must be an array")
  const ids = cursors.map(longField)
  const killed = ids.filter((id) => house.cursors.kill(id, ns))
  const lost = ids.filter((id) => !killed.includes(id))
  return ok({ cursorsKilled: killed, cursorsNotFound: lost, cursorsAlive: [], cursorsUnknown: [] })
} }

/** Counts documents. */
export const count: Command = { run: (house, call) => {
  checkFields(call, ['query', 'limit', 'skip', 'hint', 'collation', 'fields'])
  const collection = collectionOf(house, call)
  const limit = Math.abs(signedLimit(call))
  const query = { skip: countField(call.body, 'skip', 0), limit, hint: call.body.get('hint') }
  const filter = docField(call.body, 'query')
  const finder = house.finder(variablesOf(house, call), untilOf(house, call))
  return ok({ n: numberOf(collection ? finder.count(collection, filter, query) : (compileFilter(filter), 0)) })
} }

/** The different values of a field. */
export const distinct: Command = { run: (house, call) => {
  checkFields(call, ['key', 'query', 'collation', 'hint'])
  const key = call.body.get('key')
  if (typeof key !== 'string') {
    throw mongoError('TypeMismatch', `BSON field 'distinct.key' is the wrong type '${typeName(key)}', expected type 'string'`)
  }
  const collection = collectionOf(house, call)
  const filter = docField(call.body, 'query')
  if (!collection) return ok({ values: [] })
  const values = new Map<string, Value>()
  const path = { parts: key.split('.'), leaves: true }
  const note = (value: Value) => {
    if (value !== undefined && !Array.isArray(value)) values.set(keyOf(value).toString('latin1'), value)
    return false
  }
  const finder = house.finder(variablesOf(house, call), untilOf(house, call))
  for (const found of finder.find(collection, { filter, hint: call.body.get('hint') })) {
    anyAt(found.document(), path, { question: note })
  }
  return ok({ values: [...values].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value) })
} }

/** Reads what a find command looks for. */
export function readQuery({ body }: Pick<Call, 'body'>): Query {
  const sort = docField(body, 'sort')
  sortFields(sort.has('$natural') ? undefined : sort)
  return {
    filter: docField(body, 'filter'), sort, hint: hintOf(body), skip: countField(body, 'skip', 0), limit: countField(body, 'limit', 0),
  }
}

/** The hint of a command; an empty one is none. */
export function hintOf(body: Doc): Value {
  const hint = body.get('hint')
  return hint instanceof Map && hint.size === 0 ? undefined : hint
}

function resultOf(house: House, call: Call, query: Query): Iterable<Buffer> {
  const variables = variablesOf(house, call)
  const project = compileProjection(docField(call.body, 'projection'), { variables, filter: query.filter })
  const collection = collectionOf(house, call)
  if (!collection) return compileNothing(query)
  return bytesOf(house.finder(variables, untilOf(house, call)).find(collection, query), project)
}

// A filter that means nothing is refused even where there is nothing to find.
function compileNothing(query: Query): Iterable<Buffer> {
  compileFilter(query.filter, () => () => false)
  return []
}

function* bytesOf(found: Iterable<Found>, project: ReturnType<typeof compileProjection>): Iterable<Buffer> {
  for (const each of found) yield project ? encode(project(each.document(), each.hit)) : each.bytes
}

function refuseOption({ body }: Call, name: string): void {
  const value = body.get(name)
  if (value === undefined || value === false || (value instanceof Map && value.size === 0)) return
  throw mongoError('InvalidOptions', `find option '${name}' is not supported by this server`)
}

function signedLimit({ body }: Call): number {
  const limit = body.get('limit')
  if (limit === undefined || limit === null) return 0
  if (limit instanceof Int32) return limit.value
  return limit instanceof Long ? limit.toNumber() : countField(body, 'limit', 0)
}
