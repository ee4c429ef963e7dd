// Which fields of a document are given back: inclusion, exclusion, $slice, $elemMatch, `$` and expressions.

import { mongoError } from '../errors.ts'
import { toDouble } from '../bson/numbers.ts'
import { isDoc, isNumeric, type Doc, type Value } from '../bson/values.ts'
import { checkExpression, evaluate, type Variables } from '../aggregate/expressions.ts'
import { compileCondition, compileFilter, isOperators } from './match.ts'
import type { Hit } from './paths.ts'

/** Makes what is given back of a document. `hit` is the element that the filter matched. */
export type Projection = (document: Doc, hit?: Hit) => Doc

/** What a projection needs besides itself. */
export type ProjectionContext = { readonly variables: Variables; readonly filter?: Doc; readonly stage?: boolean }

type Rule =
  | { readonly kind: 'in' }
  | { readonly kind: 'out' }
  | { readonly kind: 'compute'; readonly expression: Value }
  | { readonly kind: 'slice'; readonly slice: (array: readonly Value[]) => Value[] }
  | { readonly kind: 'element'; readonly test: (value: Value) => boolean }
  | { readonly kind: 'place' }

type Tree = Map<string, Rule | Tree>

/** Compiles a projection; undefined if it gives back everything. */
export function compileProjection(spec: Doc, context: ProjectionContext): Projection | undefined {
  if (spec.size === 0) return undefined
  const rules = flatten(spec, '', context)
  const id = rules.find(([path]) => path === '_id')?.[1]
  const others = rules.filter(([path]) => path !== '_id')
  const including = modeOf(others, id)
  const tree: Tree = new Map()
  for (const [path, rule] of others) plant(tree, path.split('.'), rule)
  if (id && id.kind !== 'in' && id.kind !== 'out') tree.set('_id', id)
  const keepId = id ? id.kind !== 'out' : true
  return (document, hit) => {
    const use = { including, variables: context.variables, root: document, hit }
    const made = projectFields(document, tree, use)
    return placeId(document, made, keepId)
  }
}

function placeId(document: Doc, made: Doc, keepId: boolean): Doc {
  const id = made.get('_id') ?? document.get('_id')
  made.delete('_id')
  return keepId && id !== undefined ? new Map([['_id', id], ...made]) : made
}

function modeOf(rules: readonly (readonly [string, Rule])[], id: Rule | undefined): boolean {
  const inPath = rules.find(([, rule]) => rule.kind === 'in' || rule.kind === 'compute')?.[0]
  const outPath = rules.find(([, rule]) => rule.kind === 'out')?.[0]
  if (inPath !== undefined && outPath !== undefined) {
    const first = rules.findIndex(([path]) => path === inPath) < rules.findIndex(([path]) => path === outPath)
    throw first
      ? mongoError('Location31254', `Cannot do exclusion on field ${outPath} in inclusion projection`)
      : mongoError('Location31253', `Cannot do inclusion on field ${inPath} in exclusion projection`)
  }
  if (inPath !== undefined) return true
  if (outPath !== undefined) return false
  if (rules.some(([, rule]) => rule.kind === 'element' || rule.kind === 'place')) return true
  if (rules.length > 0) return false
  return id?.kind !== 'out'
}

function flatten(spec: Doc, prefix: string, context: ProjectionContext): (readonly [string, Rule])[] {
  return [...spec].flatMap(([name, value]): (readonly [string, Rule])[] => {
    const path = `${prefix}${name}`
    if (name === '' || path.split('.').includes('')) throw mongoError('Location40352', 'FieldPath cannot be constructed with empty string')
    const nested = nestedOf(value)
    if (!nested) return [ruleOf(path, value, context)]
    if (nested.size === 0) throw mongoError('Location51270', 'An empty sub-projection is not a valid value. Found empty object at path')
    return flatten(nested, `${path}.`, context)
  })
}

function nestedOf(value: Value): Doc | undefined {
  if (!isDoc(value)) return undefined
  const [first] = value.keys()
  return first?.startsWith('$') === true ? undefined : value
}

function ruleOf(path: string, value: Value, context: ProjectionContext): readonly [string, Rule] {
  if (path.endsWith('.$') && context.stage !== true) return [path.slice(0, -2), { kind: 'place' }]
  if (typeof value === 'boolean') return [path, { kind: value ? 'in' : 'out' }]
  if (isNumeric(value)) return [path, { kind: toDouble(value) === 0 ? 'out' : 'in' }]
  if (isDoc(value) && context.stage !== true) {
    const slice = value.get('$slice')
    if (slice !== undefined && !isExpressionSlice(slice)) return [path, { kind: 'slice', slice: slicer(slice) }]
    const element = value.get('$elemMatch')
    if (element !== undefined) return [path, { kind: 'element', test: elementTest(element) }]
    if (value.has('$meta')) throw mongoError('BadValue', '$meta is not supported by this server')
  }
  checkExpression(value)
  return [path, { kind: 'compute', expression: value }]
}

