// The keys of indexes, kept in step with the documents: first what would change and whether it may, then the change.

import { mongoError } from '../errors.ts'
import { decode, decodeField } from '../bson/decode.ts'
import { fieldName, isNamed, nextField, openReader } from '../bson/reader.ts'
import type { Doc, Value } from '../bson/values.ts'
import { prefixOf, type Catalog, type Collection, type Index } from './catalog.ts'
import type { Engine } from './engine.ts'
import { indexKeys, valuesOf, type IndexKeys } from './index-keys.ts'
import { showKey } from './show.ts'

/** Decides whether a partial index takes a document. */
export type Admits = (index: Index, document: Doc) => boolean

/** What an index loses and gains by one write. */
export type Change = { readonly index: Index; readonly lose: readonly Buffer[]; readonly gain: readonly Buffer[] }

/** Keeps the keys of all indexes but that of `_id`. */
export type Indexer = {
  readonly keysOf: (index: Index, document: Doc) => IndexKeys
  /** What a write would change; refused if a unique index holds one of the keys already. */
  readonly prepare: (collection: Collection, before: Buffer | undefined, after: Buffer | undefined) => readonly Change[]
  readonly apply: (changes: readonly Change[], at: number) => void
  /** Adds one document to an index that is being built. */
  readonly add: (collection: Collection, index: Index, record: { at: number; document: Doc }) => void
}

const NO_KEYS: IndexKeys = { keys: [], multikey: false, cut: false }

/** Keeps keys in an engine. */
export function createIndexer(engine: Engine, catalog: Catalog, admits: Admits): Indexer {
  const keysOf = (index: Index, document: Doc) =>
    index.partial && !admits(index, document) ? NO_KEYS : indexKeys(index, document)

  const changesOf = (collection: Collection, before: Buffer | undefined, after: Buffer | undefined): Change[] => {
    if (collection.names.length === 0) return []
    const [old, young] = [before && pluck(collection, before), after && pluck(collection, after)]
    if (old && young && old.same.equals(young.same)) return []
    return collection.indexes.filter((index) => index.name !== '_id_').map((index) => {
      const lose = old ? keysOf(index, old.document()) : NO_KEYS
      const gain = young ? keysOf(index, young.document()) : NO_KEYS
      if (noteKinds(index, gain)) catalog.save(collection)
      return { index, ...difference(lose.keys, gain.keys) }
    })
  }

  const refuseTaken = (collection: Collection, changes: readonly Change[], document: () => Doc) => {
    for (const { index, gain } of changes) {
      const taken = index.unique ? gain.find((key) => engine.get('keys', entryKey(index, key))) : undefined
      if (taken) throw duplicate(collection, index, valuesOf(index, document(), taken))
    }
  }

  const apply = (changes: readonly Change[], at: number) => {
    for (const { index, lose, gain } of changes) {
      for (const key of lose) engine.remove('keys', entryKey(index, key, at))
      for (const key of gain) engine.put('keys', entryKey(index, key, at), placeBytes(at))
    }
  }

  return {
    keysOf,
    prepare: (collection, before, after) => {
      const changes = changesOf(collection, before, after)
      refuseTaken(collection, changes, () => (after ? decode(after) : new Map()))
      return changes
    },
    apply,
    add: (collection, index, { at, document }) => {
      const found = keysOf(index, document)
      const changes = [{ index, lose: [], gain: found.keys }]
      refuseTaken(collection, changes, () => document)
      noteKinds(index, found)
      apply(changes, at)
    },
  }
}

/** The key of an entry: unique indexes find the record in the value, others carry its number in the key too. */
export function entryKey(index: Index, key: Buffer, at?: number): Buffer {
  const parts = [prefixOf(index.id), key]
  return Buffer.concat(index.unique || at === undefined ? parts : [...parts, placeBytes(at)])
}

/** The error of a key that is there already, as drivers and mongoose know it. */
export function duplicate(collection: Collection, index: Index, values: readonly Value[]): Error {
  const keyPattern = index.spec.get('key')
  const keyValue: Doc = new Map()
  for (const [at, { path }] of index.fields.entries()) keyValue.set(path, values[at] ?? null)
  const message = `E11000 duplicate key error collection: ${collection.ns} index: ${index.name} dup key: ${showKey(keyValue)}`
  return mongoError('DuplicateKey', message, { keyPattern, keyValue })
}

/** A record's number as bytes. */
export function placeBytes(at: number): Buffer {
  const bytes = Buffer.allocUnsafe(6)
  bytes.writeUIntBE(at, 0, 6)
  return bytes
}

// Once an index has held an element of an array or a cut key, plans have to reckon with it for ever.
function noteKinds(index: Index, found: IndexKeys): boolean {
  if ((!found.multikey || index.multikey) && (!found.cut || index.cut)) return false
  index.multikey ||= found.multikey
  index.cut ||= found.cut
  return true
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
