// Figures about the server, its databases, collections and indexes.

import { hostname } from 'node:os'
import { Double } from 'bson'
import { numberOf } from '../bson/numbers.ts'
import { doc, int, type Doc } from '../bson/values.ts'
import { prefixOf, under, type Collection } from '../storage/catalog.ts'
import { checkFields, collectionOf, namespaceOf, ok, type Command, type House } from './command.ts'
import { VERSION } from './handshake.ts'

/** Figures of the server. */
export const serverStatus: Command = { run: (house) => ok({
  host: hostname(),
  version: VERSION,
  process: 'jingmintong',
  pid: int(process.pid),
  uptime: new Double(Math.floor((house.now() - house.startedAt) / 1000)),
  localTime: new Date(house.now()),
  connections: doc({ current: int(house.clients()), available: int(1000) }),
  mem: doc({ bits: int(64), resident: int(Math.round(process.memoryUsage.rss() / 2 ** 20)), supported: true }),
  metrics: doc({ cursor: doc({ open: doc({ total: int(house.cursors.count()) }) }) }),
  storageEngine: doc({ name: 'lmdb', persistent: true, supportsCommittedReads: true }),
}) }

/** Figures of a database. */
export const dbStats: Command = { run: (house, call) => {
  checkFields(call, ['scale', 'freeStorage'])
  const collections = house.catalog.list(call.db)
  const sizes = collections.map((collection) => sizeOf(house, collection))
  const objects = sizes.reduce((sum, each) => sum + each.count, 0)
  const dataSize = sizes.reduce((sum, each) => sum + each.size, 0)
  return ok({
    db: call.db,
    collections: int(collections.length),
    views: int(0),
    objects: numberOf(objects),
    avgObjSize: new Double(objects > 0 ? dataSize / objects : 0),
    dataSize: new Double(dataSize),
    storageSize: new Double(house.engine.size()),
    indexes: int(collections.reduce((sum, each) => sum + each.indexes.length, 0)),
    totalSize: new Double(house.engine.size()),
    scaleFactor: int(1),
  })
} }

/** Figures of a collection. */
export const collStats: Command = { run: (house, call) => {
  checkFields(call, ['scale'])
  const collection = collectionOf(house, call)
  const ns = namespaceOf(call)
  const none = int(0)
  if (!collection) return ok({ ns, size: none, count: none, storageSize: none, nindexes: none, indexSizes: doc({}), scaleFactor: int(1) })
  return new Map([...figures(house, collection), ...ok()])
} }

/** What the stage `$collStats` tells. */
export function collectionStatistics(house: House, collection: Collection): Doc {
  const all = figures(house, collection)
  return doc({ ns: collection.ns, host: hostname(), localTime: new Date(house.now()), storageStats: all, count: all.get('count') })
}

/** What the stage `$indexStats` tells. */
export function indexStatistics(collection: Collection): Doc[] {
  return collection.indexes.map((index) => doc({
    name: index.name,
    key: index.spec.get('key'),
    host: hostname(),
    accesses: doc({ ops: numberOf(index.uses) }),
    spec: index.spec,
  }))
}

function figures(house: House, collection: Collection): Doc {
  const { count, size } = sizeOf(house, collection)
  const indexes = collection.indexes.map((index) => [index.name, house.engine.count('keys', under(prefixOf(index.id))) * 24] as const)
  return doc({
    ns: collection.ns,
    size: numberOf(size),
    count: numberOf(count),
    avgObjSize: numberOf(count > 0 ? Math.round(size / count) : 0),
    storageSize: numberOf(size),
    capped: false,
    nindexes: int(collection.indexes.length),
    totalIndexSize: numberOf(indexes.reduce((sum, [, bytes]) => sum + bytes, 0)),
    indexSizes: new Map(indexes.map(([name, bytes]) => [name, numberOf(bytes)])),
    scaleFactor: int(1),
  })
}

function sizeOf(house: House, collection: Collection): { count: number; size: number } {
  let [count, size] = [0, 0]
  for (const { bytes } of house.records.scan(collection)) {
    count += 1
    size += bytes.length
  }
  return { count, size }
}
