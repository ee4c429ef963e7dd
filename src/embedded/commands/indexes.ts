// createIndexes, listIndexes, dropIndexes and collMod.

import { Long } from 'bson'
import { mongoError } from '../errors.ts'
import { encode } from '../bson/decode.ts'
import { toDouble } from '../bson/numbers.ts'
import { isSame } from '../bson/order.ts'
import { int, isDoc, isNumeric, typeName, type Doc, type Value } from '../bson/values.ts'
import { showValue } from '../storage/show.ts'
import { compileFilter } from '../query/match.ts'
import { sameKey } from '../query/plan.ts'
import { makeIndex, prefixOf, under, type Collection, type Index } from '../storage/catalog.ts'
import { cursorReply } from './batches.ts'
import { checkCollation, checkFields, collectionOf, docField, namespaceOf, ok, type Command } from './command.ts'

const SPEC_FIELDS = new Set([
  'v', 'key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'expireAfterSeconds', 'background', 'ns', 'hidden', 'collation',
])
// Beyond this a field is no time to live but a wish for ever.
const LONGEST_TTL = 2_147_483_647

/** Makes indexes, or none of them. */
export const createIndexes: Command = { writes: true, run: (house, call) => {
  checkFields(call, ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'])
  const specs = call.body.get('indexes')
  if (!Array.isArray(specs) || specs.length === 0) throw mongoError('BadValue', 'Must specify at least one index to create')
  const read = specs.map(readSpec)
  const there = collectionOf(house, call)
  const collection = there ?? house.catalog.create(namespaceOf(call))
  const before = collection.indexes.length
  const made = read.filter((spec) => !isThere(collection, spec)).map((spec) => makeIndex(house.catalog.nextId(), spec))
  refuseTwins(made)
  for (const index of made) house.records.build(collection, index)
  if (made.length > 0) house.catalog.setIndexes(collection, [...collection.indexes, ...made])
  return ok({
    numIndexesBefore: int(before),
    numIndexesAfter: int(collection.indexes.length),
    createdCollectionAutomatically: !there,
    note: made.length === 0 ? 'all indexes already exist' : undefined,
  })
} }

/** Lists the indexes of a collection. */
export const listIndexes: Command = { run: (house, call) => {
  checkFields(call, ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'])
  const ns = namespaceOf(call)
  const collection = house.catalog.find(ns)
  if (!collection) throw mongoError('NamespaceNotFound', `ns does not exist: ${ns}`)
  return cursorReply({ name: 'firstBatch', ns, id: Long.ZERO, batch: collection.indexes.map((index) => encode(index.spec)) })
} }

/** Drops indexes: by name, by key, several, or all but that of `_id`. */
export const dropIndexes: Command = { writes: true, run: (house, call) => {
  checkFields(call, ['index'])
  const collection = collectionOf(house, call)
  if (!collection) throw mongoError('NamespaceNotFound', `ns not found ${namespaceOf(call)}`)
  const wanted = call.body.get('index') ?? null
  const dropped = wanted === '*'
    ? collection.indexes.slice(1)
    : (Array.isArray(wanted) ? wanted : [wanted]).map((each) => indexToDrop(collection, each))
  for (const index of dropped) house.records.clear(under(prefixOf(index.id)), 'keys')
  const before = collection.indexes.length
  house.catalog.setIndexes(collection, collection.indexes.filter((index) => !dropped.includes(index)))
  return ok({ nIndexesWas: int(before), msg: wanted === '*' ? 'non-_id indexes dropped for collection' : undefined })
} }

/** Changes after how long an index lets documents expire. */
export const collMod: Command = { writes: true, run: (house, call) => {
  checkFields(call, ['index'])
  const collection = collectionOf(house, call)
  if (!collection) throw mongoError('NamespaceNotFound', `ns does not exist: ${namespaceOf(call)}`)
  if (!call.body.has('index')) return ok()
  const wish = docField(call.body, 'index')
  const index = indexToDrop(collection, wish.get('name') ?? wish.get('keyPattern') ?? null)
  const seconds = wish.get('expireAfterSeconds')
  checkExpire(seconds, index.spec)
  const old = index.spec.get('expireAfterSeconds')
  const changed = makeIndex(index.id, new Map([...index.spec, ['expireAfterSeconds', seconds]]))
  Object.assign(changed, { multikey: index.multikey, cut: index.cut, uses: index.uses })
  house.catalog.setIndexes(collection, collection.indexes.map((each) => (each === index ? changed : each)))
  return ok({ expireAfterSeconds_old: old, expireAfterSeconds_new: seconds })
} }

function readSpec(value: Value): Doc {
  if (!isDoc(value)) throw mongoError('TypeMismatch', `The elements of the 'indexes' array must be objects, but got ${typeName(value)}`)
  for (const name of value.keys()) {
    if (!SPEC_FIELDS.has(name)) {
      throw mongoError('InvalidIndexSpecificationOption', `The field '${name}' is not valid for an index specification`)
    }
  }
  checkCollation(value.get('collation'))
  const key = value.get('key')
  if (!isDoc(key)) throw mongoError('FailedToParse', "The 'key' field is a required property of an index specification")
  checkKey(key)
  const name = value.get('name')
  if (typeof name !== 'string' || name === '') {
    throw mongoError('FailedToParse', "The 'name' field is a required property of an index specification")
  }
  const partial = value.get('partialFilterExpression')
  if (partial !== undefined) checkPartial(partial, value)
  checkExpire(value.get('expireAfterSeconds'), value)
  const spec: Doc = new Map<string, Value>([['v', int(2)], ['key', key], ['name', name]])
  for (const [option, chosen] of value) if (!['v', 'ns', 'background', 'collation'].includes(option)) spec.set(option, chosen)
  return spec
}

function checkKey(key: Doc): void {
  if (key.size === 0) throw mongoError('CannotCreateIndex', 'Index keys cannot be an empty object')
  for (const [path, way] of key) {
    if (path === '' || path.split('.').includes('')) throw mongoError('CannotCreateIndex', 'Index keys cannot contain an empty field')
    if (path.startsWith('$') || path.includes('$**')) {
      throw mongoError('CannotCreateIndex', `Index key ${path} is not supported by this server`)
    }
    if (typeof way === 'string') {
      throw mongoError('CannotCreateIndex', `Unknown index plugin '${way}': this server has ascending and descending indexes`)
    }
    if (!isNumeric(way) || toDouble(way) === 0 || Number.isNaN(toDouble(way))) {
      throw mongoError('CannotCreateIndex', `Values in the index key pattern must be positive or negative numbers, not ${showValue(way)}`)
    }
  }
}

function checkPartial(partial: Value, spec: Doc): void {
  if (!isDoc(partial)) throw mongoError('TypeMismatch', "The field 'partialFilterExpression' must be an object")
  if (spec.get('sparse') === true) throw mongoError('CannotCreateIndex', 'cannot mix "partialFilterExpression" and "sparse" options')
  if (spec.get('name') === '_id_') throw mongoError('CannotCreateIndex', '_id index cannot be a partial index')
  compileFilter(partial)
}

function checkExpire(seconds: Value, spec: Doc): void {
  if (seconds === undefined) return
  if (!isNumeric(seconds)) throw mongoError('CannotCreateIndex', 'TTL index \'expireAfterSeconds\' option must be numeric')
  const number = toDouble(seconds)
  if (!(number >= 0 && number <= LONGEST_TTL)) {
    throw mongoError('CannotCreateIndex',
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a lower number: ${number}`)
  }
  const key = spec.get('key')
  if (isDoc(key) && key.size > 1) {
    throw mongoError('CannotCreateIndex', 'TTL indexes are single-field indexes, compound indexes do not support TTL')
  }
}

// The same again is no error; the same name for another key is, and so is another name for the same key.
function isThere(collection: Collection, spec: Doc): boolean {
  if (isIdKey(spec)) return true
  for (const index of collection.indexes) {
    const sameName = index.name === spec.get('name')
    const equalKey = sameKey(index.spec.get('key'), spec.get('key')) && ['partialFilterExpression'].every(isEqual(index.spec, spec))
    const sameOptions = equalKey && ['unique', 'sparse', 'expireAfterSeconds'].every(isEqual(index.spec, spec))
    if (sameName && sameOptions) return true
    if (sameName) {
      throw mongoError('IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. Requested: ${showValue(spec)}, existing: ${showValue(index.spec)}`)
    }
    if (equalKey) throw mongoError('IndexOptionsConflict', `Index already exists with a different name: ${index.name}`)
  }
  return false
}

function isEqual(a: Doc, b: Doc): (name: string) => boolean {
  return (name) => isSame(flag(a, name), flag(b, name))
}

function flag(spec: Doc, name: string): Value {
  const value = spec.get(name)
  return value === false ? undefined : value
}

function isIdKey(spec: Doc): boolean {
  const key = spec.get('key')
  const way = isDoc(key) && key.size === 1 ? key.get('_id') : undefined
  return isNumeric(way) && toDouble(way) === 1
}

function refuseTwins(made: readonly Index[]): void {
  for (const [at, index] of made.entries()) {
    const twin = made.find((other, place) => place < at && other.name === index.name)
    if (twin) throw mongoError('IndexKeySpecsConflict', `Identical index already exists: ${index.name}`)
  }
}

function indexToDrop(collection: Collection, wanted: Value): Index {
  const found = collection.indexes.find((index) =>
    isDoc(wanted) ? sameKey(index.spec.get('key'), wanted) : index.name === wanted)
  if (!found) {
    throw mongoError('IndexNotFound',
      isDoc(wanted) ? `can't find index with key: ${showValue(wanted)}` : `index not found with name [${String(wanted)}]`)
  }
  if (found.name === '_id_') throw mongoError('InvalidOptions', 'cannot drop _id index')
  return found
}
