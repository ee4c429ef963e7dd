// Learns what speaks for danger: what the letters and the concepts of messages lean to, and how much that and each rule
// count together. Leanings are learnt in folds, so that no message is weighed by what it taught itself.

import { LEARNT_OF_DANGER, addEvidence, evidenceOf, type Evidence, type Evident } from '../danger/evidence.ts'
import { readEvident } from '../danger/danger.ts'
import { conceptFeatures } from '../danger/read-concepts.ts'
import { learn, type Example } from './learn.ts'
import { features, type Weights } from './linear.ts'

/** A message, and whether it calls for help. */
export type Told = { readonly text: string; readonly isDanger: boolean }

type Read = Told & { readonly evident: Evident; readonly fold: number }
type Leanings = { readonly letters: Weights; readonly concepts: Weights }
type Weighed = { readonly evidence: Evidence; readonly isDanger: boolean }

const FOLDS = 5
const CONCEPTS = { rounds: 40, rate: 0.5, decay: 1e-5, least: 20 }
// At most this share of harmless messages may raise an alarm in the folds; half of them speak of danger.
const FALSE_ALARMS = 0.009

/** Learns all weights that the judge of danger needs, by the names it looks for. */
export function learnDanger(told: readonly Told[]): readonly (readonly [name: string, weights: Weights])[] {
  const read = told.map((one, at): Read => ({ ...one, evident: readEvident(one.text), fold: at % FOLDS }))
  const weighed = inFolds(read)
  const { letters, concepts } = lean(read)
  return [
    [LEARNT_OF_DANGER.letters, letters],
    [LEARNT_OF_DANGER.concepts, concepts],
    [LEARNT_OF_DANGER.evidence, atLevel(weighed, count(weighed))],
  ]
}

function inFolds(read: readonly Read[]): readonly Weighed[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const { letters, concepts } = lean(read.filter((one) => one.fold !== fold))
    return read
      .filter((one) => one.fold === fold)
      .map(({ evident, isDanger }): Weighed => ({ isDanger, evidence: evidenceOf(evident, letters, concepts) }))
  })
}

function lean(read: readonly Read[]): Leanings {
  const letters = read.map(({ evident, isDanger }): Example => ({ found: features(evident.text), is: isDanger }))
  const concepts = read.map(({ evident, isDanger }): Example => ({ found: conceptFeatures(evident.concepts), is: isDanger }))
  return { letters: learn(letters), concepts: learn(concepts, CONCEPTS) }
}

const ROUNDS = 3000
const RATE = 1.5
const DECAY = 2e-4

// Logistic regression over a few numbers.
function count(weighed: readonly Weighed[]): Weights {
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

// Puts the level of an alarm at 0.
function atLevel(weighed: readonly Weighed[], { bias, words }: Weights): Weights {
  const harmless = weighed
    .filter(({ isDanger }) => !isDanger)
    .map(({ evidence }) => addEvidence(evidence, { bias, words }))
    .toSorted((a, b) => b - a)
  const level = harmless[Math.floor(harmless.length * FALSE_ALARMS)] ?? 0
  return { bias: bias - Math.round(level * 100), words }
}
