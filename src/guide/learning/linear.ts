// A linear model over the letters of a message: how much each run of one to three characters speaks for something. It is
// learnt by `npm run guide -- fit` and kept as whole numbers that a person can read.

import { hasHan } from '../reading/normalise.ts'

/** What was learnt for one thing: the weight of each feature in hundredths, and where the scale begins. */
export type Weights = { readonly bias: number; readonly words: ReadonlyMap<string, number> }

/** Gives the features of a normalised message, each once. */
export function features(text: string): ReadonlySet<string> {
  return hasHan(text) ? grams([...`^${text}$`.replace(/\s+/g, '')], '') : grams(['^', ...words(text), '$'], ' ')
}

function words(text: string): readonly string[] {
  return text.match(/[a-z']+|\d+/g) ?? []
}

function grams(units: readonly string[], between: string): ReadonlySet<string> {
  const found = new Set<string>()
  const longest = between === '' ? 3 : 2
  for (let size = 1; size <= longest; size += 1) {
    for (let at = 0; at + size <= units.length; at += 1) found.add(units.slice(at, at + size).join(between))
  }
  return found
}

/** Says how much a message's features speak for the thing: above 0 rather yes, below rather no. */
export function weigh(weights: Weights, found: ReadonlySet<string>): number {
  let sum = 0
  for (const feature of found) sum += weights.words.get(feature) ?? 0
  return (weights.bias + sum / Math.sqrt(Math.max(1, found.size))) / 100
}
