// What `$`, `$[]` and `$[name]` stand for in one document: from a path with them to paths with numbers.

import { mongoError } from '../errors.ts'
import { isDoc, typeName, type Doc, type Value } from '../bson/values.ts'
import { compileCondition, compileFilter, isOperators } from '../query/match.ts'
import { getAt } from './places.ts'

/** The filters of `$[name]`, by name. */
export type ElementFilters = ReadonlyMap<string, (element: Value) => boolean>

/** What positions are found with: the element that the filter matched, and the element filters. */
export type Pointers = { readonly place: number | undefined; readonly filters: ElementFilters; readonly fresh: boolean }

/** Reads the option arrayFilters. */
export function readElementFilters(option: Value): ElementFilters {
  const filters = new Map<string, (element: Value) => boolean>()
  if (option === undefined || option === null) return filters
  if (!Array.isArray(option)) throw mongoError('TypeMismatch', 'arrayFilters must be an array')
  for (const filter of option) {
    if (!isDoc(filter)) throw mongoError('TypeMismatch', 'each array filter must be an object')
    const name = filterName(filter)
    if (filters.has(name)) throw mongoError('FailedToParse', `Found multiple array filters with the same top-level field name ${name}`)
    filters.set(name, elementTest(name, filter))
  }
  return filters
}

/** Refuses element filters that no path uses, and paths whose filter is missing. */
export function checkFilterNames(filters: ElementFilters, paths: readonly (readonly string[])[]): void {
  const used = new Set(paths.flat().map(filterOf).filter((name) => name !== undefined))
  for (const name of filters.keys()) {
    if (!used.has(name)) {
      throw mongoError('FailedToParse', `The array filter for identifier '${name}' was not used in the update { ${[...used].join(', ')} }`)
    }
  }
  for (const path of paths) {
    const missing = path.map(filterOf).find((name) => name !== undefined && name !== '' && !filters.has(name))
    if (missing !== undefined) throw mongoError('BadValue', `No array filter found for identifier '${missing}' in path '${path.join('.')}'`)
  }
}

/** The paths that a path with positions stands for. */
export function resolvePath(document: Doc, parts: readonly string[], pointers: Pointers): string[][] {
  let resolved: string[][] = [[]]
  for (const part of parts) {
    resolved = resolved.flatMap((path) => resolvePart(document, path, { part, parts, pointers }))
  }
  return resolved
}

type Step = { readonly part: string; readonly parts: readonly string[]; readonly pointers: Pointers }

function resolvePart(document: Doc, path: string[], { part, parts, pointers }: Step): string[][] {
  if (part === '$') return [[...path, String(placeOf(pointers))]]
  const name = filterOf(part)
  if (name === undefined) return [[...path, part]]
  const array = getAt(document, path)
  if (array === undefined) {
    throw mongoError('BadValue', `The path '${path.join('.')}' must exist in the document in order to apply array updates.`)
  }
  if (!Array.isArray(array)) {
    throw mongoError('BadValue', `Cannot apply array updates to non-array element ${parts[path.length - 1] ?? ''}: ${typeName(array)}`)
  }
  const test = name === '' ? () => true : pointers.filters.get(name)
  return array.flatMap((element, place) => (test?.(element) ? [[...path, String(place)]] : []))
}

function placeOf({ place }: Pointers): number {
  if (place === undefined) throw mongoError('BadValue', 'The positional operator did not find the match needed from the query.')
  return place
}

function filterOf(part: string): string | undefined {
  return part.startsWith('$[') && part.endsWith(']') ? part.slice(2, -1) : undefined
}

function filterName(filter: Doc): string {
  const names = new Set(pathsOf(filter).map((path) => path.split('.')[0] ?? ''))
  const [name] = names
  if (name === undefined) throw mongoError('FailedToParse', 'Cannot use an expression without a top-level field name in arrayFilters')
  if (names.size > 1) throw mongoError('FailedToParse', 'Error parsing array filter :: caused by :: Expected a single top-level field name')
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw mongoError('BadValue',
      `Error parsing array filter :: caused by :: The top-level field name must begin with a lowercase letter, found '${name}'`)
  }
  return name
}

function pathsOf(filter: Doc): string[] {
  return [...filter].flatMap(([path, value]) =>
    path.startsWith('$') && Array.isArray(value) ? value.filter(isDoc).flatMap(pathsOf) : [path])
}

// The filter speaks of the element by its name: it is asked of a document that holds nothing else.
function elementTest(name: string, filter: Doc): (element: Value) => boolean {
  const whole = filter.size === 1 ? filter.get(name) : undefined
  if (whole !== undefined && (isOperators(whole) || !Array.isArray(whole))) return compileCondition(whole)
  const matcher = compileFilter(filter)
  return (element) => matcher(new Map([[name, element]]))
}
