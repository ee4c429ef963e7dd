// update and delete: changing and removing what filters find.

import { mongoError } from '../errors.ts'
import { decode, decodeField } from '../bson/decode.ts'
import { findField } from '../bson/reader.ts'
import { toDouble } from '../bson/numbers.ts'
import { int, isDoc, isNumeric, typeName, type Doc, type Value } from '../bson/values.ts'
import type { Variables } from '../aggregate/expressions.ts'
import type { Collection } from '../storage/catalog.ts'
import { idOf } from '../storage/records.ts'
import { seedOf } from '../update/seed.ts'
import { checkSize, finish } from '../update/storable.ts'
import { readUpdate, type Update } from '../update/update.ts'
import { updatePipeline } from '../aggregate/update-pipeline.ts'
import type { Found, Query } from '../query/run.ts'
import { isTruthy } from '../query/leaves.ts'
import { compileFilter } from '../query/match.ts'
import {
  checkCollation, checkFields, checkWriteConcern, docField, flagField, namespaceOf, ok, variablesOf,
  type Command, type House,
} from './command.ts'
import { hintOf } from './find.ts'
import { eachStatement, errorFields, statementsOf } from './insert.ts'
import { fits, readQuickReplace, type QuickReplace } from './quick.ts'

/** One update: what it looks for, what it does. */
export type UpdateStatement = {
  readonly filter: Doc
  readonly sort?: Doc | undefined
  readonly update: Value
  readonly arrayFilters?: Value
  readonly upsert: boolean
  readonly multi: boolean
  readonly hint?: Value
  readonly variables: Variables
}

/** What an update has done. `before` and `after` are the last document it touched. */
export type Outcome = {
  readonly matched: number
  readonly modified: number
  readonly upserted?: Value
  readonly before?: Buffer
  readonly after?: Buffer
}

const UPSERT = Buffer.from('upsert')
const REMOVE_FIELDS = new Set(['q', 'limit', 'hint', 'collation'])
const UPDATE_FIELDS = new Set(['q', 'u', 'c', 'upsert', 'multi', 'arrayFilters', 'hint', 'collation', 'upsertSupplied'])

/** Updates documents. */
export const update: Command = { writes: true, run: (house, call) => {
  checkFields(call, ['ordered', 'bypassDocumentValidation', 'let', 'updates'])
  checkWriteConcern(call.body)
  const ns = namespaceOf(call)
  const statements = statementsOf(call, 'updates')
  const collection = statements.some(mayInsert) ? house.catalog.create(ns) : house.catalog.find(ns)
  const variables = variablesOf(house, call)
  const upserted: Doc[] = []
  let [n, modified] = [0, 0]
  const read = statements.map((bytes) => readQuickReplace(bytes) ?? readStatement(bytes, variables))
  const errors = eachStatement(call, read, (statement, index) => {
    const outcome = 'equal' in statement ? quickUpdate(house, collection, statement) : runUpdate(house, collection, statement)
    n += outcome.matched
    modified += outcome.modified
    if (!('upserted' in outcome)) return
    n += 1
    upserted.push(new Map<string, Value>([['index', int(index)], ['_id', outcome.upserted]]))
  })
  return ok({ n: int(n), nModified: int(modified), upserted: upserted.length > 0 ? upserted : undefined, ...errorFields(errors) })
} }

/** Removes documents. */
export const remove: Command = { writes: true, run: (house, call) => {
  checkFields(call, ['ordered', 'let', 'deletes'])
  checkWriteConcern(call.body)
  const collection = house.catalog.find(namespaceOf(call))
  const variables = variablesOf(house, call)
  let n = 0
  const errors = eachStatement(call, statementsOf(call, 'deletes').map(readRemoval), (query) => {
    if (!collection) return void compileFilter(query.filter, () => () => false)
    for (const found of house.finder(variables).find(collection, query)) {
      house.records.remove(collection, found)
      n += 1
    }
  })
  return ok({ n: int(n), ...errorFields(errors) })
} }

