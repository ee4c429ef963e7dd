// What a command is, and the small readers with which commands understand what they are given.

import { Double, Long } from 'bson'
import { mongoError } from '../errors.ts'
import { toDouble } from '../bson/numbers.ts'
import { doc, isDoc, isNumeric, typeName, type Doc, type Value } from '../bson/values.ts'
import type { Cursors } from '../cursors.ts'
import type { Snapshots } from '../snapshots.ts'
import type { Finder } from '../query/run.ts'
import type { Variables } from '../aggregate/expressions.ts'
import type { Catalog, Collection } from '../storage/catalog.ts'
import type { Engine } from '../storage/engine.ts'
import type { Records } from '../storage/records.ts'
import type { Client } from '../wire/connection.ts'
import type { Request } from '../wire/message.ts'
import type { Credential } from '../wire/scram.ts'

/** All that commands work with. */
export type House = {
  readonly dir: string
  readonly engine: Engine
  readonly catalog: Catalog
  readonly records: Records
  /** A finder whose filters know the variables of `let`, and which gives up at an instant. */
  readonly finder: (variables: Variables, until?: number) => Finder
  readonly cursors: Cursors
  readonly snapshots: Snapshots
  readonly credential: Credential
  readonly now: () => number
  readonly startedAt: number
  /** Looks for expired documents so often. */
  readonly sweepEvery: (seconds: number) => void
  readonly clients: () => number
}

/** A command that came in, with who sent it. */
export type Call = Request & { readonly client: Client }

/** A command: `writes` are gathered into one transaction, `open` ones need no authentication. */
export type Command = {
  readonly writes?: true | ((call: Call) => boolean)
  readonly open?: true
  readonly run: (house: House, call: Call) => Doc | Buffer
}

/** Fields that any command may carry. */
const GENERIC = new Set([
  '$db', 'lsid', '$clusterTime', '$readPreference', 'readConcern', 'writeConcern', 'maxTimeMS', 'comment', 'apiVersion',
  'apiStrict', 'apiDeprecationErrors', 'txnNumber', 'autocommit', 'startTransaction', '$audit', '$client', 'allowDiskUse',
  'noCursorTimeout', 'oplogReplay', 'tailable', 'awaitData',
])

const WRITERS = new Set(['insert', 'update', 'findAndModify', 'findandmodify', 'create', 'createIndexes'])

/** The answer of a command that went well. */
export function ok(fields: Readonly<Record<string, Value>> = {}): Doc {
  return new Map([...doc(fields), ['ok', new Double(1)]])
}

/** The namespace that a command speaks of: its own value is the collection's name. */
export function namespaceOf(call: Pick<Call, 'name' | 'db' | 'body'>): string {
  const name = call.body.get(call.name)
  if (typeof name !== 'string') {
    throw mongoError('InvalidNamespace', `collection name has invalid type ${typeName(name)}`)
  }
  checkName(call.db, name)
  if (name.startsWith('system.') && WRITERS.has(call.name)) {
    throw mongoError('InvalidNamespace', `Invalid system namespace: ${call.db}.${name}`)
  }
  return `${call.db}.${name}`
}

/** Refuses names that MongoDB does not take. */
export function checkName(db: string, name: string): void {
  if (db === '' || /[/\\. "$\0]/.test(db) || db.length > 63) throw mongoError('InvalidNamespace', `Invalid database name: '${db}'`)
  const bad = name === '' || name.startsWith('.') || name.includes('\0') || (name.includes('$') && name !== '$cmd')
  if (bad || db.length + name.length > 254) throw mongoError('InvalidNamespace', `Invalid namespace specified '${db}.${name}'`)
}

/** The collection that a command speaks of; undefined if there is none. */
export function collectionOf(house: House, call: Call): Collection | undefined {
  return house.catalog.find(namespaceOf(call))
}

/** Refuses fields that a command does not know: nothing is passed over in silence. */
export function checkFields(call: Call, known: readonly string[]): void {
  for (const name of call.body.keys()) {
    if (name === call.name || GENERIC.has(name) || known.includes(name)) continue
    throw mongoError('Location40415', `BSON field '${call.name}.${name}' is an unknown field.`)
  }
  checkCollation(call.body.get('collation'))
  const concern = docField(call.body, 'readConcern')
  if (concern.get('level') === 'snapshot' && call.name !== 'find' && call.name !== 'getMore') {
    throw mongoError('InvalidOptions', `readConcern level 'snapshot' is not supported for ${call.name}`)
  }
}

/** Refuses every collation but the simple one. */
export function checkCollation(collation: Value): void {
  if (collation === undefined || (isDoc(collation) && (collation.size === 0 || collation.get('locale') === 'simple'))) return
  throw mongoError('BadValue', 'this server has no collation but the simple one')
}

/** A document of a command; an empty one if it is not there. */
export function docField(body: Doc, name: string): Doc {
  const value = body.get(name)
  if (value === undefined || value === null) return new Map()
  if (!isDoc(value)) {
    throw mongoError('TypeMismatch', `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'object'`)
  }
  return value
}

/** A whole number of a command that is not negative. */
export function countField(body: Doc, name: string, otherwise: number): number {
  const value = body.get(name)
  if (value === undefined || value === null) return otherwise
  const number = isNumeric(value) ? Math.trunc(toDouble(value)) : Number.NaN
  if (Number.isNaN(number)) throw mongoError('TypeMismatch', `BSON field '${name}' is the wrong type '${typeName(value)}'`)
  if (number < 0) throw mongoError('Location51024', `BSON field '${name}' value must be >= 0, actual value '${number}'`)
  return number
}

/** A flag of a command. */
export function flagField(body: Doc, name: string): boolean {
  const value = body.get(name)
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  if (isNumeric(value)) return toDouble(value) !== 0
  throw mongoError('TypeMismatch', `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'bool'`)
}

/** What `let` and the clock define for expressions. */
export function variablesOf(house: House, call: Pick<Call, 'body'>): Variables {
  const variables = new Map<string, Value>([['NOW', new Date(house.now())]])
  for (const [name, value] of docField(call.body, 'let')) variables.set(name, isLiteral(value) ? value.get('$literal') : value)
  return variables
}

/** When a command has to be done, by its option maxTimeMS. */
export function untilOf(house: House, { body }: Pick<Call, 'body'>): number {
  const most = countField(body, 'maxTimeMS', 0)
  return most > 0 ? house.now() + most : Infinity
}

/** Refuses a write concern that one machine cannot keep. */
export function checkWriteConcern(body: Doc): void {
  const w = docField(body, 'writeConcern').get('w')
  if (isNumeric(w) && toDouble(w) > 1) throw mongoError('BadValue', "cannot use 'w' > 1 when a host is not replicated")
  if (typeof w === 'string' && w !== 'majority') {
    throw mongoError('UnknownReplWriteConcern', `No write concern mode named '${w}' found in replica set configuration`)
  }
}

/** A cursor's number as MongoDB sends it. */
export function longField(value: Value): Long {
  if (value instanceof Long) return value
  if (isNumeric(value)) return Long.fromNumber(toDouble(value))
  throw mongoError('TypeMismatch', `a cursor id must be a long, not ${typeName(value)}`)
}

function isLiteral(value: Value): value is Doc {
  return isDoc(value) && value.size === 1 && value.has('$literal')
}