function isExpressionSlice(slice: Value): boolean {
  return Array.isArray(slice) && slice.some((each) => !isNumeric(each))
}

function slicer(slice: Value): (array: readonly Value[]) => Value[] {
  const numbers = (Array.isArray(slice) ? slice : [slice]).map((each) => (isNumeric(each) ? Math.trunc(toDouble(each)) : Number.NaN))
  const [first = 0, count] = numbers
  if (numbers.some(Number.isNaN) || numbers.length > 2) throw mongoError('Location28724', 'First argument to $slice must be an number')
  if (count !== undefined && count <= 0) throw mongoError('Location28724', 'the limit of $slice must be positive')
  if (count === undefined) return (array) => (first < 0 ? array.slice(first) : array.slice(0, first))
  return (array) => {
    const from = first < 0 ? Math.max(0, array.length + first) : first
    return array.slice(from, from + count)
  }
}

function elementTest(spec: Value): (value: Value) => boolean {
  if (!isDoc(spec)) throw mongoError('BadValue', 'elemMatch: Invalid argument, object required')
  if (isOperators(spec)) return compileCondition(spec)
  const matcher = compileFilter(spec)
  return (value) => isDoc(value) && matcher(value)
}

function plant(tree: Tree, parts: readonly string[], rule: Rule): void {
  const [head = '', ...rest] = parts
  const there = tree.get(head)
  if (there !== undefined && (rest.length === 0 || !(there instanceof Map))) {
    throw mongoError('Location31249', `Path collision at ${parts.join('.')}`)
  }
  if (rest.length === 0) {
    tree.set(head, rule)
    return
  }
  const branch: Tree = there instanceof Map ? there : new Map()
  tree.set(head, branch)
  plant(branch, rest, rule)
}

type Use = { readonly including: boolean; readonly variables: Variables; readonly root: Doc; readonly hit: Hit | undefined }

function projectFields(document: Doc, tree: Tree, use: Use): Doc {
  const made: Doc = new Map()
  for (const [name, value] of document) {
    const rule = tree.get(name)
    const kept = rule === undefined ? (use.including ? undefined : value) : projectField(value, rule, use)
    if (kept !== undefined) made.set(name, kept)
  }
  for (const [name, rule] of tree) if (!document.has(name)) addComputed(made, name, { rule, use })
  return made
}

function projectField(value: Value, rule: Rule | Tree, use: Use): Value {
  if (rule instanceof Map) return projectInto(value, rule, use)
  switch (rule.kind) {
    case 'in': return value
    case 'out': return undefined
    case 'compute': return evaluate(rule.expression, use.root, use.variables)
    case 'slice': return Array.isArray(value) ? rule.slice(value) : value
    case 'element': return firstElement(value, rule.test)
    case 'place': return placedElement(value, use.hit)
  }
}

// Scalars on the way to an included field are left out; arrays are entered.
function projectInto(value: Value, tree: Tree, use: Use): Value {
  if (value instanceof Map) return projectFields(value, tree, use)
  if (!Array.isArray(value)) {
    if (hasComputed(tree)) return projectFields(new Map(), tree, use)
    return use.including ? undefined : value
  }
  return value.map((each) => projectInto(each, tree, use)).filter((each) => each !== undefined)
}

function addComputed(made: Doc, name: string, { rule, use }: { rule: Rule | Tree; use: Use }): void {
  if (rule instanceof Map) {
    if (hasComputed(rule)) made.set(name, projectFields(new Map(), rule, use))
  } else if (rule.kind === 'compute') {
    const value = evaluate(rule.expression, use.root, use.variables)
    if (value !== undefined) made.set(name, value)
  }
}

function hasComputed(tree: Tree): boolean {
  return [...tree.values()].some((rule) => (rule instanceof Map ? hasComputed(rule) : rule.kind === 'compute'))
}

function firstElement(value: Value, test: (value: Value) => boolean): Value {
  const element = Array.isArray(value) ? value.find(test) : undefined
  return element === undefined ? undefined : [element]
}

function placedElement(value: Value, hit: Hit | undefined): Value {
  if (!Array.isArray(value)) return value
  if (hit?.place === undefined) {
    throw mongoError('Location51246',
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array")
  }
  return [value[hit.place] ?? null]
}
