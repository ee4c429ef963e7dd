// findAndModify: changes or removes one document and gives it back, before or after.

import { mongoError } from '../errors.ts'
import { decode } from '../bson/decode.ts'
import { doc, int, type Doc, type Value } from '../bson/values.ts'
import { compileProjection } from '../query/project.ts'
import type { Collection } from '../storage/catalog.ts'
import {
  checkFields, checkWriteConcern, docField, flagField, namespaceOf, ok, variablesOf, type Call, type Command, type House,
} from './command.ts'
import { hintOf } from './find.ts'
import { runUpdate } from './update.ts'

const FIELDS = [
  'query', 'sort', 'remove', 'update', 'new', 'upsert', 'fields', 'arrayFilters', 'hint', 'let', 'collation', 'bypassDocumentValidation',
]

/** Changes one document and gives it back. */
export const findAndModify: Command = { writes: true, run: (house, call) => {
  checkFields(call, FIELDS)
  checkWriteConcern(call.body)
  refuseContradictions(call)
  const removing = flagField(call.body, 'remove')
  const ns = namespaceOf(call)
  const collection = flagField(call.body, 'upsert') ? house.catalog.create(ns) : house.catalog.find(ns)
  if (!removing) return changeOne(house, call, collection)
  return collection ? removeOne(house, call, collection) : ok({ lastErrorObject: doc({ n: int(0) }), value: null })
} }

function removeOne(house: House, call: Call, collection: Collection): Doc {
  const query = { filter: docField(call.body, 'query'), sort: docField(call.body, 'sort'), hint: hintOf(call.body), limit: 1 }
  for (const found of house.finder(variablesOf(house, call)).find(collection, query)) {
    const value = shown(house, call, { bytes: found.bytes, place: found.hit.place })
    house.records.remove(collection, found)
    return ok({ lastErrorObject: doc({ n: int(1) }), value })
  }
  return ok({ lastErrorObject: doc({ n: int(0) }), value: null })
}

function changeOne(house: House, call: Call, collection: Collection | undefined): Doc {
  const { body } = call
  const outcome = runUpdate(house, collection, {
    filter: docField(body, 'query'),
    sort: docField(body, 'sort'),
    update: body.get('update'),
    arrayFilters: body.get('arrayFilters'),
    upsert: flagField(body, 'upsert'),
    multi: false,
    hint: hintOf(body),
    variables: variablesOf(house, call),
  })
  const bytes = flagField(body, 'new') ? outcome.after : outcome.before
  const upserted = 'upserted' in outcome ? outcome.upserted : undefined
  const lastErrorObject = doc({ n: int(outcome.matched + ('upserted' in outcome ? 1 : 0)), updatedExisting: outcome.matched > 0, upserted })
  return ok({ lastErrorObject, value: bytes ? shown(house, call, { bytes, place: undefined }) : null })
}

function shown(house: House, call: Call, { bytes, place }: { bytes: Buffer; place: number | undefined }): Value {
  const filter = docField(call.body, 'query')
  const project = compileProjection(docField(call.body, 'fields'), { variables: variablesOf(house, call), filter })
  const document = decode(bytes)
  return project ? project(document, { place }) : document
}

function refuseContradictions({ body }: Call): void {
  const removing = flagField(body, 'remove')
  if (removing && body.get('update') !== undefined) throw mongoError('FailedToParse', 'Cannot specify both an update and remove=true')
  if (removing && flagField(body, 'upsert')) throw mongoError('FailedToParse', 'Cannot specify both upsert=true and remove=true')
  if (removing && flagField(body, 'new')) {
    throw mongoError('FailedToParse', "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document")
  }
  if (!removing && body.get('update') === undefined) throw mongoError('FailedToParse', 'Either an update or remove=true must be specified')
}
