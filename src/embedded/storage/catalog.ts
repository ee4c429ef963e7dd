// What collections and indexes there are, kept in memory and in the table of the same name.

import { Binary, Int32, UUID } from 'bson'
import { mongoError } from '../errors.ts'
import { decode, encode } from '../bson/decode.ts'
import { toDouble } from '../bson/numbers.ts'
import { doc, int, isDoc, isNumeric, type Doc, type Value } from '../bson/values.ts'
import type { Engine } from './engine.ts'

/** One field of an index. */
export type IndexField = { readonly path: string; readonly parts: readonly string[]; readonly descending: boolean }

/** An index. `multikey` and `cut` tell what its keys have ever held: elements of arrays, keys too long to keep whole. */
export type Index = {
  readonly id: number
  readonly name: string
  readonly fields: readonly IndexField[]
  readonly unique: boolean
  readonly sparse: boolean
  readonly partial: Doc | undefined
  readonly expireAfterSeconds: number | undefined
  readonly spec: Doc
  multikey: boolean
  cut: boolean
  uses: number
}

/** A collection. `names` are the first parts of all indexed paths but `_id`, as bytes. */
export type Collection = {
  readonly ns: string
  readonly db: string
  readonly name: string
  readonly id: number
  readonly uuid: Binary
  readonly options: Doc
  indexes: readonly Index[]
  names: readonly Buffer[]
  /** The number of the next record. */
  next: number
  /** How many documents there are; undefined until someone asks. */
  count: number | undefined
}

/** The catalog: finds collections and writes down what changes about them. */
export type Catalog = {
  readonly find: (ns: string) => Collection | undefined
  readonly list: (db?: string) => Collection[]
  /** Makes a collection, or gives the one that is there. */
  readonly create: (ns: string, options?: Doc) => Collection
  readonly drop: (collection: Collection) => void
  readonly rename: (collection: Collection, ns: string) => Collection
  /** Replaces a collection's indexes. */
  readonly setIndexes: (collection: Collection, indexes: readonly Index[]) => void
  readonly nextId: () => number
  /** Writes a collection down again, after `multikey`, `cut` or an option has changed. */
  readonly save: (collection: Collection) => void
  /** Forgets what is in memory and reads everything anew, after a transaction that was undone. */
  readonly reload: () => void
}

const META = Buffer.from('\u0000meta')

/** Reads the catalog of an engine. */
export function openCatalog(engine: Engine): Catalog {
  const collections = new Map<string, Collection>()
  let last = 0

  const save = (collection: Collection) => {
    engine.put('catalog', Buffer.from(collection.ns), encode(describe(collection)))
  }
  const nextId = () => {
    last += 1
    engine.put('catalog', META, encode(doc({ last: int(last) })))
    return last
  }
  const reload = () => {
    const before = new Map(collections)
    collections.clear()
    for (const { key, value } of engine.range('catalog', { start: Buffer.from([0]), end: Buffer.from([255]) })) {
      if (key.equals(META)) last = numberAt(decode(value), 'last')
      else collections.set(key.toString(), understand(engine, key.toString(), decode(value)))
    }
    for (const collection of collections.values()) keepUses(before.get(collection.ns), collection)
  }
  const add = (collection: Collection) => {
    collections.set(collection.ns, collection)
    save(collection)
    return collection
  }
  const create = (ns: string, options: Doc = new Map()) => collections.get(ns) ?? add(makeCollection(ns, options, nextId))
  const drop = (collection: Collection) => {
    collections.delete(collection.ns)
    engine.remove('catalog', Buffer.from(collection.ns))
  }
  reload()
  return {
    find: (ns) => collections.get(ns),
    list: (db) => [...collections.values()].filter((each) => db === undefined || each.db === db),
    create,
    drop,
    rename: (collection, ns) => {
      drop(collection)
      return add({ ...collection, ...split(ns) })
    },
    setIndexes: (collection, indexes) => {
      collection.indexes = indexes
      collection.names = firstParts(indexes)
      save(collection)
    },
    nextId,
    save,
    reload,
  }
}

