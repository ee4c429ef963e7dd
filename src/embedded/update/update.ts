// What an update means: read once from the command, then applied to one document after another.

import { isSame } from '../bson/order.ts'
import { copyValue, isDoc, type Doc, type Value } from '../bson/values.ts'
import { mongoError } from '../errors.ts'
import { showValue } from '../storage/show.ts'
import { ARRAY_OPERATORS } from './arrays.ts'
import { FIELD_OPERATORS, type FieldOperator } from './fields.ts'
import { inOrder, modifiersIn, type Modifier } from './modifiers.ts'
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

function readPipeline(spec: UpdateSpec, stages: readonly Value[]): Update {
  if (spec.arrayFilters !== undefined) throw mongoError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates')
  const run = spec.pipeline(stages)
  return { kind: 'pipeline', apply: ({ document, inserting }) => {
    const made = run(document)
    return inserting ? made : keepId(document, made)
  } }
}

function readModifiers(spec: UpdateSpec, update: Doc): Update {
  const modifiers = modifiersIn(update)
  const filters = readElementFilters(spec.arrayFilters)
  checkFilterNames(filters, modifiers.map((modifier) => modifier.parts))
  const ordered = inOrder(modifiers)
  return { kind: 'modify', apply: (use) => modify(use, ordered, { filters, now: spec.now }) }
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