/** Does one update. */
export function runUpdate(house: House, collection: Collection | undefined, statement: UpdateStatement): Outcome {
  const { filter, sort, multi, hint, variables } = statement
  const change = readUpdate({
    update: statement.update,
    arrayFilters: statement.arrayFilters,
    now: new Date(house.now()),
    pipeline: (stages) => updatePipeline(stages, variables),
  })
  if (multi && change.kind === 'replace') throw mongoError('FailedToParse', 'multi update is not supported for replacement-style update')
  let outcome: Outcome = { matched: 0, modified: 0 }
  if (!collection) return checked(filter, outcome)
  for (const found of house.finder(variables).find(collection, { filter, sort, hint, limit: multi ? 0 : 1 })) {
    outcome = changeFound(house, collection, { found, change, outcome })
  }
  return outcome.matched === 0 && statement.upsert ? insertSeed(house, collection, { filter, change }) : outcome
}

/** A document that a statement must have. */
function requiredDoc(statement: Doc, name: string): Doc {
  const value = statement.get(name)
  if (value === undefined) throw mongoError('Location40414', `BSON field '${name}' is missing but a required field`)
  if (!isDoc(value)) throw mongoError('TypeMismatch', `BSON field '${name}' is the wrong type '${typeName(value)}', expected type 'object'`)
  return value
}

function checked(filter: Doc, outcome: Outcome): Outcome {
  compileFilter(filter, () => () => false)
  return outcome
}

// A collection is made by the first statement that may put a document into it, not by looking for one.
function mayInsert(statement: Buffer): boolean {
  const upsert = findField(statement, UPSERT)
  return upsert !== undefined && isTruthy(decodeField(upsert))
}

function quickUpdate(house: House, collection: Collection | undefined, quick: QuickReplace): Outcome {
  checkSize(quick.replacement)
  if (!collection) return { matched: 0, modified: 0 }
  const stored = house.records.findById(collection, quick.id)
  const fit = stored && fits(stored.bytes, quick.equal)
  if (stored && fit) {
    if (stored.bytes.equals(quick.replacement)) return { matched: 1, modified: 0 }
    house.records.replace(collection, stored, quick.replacement)
    return { matched: 1, modified: 1 }
  }
  if (!quick.upsert) return { matched: 0, modified: 0 }
  house.records.insert(collection, quick.replacement)
  return { matched: 0, modified: 0, upserted: quick.id }
}

type Change = { readonly found: Found; readonly change: Update; readonly outcome: Outcome }

function changeFound(house: House, collection: Collection, { found, change, outcome }: Change): Outcome {
  const after = finish(change.apply({ document: found.document(), place: found.hit.place }))
  const matched = outcome.matched + 1
  if (after.equals(found.bytes)) return { matched, modified: outcome.modified, before: found.bytes, after: found.bytes }
  house.records.replace(collection, found, after)
  return { matched, modified: outcome.modified + 1, before: found.bytes, after }
}

function insertSeed(house: House, collection: Collection, { filter, change }: { filter: Doc; change: Update }): Outcome {
  const seed = seedOf(filter)
  const after = finish(change.apply({ document: seed, inserting: true }))
  house.records.insert(collection, after)
  return { matched: 0, modified: 0, upserted: idOf(after), after }
}

function readStatement(bytes: Buffer, variables: Variables): UpdateStatement {
  const statement = decode(bytes)
  for (const name of statement.keys()) {
    if (!UPDATE_FIELDS.has(name)) throw mongoError('Location40415', `BSON field 'update.updates.${name}' is an unknown field.`)
  }
  checkCollation(statement.get('collation'))
  return {
    filter: requiredDoc(statement, 'q'),
    update: statement.get('u'),
    arrayFilters: statement.get('arrayFilters'),
    upsert: flagField(statement, 'upsert'),
    multi: flagField(statement, 'multi'),
    hint: hintOf(statement),
    variables: new Map([...variables, ...docField(statement, 'c')]),
  }
}

function readRemoval(bytes: Buffer): Query {
  const statement = decode(bytes)
  for (const name of statement.keys()) {
    if (!REMOVE_FIELDS.has(name)) throw mongoError('Location40415', `BSON field 'delete.deletes.${name}' is an unknown field.`)
  }
  checkCollation(statement.get('collation'))
  return { filter: requiredDoc(statement, 'q'), hint: hintOf(statement), limit: removeLimit(statement.get('limit')) }
}

function removeLimit(limit: Value): number {
  const number = isNumeric(limit) ? toDouble(limit) : 0
  if (number !== 0 && number !== 1) throw mongoError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${number}`)
  return number
}
