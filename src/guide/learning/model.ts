// Packs what was learnt into the arrays that messages are weighed by, row after row, and gives the rows back.

import { createStringTable } from '../../lib/string-table.ts'
import { withRoom } from '../../lib/with-room.ts'
import type { Model } from './linear.ts'

/** What all rows of a model have in common. */
export type Head = Pick<Model, 'per' | 'classes' | 'bias'> & {
  /** Rows are pairs of a class, by its number, and its weight: of many classes a feature says something of few. */
  readonly pairs?: boolean
}

/** A feature and its weights, one for each class or in pairs. */
export type Row = readonly [name: string, weights: readonly number[]]

/** Takes rows one by one. */
export type Packing<M = Model> = {
  /** Takes a row that fits; gives false for a feature that is there already. */
  readonly add: (name: string, weights: readonly number[]) => boolean
  readonly model: () => M
}

/** Begins a model. */
export function createPacking({ per, classes, bias, pairs = false }: Head): Packing {
  const rows = createStringTable()
  let weights = new Int16Array(0)
  let towards = new Uint8Array(0)
  let starts = new Uint32Array(1)
  let size = 0
  const begin = (count: number) => {
    weights = withRoom(weights, size + count)
    if (!pairs) return
    towards = withRoom(towards, size + count)
    starts = withRoom(starts, rows.size() + 1)
  }
  const addPairs = (row: readonly number[]) => {
    for (let at = 0; at + 1 < row.length; at += 2, size += 1) {
      towards[size] = row[at] ?? 0
      weights[size] = row[at + 1] ?? 0
    }
    starts[rows.size()] = size
  }
  return {
    add: (name, row) => {
      const known = rows.size()
      if (rows.add(name) < known) return false
      begin(row.length)
      if (pairs) addPairs(row)
      else {
        weights.set(row, size)
        size += row.length
      }
      return true
    },
    model: () => {
      const all = { per, classes, bias, rows, weights: narrowed(weights.subarray(0, size)) }
      return pairs ? { ...all, pairs: { starts: starts.slice(0, rows.size() + 1), towards: towards.slice(0, size) } } : all
    },
  }
}

/** Takes rows as a packing does, and keeps none: for who only wants to know whether they fit. */
export function createRegister(): Packing<true> {
  const names = new Set<string>()
  return { add: (name) => names.size < names.add(name).size, model: () => true }
}

// Hardly a weight of letters is above 100.
function narrowed(weights: Int16Array): Model['weights'] {
  const narrow = Int8Array.from(weights)
  return narrow.every((weight, at) => weight === weights[at]) ? narrow : weights.slice()
}

/** Makes a model of all its rows. */
export function packed(head: Head, rows: Iterable<Row>): Model {
  const { add, model } = createPacking(head)
  for (const [name, weights] of rows) add(name, weights)
  return model()
}

/** Gives the rows of a model by the names of their features, as they were taken. */
export function* rowsOf({ rows, classes, weights, pairs }: Model): Generator<Row> {
  const names = Array.from({ length: rows.size() }, (_, row) => [rows.textOf(row), row] as const)
  for (const [name, row] of names.toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (pairs === undefined) yield [name, [...weights.subarray(row * classes.length, (row + 1) * classes.length)]]
    else yield [name, pairsOf(pairs, weights, row)]
  }
}

function pairsOf({ starts, towards }: NonNullable<Model['pairs']>, weights: Model['weights'], row: number): readonly number[] {
  const of = towards.subarray(starts[row], starts[row + 1])
  return [...of].flatMap((one, at) => [one, weights[(starts[row] ?? 0) + at] ?? 0])
}
