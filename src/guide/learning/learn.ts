// Learns linear weights from examples: logistic regression by plain gradient descent, the same result at every run.

import type { Weights } from './linear.ts'

/** A message's features, and whether it is an instance of what is to be learnt. */
export type Example = { readonly found: ReadonlySet<string>; readonly is: boolean }

/** How long and how carefully is learnt. */
export type Learning = { readonly rounds: number; readonly rate: number; readonly decay: number; readonly least: number }

const USUAL: Learning = { rounds: 400, rate: 6, decay: 2e-4, least: 8 }

type Row = { readonly features: Uint32Array; readonly scale: number; readonly target: number; readonly weight: number }

/** Learns what speaks for the examples that are, against those that are not. */
export function learn(examples: readonly Example[], learning: Learning = USUAL): Weights {
  const vocabulary = knownTwice(examples)
  const rows = toRows(examples, vocabulary)
  const weights = new Float64Array(vocabulary.size)
  let bias = 0
  for (let round = 0; round < learning.rounds; round += 1) bias = step({ rows, weights, bias, learning })
  const kept = [...vocabulary]
    .map(([feature, at]) => [feature, Math.round((weights[at] ?? 0) * 100)] as const)
    .filter(([, weight]) => Math.abs(weight) >= learning.least)
  return { bias: Math.round(bias * 100), words: new Map(kept) }
}

function knownTwice(examples: readonly Example[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { found } of examples) for (const feature of found) times.set(feature, (times.get(feature) ?? 0) + 1)
  const known = [...times].filter(([, count]) => count >= 2).map(([feature]) => feature)
  return new Map(known.map((feature, at) => [feature, at]))
}

// Both sides weigh the same in all, however many examples each has.
function toRows(examples: readonly Example[], vocabulary: ReadonlyMap<string, number>): readonly Row[] {
  const yes = examples.filter((example) => example.is).length
  return examples.map(({ found, is }) => ({
    features: Uint32Array.from([...found].flatMap((feature) => vocabulary.get(feature) ?? [])),
    scale: 1 / Math.sqrt(Math.max(1, found.size)),
    target: is ? 1 : 0,
    weight: Math.sqrt(examples.length / (2 * (is ? yes : examples.length - yes))) / examples.length,
  }))
}

type State = {
  readonly rows: readonly Row[]
  readonly weights: Float64Array
  readonly bias: number
  readonly learning: Learning
}

function step({ rows, weights, bias, learning }: State): number {
  const gradient = new Float64Array(weights.length)
  let shift = 0
  for (const { features, scale, target, weight } of rows) {
    let sum = bias
    for (const at of features) sum += (weights[at] ?? 0) * scale
    const error = (1 / (1 + Math.exp(-sum)) - target) * weight
    for (const at of features) gradient[at] = (gradient[at] ?? 0) + error * scale
    shift += error
  }
  gradient.forEach((slope, at) => {
    weights[at] = (weights[at] ?? 0) * (1 - learning.rate * learning.decay) - learning.rate * slope
  })
  return bias - learning.rate * 0.3 * shift
}
