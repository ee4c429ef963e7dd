// How a dotted path reaches values: through documents, and through the elements of arrays on the way.

import { isPlace, type Value } from '../bson/values.ts'

/** Asked of each value that a path reaches; `undefined` where the field is missing. */
export type Question = (value: Value) => boolean

/** Where a filter matched within an array, for the positional operator. */
export type Hit = { place: number | undefined }

/** A path, and whether the elements of an array at its end are asked as well as the array. */
export type Path = { readonly parts: readonly string[]; readonly leaves: boolean }

/** Asks until one value says yes. The place of the outermost array's element is noted in `hit`. */
export function anyAt(value: Value, path: Path, ask: { question: Question; hit?: Hit | undefined }): boolean {
  return reach(value, 0, { path, outer: true, ...ask })
}

type Walk = {
  readonly path: Path
  readonly question: Question
  readonly hit?: Hit | undefined
  readonly outer: boolean
}

function reach(value: Value, at: number, walk: Walk): boolean {
  const { parts } = walk.path
  if (at === parts.length) return reachEnd(value, walk)
  if (value instanceof Map) return reach(value.get(parts[at] ?? ''), at + 1, walk)
  if (!Array.isArray(value)) return walk.question(undefined)
  return reachInto(value, at, walk)
}

function reachEnd(value: Value, walk: Walk): boolean {
  if (Array.isArray(value) && walk.path.leaves) {
    for (let place = 0; place < value.length; place += 1) {
      if (walk.question(value[place])) return note(walk, place)
    }
  }
  return walk.question(value)
}

function reachInto(array: readonly Value[], at: number, walk: Walk): boolean {
  const part = walk.path.parts[at] ?? ''
  if (isPlace(part) && Number(part) < array.length && reach(array[Number(part)], at + 1, walk)) return true
  const inner = { ...walk, outer: false }
  for (let place = 0; place < array.length; place += 1) {
    if (array[place] instanceof Map && reach(array[place], at, inner)) return note(walk, place)
  }
  return false
}

function note(walk: Walk, place: number): true {
  if (walk.hit && walk.outer) walk.hit.place = place
  return true
}
