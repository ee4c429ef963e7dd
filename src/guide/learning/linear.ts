// Linear models of messages: how much each thing that is found in one speaks for each class. They are learnt by
// `npm run guide -- fit` and kept as whole numbers that a person can read, each feature once with its weights for all classes.

import { createStringTable, type StringTable } from '../../lib/string-table.ts'
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

/** Takes a feature, which stands in a text from one place to another. */
export type Take = (text: string, from: number, to: number) => void

/** The features of a message: gives each as often as it comes. None is made a string for that, as there are some hundred. */
export type Features = (take: Take) => void

/** Gives the features of a normalised message: runs of at most so many characters, or of two words. */
export function features(text: string, longest = 3): Features {
  return hasHan(text) ? runs(charactersOf(text), longest) : runs(wordsOf(text), 2)
}

// Where each unit of a text begins, and where one after the last would; what parts them is `gap` long.
type Units = { readonly text: string; readonly starts: readonly number[]; readonly gap: number }

function charactersOf(message: string): Units {
  const text = `^${message}$`.replace(/\s+/g, '')
  const starts: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) starts.push(at)
  starts.push(text.length)
  return { text, starts, gap: 0 }
}

function wordsOf(message: string): Units {
  const words = ['^', ...(message.match(/[a-z']+|\d+/g) ?? []), '$']
  const starts = [0]
  for (const word of words) starts.push((starts.at(-1) ?? 0) + word.length + 1)
  return { text: words.join(' '), starts, gap: 1 }
}

function runs({ text, starts, gap }: Units, longest: number): Features {
  return (take) => {
    for (let size = 1; size <= longest; size += 1) {
      for (let at = 0; at + size < starts.length; at += 1) take(text, starts[at] ?? 0, (starts[at + size] ?? 0) - gap)
    }
  }
}

/** Gives features that have names. */
export function named(names: Iterable<string>): Features {
  return (take) => { for (const name of names) take(name, 0, name.length) }
}

/** Gives the features of several kinds, one after the other. */
export function together(...kinds: readonly Features[]): Features {
  return (take) => { for (const features of kinds) features(take) }
}

/** Gives the names of features, each once, in the order in which they come. */
export function namesOf(features: Features): ReadonlySet<string> {
  const names = new Set<string>()
  features((text, from, to) => names.add(text.slice(from, to)))
  return names
}

// What was found in the message that is weighed. Cleared for the next one: a table for each would be what this is to spare.
const seen = createStringTable()

/** Says of a message with these features how much they speak for each class, each once: the logarithm of its share. */
export function leaningsOf(model: Model, features: Features): Float64Array {
  const rows: number[] = []
  seen.clear()
  features((text, from, to) => {
    const known = seen.size()
    if (seen.addRun(text, from, to) < known) return
    const row = model.rows.numberOfRun(text, from, to)
    if (row !== undefined) rows.push(row)
  })
  const sums = begin(model)
  const scale = 1 / (model.per * Math.sqrt(Math.max(1, seen.size())))
  for (const row of rows) add(sums, model, row, scale)
  return toShares(sums)
}

/** Says the same of what was measured. */
export function leaningsOfMeasured(model: Model, found: Measured): Float64Array {
  const sums = begin(model)
  for (const [name, much] of found) {
    const row = model.rows.numberOf(name)
    if (row !== undefined) add(sums, model, row, much / model.per)
  }
  return toShares(sums)
}

function begin({ bias, per }: Model): Float64Array {
  const sums = new Float64Array(bias.length)
  for (let at = 0; at < sums.length; at += 1) sums[at] = (bias[at] ?? 0) / per
  return sums
}

// Changes the sums in place: this is done for each of a hundred features of every message.
function add(sums: Float64Array, { weights, pairs }: Model, row: number, much: number): void {
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
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) - whole
  return sums
}

// The logarithm of the sum of what has these logarithms, all but one if there is one to leave out.
function logOfSum(logs: Float64Array, without?: number): number {
  let most = -Infinity
  for (let at = 0; at < logs.length; at += 1) if (at !== without) most = Math.max(most, logs[at] ?? 0)
  let sum = 0
  for (let at = 0; at < logs.length; at += 1) if (at !== without) sum += Math.exp((logs[at] ?? 0) - most)
  return most + Math.log(sum)
}

/** How much more one class is than all others together, from the logarithms of their shares. */
export function against(leanings: Float64Array, at: number): number {
  return (leanings[at] ?? 0) - logOfSum(leanings, at)
}
