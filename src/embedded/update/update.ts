// What an update means: read once from the command, then applied to one document after another.

import { ObjectId } from 'bson'
import { mongoError } from '../errors.ts'
import { encode } from '../bson/decode.ts'
import { isSame } from '../bson/order.ts'
import { copyValue, isDoc, isPlace, typeName, type Doc, type Value } from '../bson/values.ts'
import { isOperators } from '../query/match.ts'
import { showValue } from '../storage/show.ts'
import { ARRAY_OPERATORS, checkArrayOperand } from './arrays.ts'
import { checkOperand, FIELD_OPERATORS, type FieldOperator } from './fields.ts'
import { checkViable, getAt, setAt, unsetAt } from './places.ts'
import { checkFilterNames, readElementFilters, resolvePath, type ElementFilters } from './positions.ts'

/** Runs an aggregation pipeline on one document. */
export type RunPipeline = (document: Doc) => Doc

/** What an update is read from. */
export type UpdateSpec = {
  readonly update: Value
  readonly arrayFilters?: Value
  readonly now: Date
  readonly pipeline: (stages: readonly Value[]) => RunPipeline
}

/** One use of an update: on which document, which element its filter matched, and whether it is about to be inserted. */
export type Use = { readonly document: Doc; readonly place?: number | undefined; readonly inserting?: boolean }

/** An update, ready to be applied. The document given is left as it is. */
export type Update = { readonly kind: 'replace' | 'modify' | 'pipeline'; readonly apply: (use: Use) => Doc }

/** The largest document in bytes. */
export const LARGEST_DOCUMENT = 16 * 2 ** 20

type Modifier = { readonly name: string; readonly path: string; readonly parts: readonly string[]; readonly operand: Value }

/** Reads an update, refusing what no document could take. */
export function readUpdate(spec: UpdateSpec): Update {
  const { update } = spec
  if (Array.isArray(update)) return readPipeline(spec, update)
  if (!isDoc(update)) throw mongoError('FailedToParse', 'Update argument must be either an object or an array')
  const [first] = update.keys()
  if (first?.startsWith('$')) return readModifiers(spec, update)
  if (spec.arrayFilters !== undefined) throw mongoError('FailedToParse', 'arrayFilters may not be specified for replacement-style updates')
  return { kind: 'replace', apply: ({ document }) => keepId(document, update) }
}

/** The document that an upsert begins with: what its filter says must be equal. */
export function seedOf(filter: Doc): Doc {
  const seed: Doc = new Map()
  for (const [path, value] of equalities(filter)) {
    if (getAt(seed, path.split('.')) !== undefined) {
      throw mongoError('NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`)
    }
    setAt(seed, path.split('.'), copyValue(value))
  }
  return seed
}

/** Puts `_id` first, making one if there is none, and refuses what may not be stored. */
export function finish(document: Doc): Buffer {
  const id = document.get('_id') ?? (document.has('_id') ? null : new ObjectId())
  checkId(id)
  const ordered: Doc = new Map([['_id', id]])
  for (const [name, value] of document) ordered.set(name, value)
  return checkSize(encode(ordered))
}

/** Refuses a document that is larger than MongoDB's limit. */
export function checkSize(bytes: Buffer): Buffer {
  if (bytes.length <= LARGEST_DOCUMENT) return bytes
  throw mongoError('BSONObjectTooLarge', `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${LARGEST_DOCUMENT}`)
}

/** Refuses an `_id` that MongoDB does not take. */
export function checkId(id: Value): void {
  const type = typeName(id)
  if (type === 'array' || type === 'regex') throw mongoError('InvalidIdField', `The '_id' value cannot be of type ${type}`)
  if (!isDoc(id)) return
  const dollar = [...id.keys()].find((name) => name.startsWith('$') && !['$ref', '$id', '$db'].includes(name))
  if (dollar !== undefined) {
    throw mongoError('DollarPrefixedFieldName', `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`)
  }
}

function readPipeline(spec: UpdateSpec, stages: readonly Value[]): Update {
  if (spec.arrayFilters !== undefined) throw mongoError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates')
  const run = spec.pipeline(stages)
  return { kind: 'pipeline', apply: ({ document, inserting }) => {
    const made = run(document)
    return inserting ? made : keepId(document, made)
  } }
}

function readModifiers(spec: UpdateSpec, update: Doc): Update {
  const modifiers = [...update].flatMap(([name, fields]) => modifiersOf(name, fields))
  refuseConflicts(modifiers)
  const filters = readElementFilters(spec.arrayFilters)
  checkFilterNames(filters, modifiers.map((modifier) => modifier.parts))
  const ordered = modifiers.toSorted((a, b) => comparePaths(a.parts, b.parts))
  return { kind: 'modify', apply: (use) => modify(use, ordered, { filters, now: spec.now }) }
}

function modifiersOf(name: string, fields: Value): Modifier[] {
  if (!Object.hasOwn(FIELD_OPERATORS, name) && !Object.hasOwn(ARRAY_OPERATORS, name) && name !== '$unset' && name !== '$rename') {
    throw mongoError('FailedToParse',
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`)
  }
  if (!isDoc(fields)) {
    throw mongoError('FailedToParse',
      `Modifiers operate on fields but we found type ${typeName(fields)} instead: {${name}: ${showValue(fields)}}`)
  }
  return [...fields].flatMap(([path, operand]) => modifierOf(name, path, operand))
}

function modifierOf(name: string, path: string, operand: Value): Modifier[] {
  const parts = checkPath(path)
  checkOperand(name, path, operand)
  checkArrayOperand(name, path, operand)
  if (name !== '$rename') return [{ name, path, parts, operand }]
  if (typeof operand !== 'string') {
    throw mongoError('BadValue', `The 'to' field for $rename must be a string: ${path}: ${showValue(operand)}`)
  }
  const target = checkPath(operand)
  if ([...parts, ...target].some((part) => part.startsWith('$'))) {
    throw mongoError('BadValue', 'The source and target field for $rename may not be dynamic')
  }
  if (operand === path) throw mongoError('BadValue', `The source and target field for $rename must differ: ${path}: "${operand}"`)
  return [{ name, path, parts, operand }, { name: '$renamed', path: operand, parts: target, operand: path }]
}

function checkPath(path: string): string[] {
  const parts = path.split('.')
  if (path === '') throw mongoError('EmptyFieldName', "An empty update path is not valid.")
  if (parts.includes('')) {
    throw mongoError('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  if (parts[0]?.startsWith('$')) {
    throw mongoError('DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${parts[0]}' in '${path}' is not allowed in the context of an update's replacement document.`)
  }
  return parts
}

function refuseConflicts(modifiers: readonly Modifier[]): void {
  const paths = modifiers.map((modifier) => modifier.path).toSorted()
  for (const [at, path] of paths.entries()) {
    const other = paths.find((each, place) => place !== at && (each === path || each.startsWith(`${path}.`)))
    if (other !== undefined) {
      throw mongoError('ConflictingUpdateOperators', `Updating the path '${other}' would create a conflict at '${path}'`)
    }
  }
}

// New fields are added in the order of their names, numbers by value.
function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [mine = '', other = ''] = [a[at], b[at]]
    if (mine === other) continue
    return isPlace(mine) && isPlace(other) ? Number(mine) - Number(other) : mine < other ? -1 : 1
  }
  return a.length - b.length
}

