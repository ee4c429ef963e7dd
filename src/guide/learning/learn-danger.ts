// Learns how much what is known of a message counts as evidence of danger: the lean of its letters, as they were weighed by
// what they did not teach, and each rule.

import { addEvidence, type Evidence } from '../danger/evidence.ts'
import type { Weights } from './linear.ts'

/** What is known of a message, and whether it calls for help. */
export type Judged = { readonly evidence: Evidence; readonly isDanger: boolean }

// At most this share of harmless messages may raise an alarm in the folds; half of them speak of danger.
const FALSE_ALARMS = 0.023
const ROUNDS = 3000
const RATE = 1.5
const DECAY = 2e-4

/** Learns the weights of the evidence; above 0 it is danger. */
export function learnDanger(judged: readonly Judged[]): Weights {
  return atLevel(judged, count(judged))
}

// Logistic regression over a few numbers.
function count(weighed: readonly Judged[]): Weights {
  const names = Object.keys(weighed[0]?.evidence ?? {})
  const rows = weighed.map(({ evidence, isDanger }) => ({ values: names.map((name) => evidence[name] ?? 0), target: isDanger ? 1 : 0 }))
  const weights = names.map(() => 0)
  let bias = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const slopes = names.map(() => 0)
    let shift = 0
    for (const { values, target } of rows) {
      const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), bias)
      const error = 1 / (1 + Math.exp(-sum)) - target
      values.forEach((value, at) => { slopes[at] = (slopes[at] ?? 0) + error * value })
      shift += error
    }
    slopes.forEach((slope, at) => { weights[at] = (weights[at] ?? 0) * (1 - DECAY) - (RATE * slope) / rows.length })
    bias -= (RATE * shift) / rows.length
  }
  return { bias: Math.round(bias * 100), words: new Map(names.map((name, at) => [name, Math.round((weights[at] ?? 0) * 100)])) }
}

// Puts the level of an alarm at 0; a share of what is harmless may be above.
function atLevel(weighed: readonly Judged[], { bias, words }: Weights): Weights {
  const harmless = weighed
    .filter(({ isDanger }) => !isDanger)
    .map(({ evidence }) => addEvidence(evidence, { bias, words }))
    .toSorted((a, b) => b - a)
  const level = harmless[Math.floor(harmless.length * FALSE_ALARMS)] ?? 0
  return { bias: bias - Math.round(level * 100), words }
}
