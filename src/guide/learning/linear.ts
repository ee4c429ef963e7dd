// Linear models of messages: how much each thing that is found in one speaks for each class. They are learnt by
// `npm run guide -- fit` and kept as whole numbers that a person can read, each feature once with its weights for all classes.

import type { StringTable } from '../../lib/string-table.ts'
import { hasHan } from '../reading/han.ts'

/** What was learnt for one thing: the weight of each feature in hundredths, and where the scale begins. */
export type Weights = { readonly bias: number; readonly words: ReadonlyMap<string, number> }

/** What was learnt for several classes; weights are `per` to one, a row of them for each feature. */
export type Model = {
  readonly per: number
  readonly classes: readonly string[]
  readonly bias: readonly number[]
  /** The features; the number of each is that of its row. */
  readonly rows: StringTable
  /** One row after the other, a weight for each class; or in `pairs` only those that are not 0. */
  readonly weights: Int8Array | Int16Array
  readonly pairs?: Pairs
}

/** Where each row of weights begins, and after the last one where it ends; and the class of each weight. */
export type Pairs = { readonly starts: Uint32Array; readonly towards: Uint8Array }

/** What is found in a message, and how much of each. */
export type Measured = ReadonlyMap<string, number>

/** Gives the features of a normalised message, each once: runs of at most so many characters, or of two words. */
export function features(text: string, longest = 3): ReadonlySet<string> {
  return hasHan(text) ? grams([...`^${text}$`.replace(/\s+/g, '')], '', longest) : grams(['^', ...words(text), '$'], ' ', 2)
}

function words(text: string): readonly string[] {
  return text.match(/[a-z']+|\d+/g) ?? []
}

function grams(units: readonly string[], between: string, longest: number): ReadonlySet<string> {
  const found = new Set<string>()
  for (let size = 1; size <= longest; size += 1) {
    for (let at = 0; at + size <= units.length; at += 1) found.add(units.slice(at, at + size).join(between))
  }
  return found
}

/** Says of a message in which things were found, each once, how much they speak for each class: the logarithm of its share. */
export function leaningsOf(model: Model, found: ReadonlySet<string>): Float64Array {
  const sums = begin(model)
  const scale = 1 / (model.per * Math.sqrt(Math.max(1, found.size)))
  for (const name of found) add(sums, model, name, scale)
  return toShares(sums)
}

/** Says the same of what was measured. */
export function leaningsOfMeasured(model: Model, found: Measured): Float64Array {
  const sums = begin(model)
  for (const [name, much] of found) add(sums, model, name, much / model.per)
  return toShares(sums)
}

function begin({ bias, per }: Model): Float64Array {
  return Float64Array.from(bias, (one) => one / per)
}

// Changes the sums in place: this is done for each of a hundred features of every message.
function add(sums: Float64Array, { rows, weights, pairs }: Model, name: string, much: number): void {
  const row = rows.numberOf(name)
  if (row === undefined) return
  if (pairs === undefined) {
    const from = row * sums.length
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + much * (weights[from + at] ?? 0)
    return
  }
  const { starts, towards } = pairs
  const to = starts[row + 1] ?? 0
  for (let at = starts[row] ?? 0; at < to; at += 1) {
    const one = towards[at] ?? 0
    sums[one] = (sums[one] ?? 0) + much * (weights[at] ?? 0)
  }
}

function toShares(sums: Float64Array): Float64Array {
  const whole = logOfSum(sums)
  return sums.map((sum) => sum - whole)
}

/** The logarithm of the sum of what has these logarithms. */
export function logOfSum(logs: Iterable<number>): number {
  const all = [...logs]
  const most = Math.max(...all)
  return most + Math.log(all.reduce((sum, one) => sum + Math.exp(one - most), 0))
}

/** How much more one class is than all others together, from the logarithms of their shares. */
export function against(leanings: Float64Array, at: number): number {
  return (leanings[at] ?? 0) - logOfSum(leanings.filter((_, other) => other !== at))
}
