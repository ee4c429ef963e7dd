// insert: new documents, each with an `_id` that nobody else has.

import { ObjectId } from 'bson'
import { isMongoError, mongoError, type MongoError } from '../errors.ts'
import { decode, encode } from '../bson/decode.ts'
import { isNamed, nextField, openReader, TYPE } from '../bson/reader.ts'
import { doc, int, type Doc, type Value } from '../bson/values.ts'
import { ID } from '../storage/records.ts'
import { checkId, checkSize, LARGEST_DOCUMENT } from '../update/storable.ts'
import { checkFields, checkWriteConcern, flagField, namespaceOf, ok, type Call, type Command } from './command.ts'

/** A document that could not be written, by its place in the command. */
export type WriteError = { readonly index: number; readonly error: MongoError }

const MOST_WRITES = 100_000

/** Inserts documents. */
export const insert: Command = { writes: true, run: (house, call) => {
  checkFields(call, ['ordered', 'bypassDocumentValidation', 'documents'])
  checkWriteConcern(call.body)
  const documents = statementsOf(call, 'documents')
  const collection = house.catalog.create(namespaceOf(call))
  let n = 0
  const errors = eachStatement(call, documents, (bytes) => {
    house.records.insert(collection, storedForm(bytes))
    n += 1
  })
  return ok({ n: int(n), ...errorFields(errors) })
} }

/** The statements of a write command, within the limits that MongoDB sets. */
export function statementsOf(call: Call, name: string): readonly Buffer[] {
  const statements = call.sequences.get(name)
  if (!statements) throw mongoError('Location40414', `BSON field '${call.name}.${name}' is missing but a required field`)
  if (statements.length === 0 || statements.length > MOST_WRITES) {
    throw mongoError('InvalidLength', `Write batch sizes must be between 1 and ${MOST_WRITES}. Got ${statements.length} operations.`)
  }
  for (const bytes of statements) if (bytes.length > LARGEST_DOCUMENT) checkSize(bytes)
  return statements
}

/** Does one statement after another: ordered writes stop at the first error, others go on. */
export function eachStatement<S>(call: Call, statements: readonly S[], run: (statement: S, index: number) => void): WriteError[] {
  const ordered = call.body.get('ordered') === undefined || flagField(call.body, 'ordered')
  const errors: WriteError[] = []
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index)
    } catch (error) {
      if (!isMongoError(error)) throw error
      errors.push({ index, error })
      if (ordered) break
    }
  }
  return errors
}

/** The errors of a write command as they are reported. */
export function errorFields(errors: readonly WriteError[]): Record<string, Value> {
  if (errors.length === 0) return {}
  const reported = errors.map(({ index, error }): Doc =>
    new Map([...doc({ index: int(index), code: int(error.code) }), ...extraOf(error), ['errmsg', error.message]]))
  return { writeErrors: reported }
}

/** The fields that an error carries besides its sentence. */
function extraOf(error: MongoError): Doc {
  const extra: Doc = new Map()
  for (const [name, value] of Object.entries(error.extra)) extra.set(name, value as Value) // made by this room alone
  return extra
}


/** A document as it is stored: `_id` first, made if it was missing, and nothing that may not be stored. */
function storedForm(bytes: Buffer): Buffer {
  checkSize(bytes)
  const reader = openReader(bytes)
  let first = true
  while (nextField(reader)) {
    if (isNamed(reader, ID)) {
      if (reader.type === TYPE.array || reader.type === TYPE.regex || reader.type === TYPE.object) checkId(decode(bytes).get('_id'))
      const start = reader.nameAt - 1
      return first ? bytes : withFirst(bytes.subarray(start, reader.end), [bytes.subarray(4, start), bytes.subarray(reader.end)])
    }
    first = false
  }
  const made = encode(new Map([['_id', new ObjectId()]]))
  return withFirst(made.subarray(4, -1), [bytes.subarray(4)])
}

function withFirst(field: Buffer, rest: readonly Buffer[]): Buffer {
  const head = Buffer.allocUnsafe(4)
  const whole = Buffer.concat([head, field, ...rest])
  whole.writeInt32LE(whole.length, 0)
  return checkSize(whole)
}
