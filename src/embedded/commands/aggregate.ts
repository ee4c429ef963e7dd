// aggregate: what a pipeline makes of a collection. What can be found along an index is found along it.

import { mongoError } from '../errors.ts'
import { encode } from '../bson/decode.ts'
import { doc, isDoc, type Doc, type Value } from '../bson/values.ts'
import { joinStages, readStages, writes, type StageSpec } from '../aggregate/pipeline.ts'
import type { StageContext } from '../aggregate/stage.ts'
import type { Query } from '../query/run.ts'
import type { Collection } from '../storage/catalog.ts'
import { finish } from '../update/storable.ts'
import { getAt } from '../update/places.ts'
import { idOf } from '../storage/records.ts'
import { cursorReply } from './batches.ts'
import { dropCollection } from './collections.ts'
import {
  checkFields, checkWriteConcern, countField, docField, namespaceOf, untilOf, variablesOf, type Call, type Command, type House,
} from './command.ts'
import { hintOf } from './find.ts'
import { collectionStatistics, indexStatistics } from './statistics.ts'

const FIELDS = ['pipeline', 'cursor', 'hint', 'let', 'collation', 'bypassDocumentValidation']
const FIRST_BATCH = 101

/** Runs a pipeline and opens a cursor on what it makes. */
export const aggregate: Command = {
  writes: ({ body }) => writes(body.get('pipeline')),
  run: (house, call) => {
    checkFields(call, FIELDS)
    checkWriteConcern(call.body)
    if (!isDoc(call.body.get('cursor'))) {
      throw mongoError('FailedToParse', "The 'cursor' option is required, except for aggregate with the explain argument")
    }
    const ns = typeof call.body.get('aggregate') === 'string' ? namespaceOf(call) : `${call.db}.$cmd.aggregate`
    const size = countField(docField(call.body, 'cursor'), 'batchSize', FIRST_BATCH)
    const result = resultOf(house, call, ns)
    // A pipeline that writes has done so when it is answered.
    const made = writes(call.body.get('pipeline')) ? [...result] : result
    return cursorReply({ name: 'firstBatch', ns, ...house.cursors.open(ns, made, { size, at: house.now() }) })
  },
}

/** Splits off what a find can do: filters, then an order, then a stretch. */
export function splitPipeline(specs: readonly StageSpec[]): { query: Query; rest: readonly StageSpec[] } {
  const filters: Value[] = []
  let at = 0
  for (; specs[at]?.[0] === '$match' && isDoc(specs[at]?.[1]); at += 1) filters.push(specs[at]?.[1])
  let query: Query = { filter: joinFilters(filters) }
  const sort = specs[at]
  if (sort?.[0] === '$sort' && isDoc(sort[1]) && sort[1].size > 0) {
    query = { ...query, sort: sort[1] }
    at += 1
  }
  const limit = specs[at]
  const most = limit?.[0] === '$limit' && limit[1] !== undefined ? countField(new Map([['limit', limit[1]]]), 'limit', 0) : 0
  return most > 0 ? { query: { ...query, limit: most }, rest: specs.slice(at + 1) } : { query, rest: specs.slice(at) }
}

function joinFilters(filters: readonly Value[]): Doc {
  const [only] = filters
  if (filters.length === 1 && isDoc(only)) return only
  return filters.length === 0 ? new Map() : new Map([['$and', [...filters]]])
}

function resultOf(house: House, call: Call, ns: string): Iterable<Buffer> {
  const specs = readStages(call.body.get('pipeline'))
  const collection = house.catalog.find(ns)
  const context = contextOf(house, call, ns)
  const until = untilOf(house, call)
  const { query, rest } = splitPipeline(specs)
  const stage = joinStages(rest, context)
  joinStages(specs.slice(0, specs.length - rest.length), context)
  const found = collection ? house.finder(context.variables, until).find(collection, { ...query, hint: hintOf(call.body) }) : []
  if (rest.length === 0) return bytesOf(found)
  return encoded(stage(documentsOf(found)))
}

function* bytesOf(found: Iterable<{ readonly bytes: Buffer }>): Iterable<Buffer> {
  for (const { bytes } of found) yield bytes
}

function* documentsOf(found: Iterable<{ readonly document: () => Doc }>): Iterable<Doc> {
  for (const each of found) yield each.document()
}

function* encoded(documents: Iterable<Doc>): Iterable<Buffer> {
  for (const document of documents) yield encode(document)
}

function contextOf(house: House, call: Call, ns: string): StageContext {
  return {
    db: call.db,
    ns,
    variables: variablesOf(house, call),
    find: (name, query, variables) => {
      const collection = house.catalog.find(`${call.db}.${name}`)
      return collection ? documentsOf(house.finder(variables).find(collection, query)) : []
    },
    writeOut: (target, documents) => writeOut(house, target, documents),
    findTwin: (target, document, on) => findTwin(house, target, { document, on }),
    put: (target, document, before) => put(house, target, { document, before }),
    statistics: (stage) => {
      if (stage === '$listLocalSessions') return [doc({ _id: call.body.get('lsid'), lastUse: new Date(house.now()) })]
      const collection = house.catalog.find(ns)
      if (!collection) throw mongoError('NamespaceNotFound', `ns does not exist: ${ns}`)
      return stage === '$indexStats' ? indexStatistics(collection) : [collectionStatistics(house, collection)]
    },
  }
}

// The old documents are read to the end before they go: a pipeline may read what it replaces.
function writeOut(house: House, ns: string, documents: Iterable<Doc>): void {
  const made = [...documents].map(finish)
  const old = house.catalog.find(ns)
  const indexes = old?.indexes.slice(1) ?? []
  if (old) dropCollection(house, old)
  const collection = house.catalog.create(ns, old?.options)
  house.catalog.setIndexes(collection, [...collection.indexes, ...indexes])
  for (const bytes of made) house.records.insert(collection, bytes)
}

function findTwin(house: House, ns: string, { document, on }: { document: Doc; on: readonly string[] }): Doc | undefined {
  const collection = house.catalog.find(ns)
  const unique = on.length === 1 && on[0] === '_id' ? true : collection?.indexes.some((index) =>
    index.unique && index.fields.length === on.length && index.fields.every((field) => on.includes(field.path)))
  if (!unique) throw mongoError('Location51183', "Cannot find index to verify that join fields will be unique")
  if (!collection) return undefined
  const filter: Doc = new Map(on.map((path) => [path, new Map([['$eq', getAt(document, path.split('.')) ?? null]])]))
  const [found] = house.finder(new Map()).find(collection, { filter, limit: 1 })
  return found?.document()
}

function put(house: House, ns: string, { document, before }: { document: Doc; before: Doc | undefined }): void {
  const collection: Collection = house.catalog.create(ns)
  const bytes = finish(document)
  const stored = before && house.records.findById(collection, before.get('_id') ?? null)
  if (!stored) return house.records.insert(collection, bytes)
  if (!idOf(bytes)) throw mongoError('ImmutableField', 'a merged document needs its _id')
  house.records.replace(collection, stored, bytes)
}