/** Reads an index from the description that createIndexes and the catalog share. */
export function makeIndex(id: number, spec: Doc): Index {
  const key = spec.get('key')
  const expire = spec.get('expireAfterSeconds')
  const partial = spec.get('partialFilterExpression')
  return {
    id,
    name: String(spec.get('name')),
    fields: isDoc(key) ? [...key].map(([path, way]) => field(path, way)) : [],
    unique: isTrue(spec.get('unique')) || spec.get('name') === '_id_',
    sparse: isTrue(spec.get('sparse')),
    partial: isDoc(partial) ? partial : undefined,
    expireAfterSeconds: isNumeric(expire) ? toDouble(expire) : undefined,
    spec,
    multikey: false,
    cut: false,
    uses: 0,
  }
}

/** The eight first bytes of every key of a collection's records or of an index. */
export function prefixOf(id: number): Buffer {
  const prefix = Buffer.allocUnsafe(4)
  prefix.writeUInt32BE(id, 0)
  return prefix
}

/** Everything whose key begins with a prefix. */
export function under(prefix: Buffer): { start: Buffer; end: Buffer } {
  return { start: prefix, end: Buffer.concat([prefix, Buffer.alloc(8, 0xff)]) }
}

function field(path: string, way: Value): IndexField {
  return { path, parts: path.split('.'), descending: isNumeric(way) && toDouble(way) < 0 }
}

function isTrue(value: Value): boolean {
  return value === true || (isNumeric(value) && toDouble(value) !== 0)
}

function split(ns: string): { ns: string; db: string; name: string } {
  const dot = ns.indexOf('.')
  return { ns, db: ns.slice(0, dot), name: ns.slice(dot + 1) }
}

function makeCollection(ns: string, options: Doc, nextId: () => number): Collection {
  const id = nextId()
  const spec = doc({ v: int(2), key: doc({ _id: int(1) }), name: '_id_' })
  const indexes = [makeIndex(nextId(), spec)]
  const uuid = new Binary(new UUID().buffer, 4)
  return { ...split(ns), id, uuid, options, indexes, names: [], next: 1, count: 0 }
}

function firstParts(indexes: readonly Index[]): Buffer[] {
  const others = indexes.filter((index) => index.name !== '_id_')
  const names = new Set(others.flatMap((index) => index.fields.map((each) => each.parts[0] ?? '')))
  return [...names].map((name) => Buffer.from(name))
}

function describe({ id, uuid, options, indexes }: Collection): Doc {
  return doc({
    id: int(id),
    uuid,
    options,
    indexes: indexes.map((index) =>
      doc({ id: int(index.id), spec: index.spec, multikey: index.multikey, cut: index.cut })),
  })
}

function understand(engine: Engine, ns: string, described: Doc): Collection {
  const id = numberAt(described, 'id')
  const options = described.get('options')
  const uuid = described.get('uuid')
  const listed = described.get('indexes')
  const indexes = (Array.isArray(listed) ? listed : []).filter(isDoc).map(understandIndex)
  if (!(uuid instanceof Binary)) throw mongoError('InternalError', `the catalog entry of ${ns} is damaged`)
  const opts = isDoc(options) ? options : doc({})
  return { ...split(ns), id, uuid, options: opts, indexes, names: firstParts(indexes), next: nextRecord(engine, id), count: undefined }
}

function understandIndex(described: Doc): Index {
  const spec = described.get('spec')
  const index = makeIndex(numberAt(described, 'id'), isDoc(spec) ? spec : doc({}))
  index.multikey = described.get('multikey') === true
  index.cut = described.get('cut') === true
  return index
}

function nextRecord(engine: Engine, id: number): number {
  for (const { key } of engine.range('documents', { ...under(prefixOf(id)), reverse: true })) return key.readUIntBE(4, 6) + 1
  return 1
}

function numberAt(from: Doc, name: string): number {
  const value = from.get(name)
  return value instanceof Int32 ? value.value : 0
}

function keepUses(before: Collection | undefined, after: Collection): void {
  for (const index of after.indexes) index.uses = before?.indexes.find((each) => each.id === index.id)?.uses ?? 0
}
