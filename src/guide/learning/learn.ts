// Learns linear weights from examples: logistic regression, one example after the other, each feature at a pace of its own
// (AdaGrad), so that what is rare is learnt too. The same result at every run.

import type { Weights } from './linear.ts'

/** A message's features, and whether it is an instance of what is to be learnt. */
export type Example = { readonly found: ReadonlySet<string>; readonly is: boolean }

/** How long and how carefully is learnt; weights below `least` hundredths are left out. */
export type Learning = { readonly rounds: number; readonly rate: number; readonly decay: number; readonly least: number }

const USUAL: Learning = { rounds: 40, rate: 0.5, decay: 1e-5, least: 50 }

type State = { readonly weights: Float64Array; readonly paces: Float64Array; bias: number; pace: number }

type Row = { readonly features: Uint32Array; readonly scale: number; readonly target: number; readonly weight: number }

/** Learns what speaks for the examples that are, against those that are not. */
export function learn(examples: readonly Example[], learning: Learning = USUAL): Weights {
  const vocabulary = knownTwice(examples)
  const rows = toRows(examples, vocabulary)
  const weights = new Float64Array(vocabulary.size)
  const paces = new Float64Array(vocabulary.size).fill(1e-3)
  const state: State = { weights, paces, bias: 0, pace: 1e-3 }
  for (let round = 0; round < learning.rounds; round += 1) for (const row of rows) step(state, row, learning)
  const { bias } = state
  const kept = [...vocabulary]
    .map(([feature, at]) => [feature, Math.round((weights[at] ?? 0) * 100)] as const)
    .filter(([, weight]) => Math.abs(weight) >= learning.least)
  return { bias: Math.round(bias * 100), words: new Map(kept) }
}

function knownTwice(examples: readonly Example[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { found } of examples) for (const feature of found) times.set(feature, (times.get(feature) ?? 0) + 1)
  const known = [...times].filter(([, count]) => count >= 3).map(([feature]) => feature)
  return new Map(known.map((feature, at) => [feature, at]))
}

// Both sides weigh the same in all, however many examples each has.
function toRows(examples: readonly Example[], vocabulary: ReadonlyMap<string, number>): readonly Row[] {
  const yes = examples.filter((example) => example.is).length
  return examples.map(({ found, is }) => ({
    features: Uint32Array.from([...found].flatMap((feature) => vocabulary.get(feature) ?? [])),
    scale: 1 / Math.sqrt(Math.max(1, found.size)),
    target: is ? 1 : 0,
    weight: Math.sqrt(examples.length / (2 * (is ? yes : examples.length - yes))),
  }))
}

// Changes the state in place: copies of thousands of weights for each example would take minutes.
function step(state: State, { features, scale, target, weight }: Row, { rate, decay }: Learning): void {
  const { weights, paces } = state
  let sum = state.bias
  for (const at of features) sum += (weights[at] ?? 0) * scale
  const error = (1 / (1 + Math.exp(-sum)) - target) * weight
  for (const at of features) {
    const slope = error * scale + decay * (weights[at] ?? 0)
    paces[at] = (paces[at] ?? 0) + slope * slope
    weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(paces[at] ?? 1)
  }
  state.pace += error * error
  state.bias -= (rate * error) / Math.sqrt(state.pace)
}