type Means = { readonly filters: ElementFilters; readonly now: Date }

function modify({ document, place, inserting = false }: Use, modifiers: readonly Modifier[], { filters, now }: Means): Doc {
  const id = document.get('_id')
  const changed = copyDoc(document)
  const moved = new Map<string, Value>()
  for (const modifier of modifiers) if (modifier.name === '$rename') moved.set(modifier.path, getAt(document, modifier.parts))
  for (const modifier of modifiers) {
    if (modifier.name === '$setOnInsert' && !inserting) continue
    for (const parts of resolvePath(changed, modifier.parts, { place, filters, fresh: inserting })) {
      change(changed, { ...modifier, parts }, { now, id, moved })
    }
  }
  if (id !== undefined && !(changed.has('_id') && isSame(id, changed.get('_id')))) {
    throw mongoError('ImmutableField', `Performing an update on the path '_id' would modify the immutable field '_id'`)
  }
  return changed
}

type Context = { readonly now: Date; readonly id: Value; readonly moved: ReadonlyMap<string, Value> }

function change(document: Doc, { name, parts, operand }: Modifier, { now, id, moved }: Context): void {
  if (name === '$unset') return unsetAt(document, parts)
  if (name === '$rename') return moved.get(parts.join('.')) === undefined ? checkRename(document, parts) : unsetAt(document, parts)
  if (name === '$renamed') {
    const value = typeof operand === 'string' ? moved.get(operand) : undefined
    return value === undefined ? undefined : setAt(document, parts, value)
  }
  const operator: FieldOperator | undefined = FIELD_OPERATORS[name] ?? ARRAY_OPERATORS[name]
  const before = getAt(document, parts)
  const after = operator?.(before, { operand, now, id, name: parts.at(-1) ?? '' })
  if (after === undefined) checkViable(document, parts)
  else if (after !== before) setAt(document, parts, after)
}

function checkRename(document: Doc, parts: readonly string[]): void {
  for (let at = 1; at < parts.length; at += 1) {
    if (Array.isArray(getAt(document, parts.slice(0, at)))) {
      throw mongoError('BadValue', `The source field cannot be an array element, '${parts.join('.')}' in doc with an array`)
    }
  }
}

function keepId(before: Doc, after: Doc): Doc {
  const id = before.get('_id')
  if (id === undefined) return after
  if (after.has('_id') && !isSame(id, after.get('_id'))) {
    throw mongoError('ImmutableField',
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${showValue(after.get('_id'))}`)
  }
  const kept: Doc = new Map([['_id', id]])
  for (const [name, value] of after) if (name !== '_id') kept.set(name, value)
  return kept
}

function copyDoc(document: Doc): Doc {
  const copy: Doc = new Map()
  for (const [name, value] of document) copy.set(name, copyValue(value))
  return copy
}

function equalities(filter: Doc): [string, Value][] {
  return [...filter].flatMap(([path, condition]): [string, Value][] => {
    if ((path === '$and' || path === '$or') && Array.isArray(condition) && (path === '$and' || condition.length === 1)) {
      return condition.filter(isDoc).flatMap(equalities)
    }
    if (path.startsWith('$')) return []
    if (!isOperators(condition)) return isRegex(condition) ? [] : [[path, condition]]
    return operatorEqualities(path, condition)
  })
}

function operatorEqualities(path: string, condition: Doc): [string, Value][] {
  const equal = condition.get('$eq')
  if (equal !== undefined) return [[path, equal]]
  const few = condition.get('$all') ?? condition.get('$in')
  const [only] = Array.isArray(few) ? few : []
  return Array.isArray(few) && few.length === 1 && only !== undefined && !isDoc(only) ? [[path, only]] : []
}

function isRegex(value: Value): boolean {
  return typeName(value) === 'regex'
}
