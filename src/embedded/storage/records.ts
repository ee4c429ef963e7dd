// Documents and the keys of their indexes, always changed together.
// Everything that can refuse a write is asked before the first byte is written.

import { mongoError } from '../errors.ts'
import { decode, decodeField } from '../bson/decode.ts'
import { fieldName, findField, isNamed, nextField, openReader } from '../bson/reader.ts'
import type { Doc, Value } from '../bson/values.ts'
import type { Catalog, Collection, Index } from './catalog.ts'
import { prefixOf, under } from './catalog.ts'
import type { Engine, Range } from './engine.ts'
import { fieldKey, indexKeys, shorten, valuesOf } from './index-keys.ts'
import { showKey } from './show.ts'

/** Decides whether a partial index takes a document. */
export type Admits = (index: Index, document: Doc) => boolean

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
  readonly keysOf: (index: Index, document: Doc) => ReturnType<typeof indexKeys>
}

/** The name of the field that every document has. */
export const ID = Buffer.from('_id')

// What an index loses and gains by one write.
type Change = { readonly index: Index; readonly lose: readonly Buffer[]; readonly gain: readonly Buffer[] }

/** Keeps documents in an engine. */
export function createRecords(engine: Engine, catalog: Catalog, admits: Admits): Records {
  const keysOf = (index: Index, document: Doc) =>
    index.partial && !admits(index, document) ? { keys: [], multikey: false, cut: false } : indexKeys(index, document)

  const noteKinds = (collection: Collection, index: Index, found: { multikey: boolean; cut: boolean }) => {
    if ((!found.multikey || index.multikey) && (!found.cut || index.cut)) return
    index.multikey ||= found.multikey
    index.cut ||= found.cut
    catalog.save(collection)
  }

  const changesOf = (collection: Collection, before: Buffer | undefined, after: Buffer | undefined): Change[] => {
    if (collection.names.length === 0) return []
    const [old, young] = [before && pluck(collection, before), after && pluck(collection, after)]
    if (old && young && old.same.equals(young.same) && !hasPartial(collection)) return []
    return collection.indexes.filter((index) => index.name !== '_id_').map((index) => {
      const lose = old ? keysOf(index, old.document()) : undefined
      const gain = young ? keysOf(index, young.document()) : undefined
      if (gain) noteKinds(collection, index, gain)
      return { index, ...difference(lose?.keys ?? [], gain?.keys ?? []) }
    })
  }

  const refuseDuplicates = (collection: Collection, changes: readonly Change[], document: () => Doc) => {
    for (const { index, gain } of changes) {
      if (!index.unique) continue
      for (const key of gain) if (engine.get('keys', entryKey(index, key))) throw duplicate(collection, index, valuesOf(index, document(), key))
    }
  }

  const apply = (changes: readonly Change[], at: number) => {
    for (const { index, lose, gain } of changes) {
      for (const key of lose) engine.remove('keys', entryKey(index, key, at))
      for (const key of gain) engine.put('keys', entryKey(index, key, at), place(at))
    }
  }

  const idEntry = (collection: Collection, id: Value) => {
    const [index] = collection.indexes
    return Buffer.concat([prefixOf(index?.id ?? 0), shorten(fieldKey(id, false))])
  }

  const read = (collection: Collection, at: number) => engine.get('documents', recordKey(collection, at))

  const insert = (collection: Collection, bytes: Buffer) => {
    const entry = idEntry(collection, idOf(bytes))
    const [idIndex] = collection.indexes
    if (idIndex && engine.get('keys', entry)) throw duplicate(collection, idIndex, [idOf(bytes)])
    const changes = changesOf(collection, undefined, bytes)
    refuseDuplicates(collection, changes, () => decode(bytes))
    const at = collection.next
    collection.next += 1
    if (collection.count !== undefined) collection.count += 1
    engine.put('documents', recordKey(collection, at), bytes)
    engine.put('keys', entry, place(at))
    apply(changes, at)
  }

  const replace = (collection: Collection, { at, bytes: before }: Stored, bytes: Buffer) => {
    const changes = changesOf(collection, before, bytes)
    refuseDuplicates(collection, changes, () => decode(bytes))
    engine.put('documents', recordKey(collection, at), bytes)
    apply(changes, at)
  }

  const remove = (collection: Collection, { at, bytes }: Stored) => {
    const changes = changesOf(collection, bytes, undefined)
    engine.remove('documents', recordKey(collection, at))
    engine.remove('keys', idEntry(collection, idOf(bytes)))
    if (collection.count !== undefined) collection.count -= 1
    apply(changes, at)
  }

  function* scan(collection: Collection): Iterable<Stored> {
    for (const { key, value } of engine.range('documents', under(prefixOf(collection.id)))) {
      yield { at: key.readUIntBE(4, 6), bytes: value }
    }
  }

  const places: Records['places'] = (collection, { from, reverse, most }) => {
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

  const build = (collection: Collection, index: Index) => {
    const found = { multikey: false, cut: false }
    for (const { at, bytes } of scan(collection)) {
      const document = decode(bytes)
      const { keys, multikey, cut } = keysOf(index, document)
      refuseDuplicates(collection, [{ index, lose: [], gain: keys }], () => document)
      apply([{ index, lose: [], gain: keys }], at)
      found.multikey ||= multikey
      found.cut ||= cut
    }
    Object.assign(index, found)
  }

  return {
    read,
    findById: (collection, id) => {
      const at = engine.get('keys', idEntry(collection, id))?.readUIntBE(0, 6)
      const bytes = at === undefined ? undefined : read(collection, at)
      return at === undefined || bytes === undefined ? undefined : { at, bytes }
    },
    insert,
    replace,
    remove,
    scan,
    places,
    count: (collection) => (collection.count ??= engine.count('documents', under(prefixOf(collection.id)))),
    build,
    clear: (range, table) => {
      const doomed = [...engine.keys(table, range)]
      for (const key of doomed) engine.remove(table, key)
    },
    keysOf,
  }
}

/** The key of an entry: unique indexes find the record in the value, others carry its number in the key too. */
export function entryKey(index: Index, key: Buffer, at?: number): Buffer {
  const parts = [prefixOf(index.id), key]
  return Buffer.concat(index.unique || at === undefined ? parts : [...parts, place(at)])
}

/** The `_id` of a document. */
export function idOf(bytes: Buffer): Value {
  const field = findField(bytes, ID)
  return field && decodeField(field)
}

/** The error of a key that is there already, as drivers and mongoose know it. */
export function duplicate(collection: Collection, index: Index, values: readonly Value[]): Error {
  const keyPattern = index.spec.get('key')
  const keyValue: Doc = new Map()
  for (const [at, { path }] of index.fields.entries()) keyValue.set(path, values[at] ?? null)
  const message = `E11000 duplicate key error collection: ${collection.ns} index: ${index.name} dup key: ${showKey(keyValue)}`
  return mongoError('DuplicateKey', message, { keyPattern, keyValue })
}

function recordKey(collection: Collection, at: number): Buffer {
  const key = Buffer.allocUnsafe(10)
  key.writeUInt32BE(collection.id, 0)
  key.writeUIntBE(at, 4, 6)
  return key
}

function place(at: number): Buffer {
  const bytes = Buffer.allocUnsafe(6)
  bytes.writeUIntBE(at, 0, 6)
  return bytes
}

function hasPartial(collection: Collection): boolean {
  return collection.indexes.some((index) => index.partial)
}

// Only the fields that some index wants: their bytes, to see whether anything changed, and their values.
function pluck(collection: Collection, bytes: Buffer): { same: Buffer; document: () => Doc } {
  const whole = hasPartial(collection)
  const parts: Buffer[] = []
  const reader = openReader(bytes)
  const plucked: Doc = new Map()
  if (whole) return { same: bytes, document: () => decode(bytes) }
  while (nextField(reader)) {
    if (!collection.names.some((name) => isNamed(reader, name))) continue
    parts.push(bytes.subarray(reader.nameAt - 1, reader.end))
    plucked.set(fieldName(reader), decodeField(reader))
  }
  return { same: Buffer.concat(parts), document: () => plucked }
}

function difference(before: readonly Buffer[], after: readonly Buffer[]): { lose: Buffer[]; gain: Buffer[] } {
  if (before.length === 0 || after.length === 0) return { lose: [...before], gain: [...after] }
  const olds = new Set(before.map((key) => key.toString('latin1')))
  const news = new Set(after.map((key) => key.toString('latin1')))
  return {
    lose: before.filter((key) => !news.has(key.toString('latin1'))),
    gain: after.filter((key) => !olds.has(key.toString('latin1'))),
  }
}
