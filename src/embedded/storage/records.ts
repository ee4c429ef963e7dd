// Documents in their places, by number; each is written together with the keys of its indexes.
// Everything that can refuse a write is asked before the first byte is written.

import { decode, decodeField } from '../bson/decode.ts'
import { findField } from '../bson/reader.ts'
import type { Doc, Value } from '../bson/values.ts'
import { prefixOf, under, type Catalog, type Collection, type Index } from './catalog.ts'
import type { Engine, Range } from './engine.ts'
import { fieldKey, shorten, type IndexKeys } from './index-keys.ts'
import { createIndexer, duplicate, placeBytes, type Admits } from './indexer.ts'

/** A document in its place. */
export type Stored = { readonly at: number; readonly bytes: Buffer }

/** The documents of all collections. */
export type Records = {
  readonly read: (collection: Collection, at: number) => Buffer | undefined
  readonly findById: (collection: Collection, id: Value) => Stored | undefined
  readonly insert: (collection: Collection, bytes: Buffer) => void
  readonly replace: (collection: Collection, record: Stored, bytes: Buffer) => void
  readonly remove: (collection: Collection, record: Stored) => void
  /** All documents in the order in which they came. */
  readonly scan: (collection: Collection) => Iterable<Stored>
  /** The numbers of at most `most` records: from number `from` on, or backwards from below it. */
  readonly places: (collection: Collection, piece: { from: number | undefined; reverse: boolean; most: number }) => number[]
  readonly count: (collection: Collection) => number
  /** Fills a new index; nothing is written if a document does not fit. */
  readonly build: (collection: Collection, index: Index) => void
  readonly clear: (range: Range, table: 'documents' | 'keys') => void
  /** The keys that an index should hold for a document. */
  readonly keysOf: (index: Index, document: Doc) => IndexKeys
}

/** The name of the field that every document has. */
export const ID = Buffer.from('_id')

/** Keeps documents in an engine. */
export function createRecords(engine: Engine, catalog: Catalog, admits: Admits): Records {
  const indexer = createIndexer(engine, catalog, admits)

  const read = (collection: Collection, at: number) => engine.get('documents', recordKey(collection, at))

  const insert = (collection: Collection, bytes: Buffer) => {
    const id = idOf(bytes)
    const entry = idEntry(collection, id)
    const [idIndex] = collection.indexes
    if (idIndex && engine.get('keys', entry)) throw duplicate(collection, idIndex, [id])
    const changes = indexer.prepare(collection, undefined, bytes)
    const at = collection.next
    collection.next += 1
    if (collection.count !== undefined) collection.count += 1
    engine.put('documents', recordKey(collection, at), bytes)
    engine.put('keys', entry, placeBytes(at))
    indexer.apply(changes, at)
  }

  const replace = (collection: Collection, { at, bytes: before }: Stored, bytes: Buffer) => {
    const changes = indexer.prepare(collection, before, bytes)
    engine.put('documents', recordKey(collection, at), bytes)
    indexer.apply(changes, at)
  }

  const remove = (collection: Collection, { at, bytes }: Stored) => {
    const changes = indexer.prepare(collection, bytes, undefined)
    engine.remove('documents', recordKey(collection, at))
    engine.remove('keys', idEntry(collection, idOf(bytes)))
    if (collection.count !== undefined) collection.count -= 1
    indexer.apply(changes, at)
  }

  const scan = (collection: Collection) => scanAll(engine, collection)
  const clear = (range: Range, table: 'documents' | 'keys') => clearRange(engine, table, range)

  const build = (collection: Collection, index: Index) => {
    let whole = false
    try {
      for (const { at, bytes } of scan(collection)) indexer.add(collection, index, { at, document: decode(bytes) })
      whole = true
    } finally {
      if (!whole) clear(under(prefixOf(index.id)), 'keys')
    }
  }

  return {
    read,
    findById: (collection, id) => readById(engine, collection, id),
    insert,
    replace,
    remove,
    scan,
    places: (collection, piece) => readPlaces(engine, collection, piece),
    count: (collection) => (collection.count ??= engine.count('documents', under(prefixOf(collection.id)))),
    build,
    clear,
    keysOf: indexer.keysOf,
  }
}

/** The `_id` of a document. */
export function idOf(bytes: Buffer): Value {
  const field = findField(bytes, ID)
  return field && decodeField(field)
}

function readById(engine: Engine, collection: Collection, id: Value): Stored | undefined {
  const at = engine.get('keys', idEntry(collection, id))?.readUIntBE(0, 6)
  const bytes = at === undefined ? undefined : engine.get('documents', recordKey(collection, at))
  return at === undefined || bytes === undefined ? undefined : { at, bytes }
}

function* scanAll(engine: Engine, collection: Collection): Iterable<Stored> {
  for (const { key, value } of engine.range('documents', under(prefixOf(collection.id)))) {
    yield { at: key.readUIntBE(4, 6), bytes: value }
  }
}

function clearRange(engine: Engine, table: 'documents' | 'keys', range: Range): void {
  const doomed = [...engine.keys(table, range)]
  for (const key of doomed) engine.remove(table, key)
}

function readPlaces(engine: Engine, collection: Collection, { from, reverse, most }: Parameters<Records['places']>[1]): number[] {
  const all = under(prefixOf(collection.id))
  const edge = from === undefined ? undefined : recordKey(collection, from)
  const range = reverse ? { start: all.start, end: edge ?? all.end, reverse } : { start: edge ?? all.start, end: all.end }
  const found: number[] = []
  for (const key of engine.keys('documents', range)) {
    found.push(key.readUIntBE(4, 6))
    if (found.length === most) break
  }
  return found
}

function idEntry(collection: Collection, id: Value): Buffer {
  const [index] = collection.indexes
  return Buffer.concat([prefixOf(index?.id ?? 0), shorten(fieldKey(id, false))])
}

function recordKey(collection: Collection, at: number): Buffer {
  const key = Buffer.allocUnsafe(10)
  key.writeUInt32BE(collection.id, 0)
  key.writeUIntBE(at, 4, 6)
  return key
}
