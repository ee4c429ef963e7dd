// What collections there are: making, listing, renaming and dropping them.

import { Long } from 'bson'
import { mongoError } from '../errors.ts'
import { encode } from '../bson/decode.ts'
import { doc, int, isDoc, type Doc, type Value } from '../bson/values.ts'
import { numberOf } from '../bson/numbers.ts'
import { compileFilter } from '../query/match.ts'
import { isSame } from '../bson/order.ts'
import { prefixOf, under, type Collection } from '../storage/catalog.ts'
import { cursorReply } from './batches.ts'
import {
  checkFields, checkName, collectionOf, docField, flagField, namespaceOf, ok, type Call, type Command, type House,
} from './command.ts'

const CREATE_FIELDS = ['collation', 'validationLevel', 'validationAction', 'idIndex', 'autoIndexId', 'storageEngine']
const REFUSED = [
  'capped', 'viewOn', 'pipeline', 'timeseries', 'clusteredIndex', 'validator', 'expireAfterSeconds', 'encryptedFields',
  'changeStreamPreAndPostImages',
]

/** Makes a collection. */
export const create: Command = { writes: true, run: (house, call) => {
  const ns = namespaceOf(call)
  for (const name of REFUSED) {
    const value = call.body.get(name)
    if (value !== undefined && value !== false) {
      throw mongoError('InvalidOptions', `the option '${name}' of create is not supported by this server`)
    }
  }
  checkFields(call, [...CREATE_FIELDS, ...REFUSED])
  const there = house.catalog.find(ns)
  const options = optionsOf(call)
  if (there && !isSame(there.options, options)) throw mongoError('NamespaceExists', `Collection ${ns} already exists.`)
  if (there && call.body.size > 0 && !there.options.size) return ok()
  house.catalog.create(ns, options)
  return ok()
} }

/** Drops a collection with its documents and indexes. */
export const drop: Command = { writes: true, run: (house, call) => {
  checkFields(call, [])
  const collection = collectionOf(house, call)
  if (!collection) return ok()
  dropCollection(house, collection)
  return ok({ nIndexesWas: int(collection.indexes.length), ns: collection.ns })
} }

/** Drops all collections of a database. */
export const dropDatabase: Command = { writes: true, run: (house, call) => {
  checkFields(call, [])
  const collections = house.catalog.list(call.db)
  for (const collection of collections) dropCollection(house, collection)
  return collections.length > 0 ? ok({ dropped: call.db }) : ok()
} }

/** Gives a collection another name. */
export const renameCollection: Command = { writes: true, run: (house, call) => {
  checkFields(call, ['to', 'dropTarget'])
  const [from, to] = [call.body.get('renameCollection'), call.body.get('to')]
  if (typeof from !== 'string' || typeof to !== 'string') throw mongoError('TypeMismatch', 'renameCollection takes two namespaces')
  checkName(to.slice(0, Math.max(0, to.indexOf('.'))), to.slice(to.indexOf('.') + 1))
  const collection = house.catalog.find(from)
  if (!collection) throw mongoError('NamespaceNotFound', `Source collection ${from} does not exist`)
  if (from === to) throw mongoError('IllegalOperation', "Can't rename a collection to itself")
  const target = house.catalog.find(to)
  if (target && !flagField(call.body, 'dropTarget')) throw mongoError('NamespaceExists', 'target namespace exists')
  if (target) dropCollection(house, target)
  house.catalog.rename(collection, to)
  return ok()
} }

/** Lists the collections of a database. */
export const listCollections: Command = { run: (house, call) => {
  checkFields(call, ['filter', 'nameOnly', 'cursor', 'authorizedCollections'])
  const matches = compileFilter(docField(call.body, 'filter'))
  const nameOnly = flagField(call.body, 'nameOnly')
  const listed = house.catalog.list(call.db).map(describe).filter((each) => matches(each))
  const shown = listed.map((each) => encode(nameOnly ? doc({ name: each.get('name'), type: 'collection' }) : each))
  return cursorReply({ name: 'firstBatch', ns: `${call.db}.$cmd.listCollections`, id: Long.ZERO, batch: shown })
} }

/** Lists the databases. */
export const listDatabases: Command = { run: (house, call) => {
  checkFields(call, ['filter', 'nameOnly', 'authorizedDatabases'])
  if (call.db !== 'admin') throw mongoError('Unauthorized', 'listDatabases may only be run against the admin database.')
  const matches = compileFilter(docField(call.body, 'filter'))
  const names = [...new Set(house.catalog.list().map((each) => each.db))].toSorted()
  const nameOnly = flagField(call.body, 'nameOnly')
  const total = house.engine.size()
  const share = names.length > 0 ? Math.floor(total / names.length) : 0
  const databases = names.map((name) => doc({ name, sizeOnDisk: numberOf(share), empty: false })).filter((each) => matches(each))
  const shown = nameOnly ? databases.map((each) => doc({ name: each.get('name') })) : databases
  if (nameOnly) return ok({ databases: shown })
  return ok({ databases: shown, totalSize: numberOf(total), totalSizeMb: numberOf(Math.floor(total / 2 ** 20)) })
} }

/** Removes a collection and all it holds. */
export function dropCollection(house: House, collection: Collection): void {
  house.records.clear(under(prefixOf(collection.id)), 'documents')
  for (const index of collection.indexes) house.records.clear(under(prefixOf(index.id)), 'keys')
  house.catalog.drop(collection)
  house.cursors.killAll(collection.ns)
}

function describe(collection: Collection): Doc {
  return doc({
    name: collection.name,
    type: 'collection',
    options: collection.options,
    info: doc({ readOnly: false, uuid: collection.uuid }),
    idIndex: collection.indexes[0]?.spec,
  })
}

function optionsOf(call: Call): Doc {
  const options = new Map<string, Value>()
  for (const name of CREATE_FIELDS) {
    const value = call.body.get(name)
    if (value === undefined || name === 'idIndex' || name === 'autoIndexId' || (isDoc(value) && name === 'collation')) continue
    options.set(name, value)
  }
  return options
}
