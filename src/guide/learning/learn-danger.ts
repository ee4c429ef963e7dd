// Learns what speaks for danger: what the letters and the concepts of messages lean to, and how much that and each rule
// count together. Leanings are learnt in folds, so that no message is weighed by what it taught itself.

import { LEARNT_OF_DANGER, addEvidence, evidenceOf, traits, type Evidence, type Evident } from '../danger/evidence.ts'
import { readEvident } from '../danger/danger.ts'
import { hasHan } from '../reading/normalise.ts'
import { learn, type Example } from './learn.ts'
import type { Weights } from './linear.ts'

/** A message, and whether it calls for help. */
export type Told = { readonly text: string; readonly isDanger: boolean }

type Read = Told & { readonly evident: Evident; readonly fold: number }
type Weighed = { readonly evidence: Evidence; readonly isDanger: boolean }

const FOLDS = 5
// Slowly, and not too sure of any one trait: what was tried on what is not held out.
const LEANING = { rounds: 40, rate: 0.3, decay: 1e-3, least: 5 }
// At most this share of harmless messages may raise an alarm in the folds; half of them speak of danger.
const FALSE_ALARMS = 0.02

// People in danger ask politely, too: what stands around a call for help must not silence it.
const AROUND: readonly (readonly [before: string, after: string])[] = [
  ['请问', ',怎么办'], ['您好,', ''], ['我想问一下,', ',我该怎么办'], ['不好意思打扰了,', ''], ['请问', ',可以报警吗'], ['本来想问别的事,但是', ''],
]
const EVERY = 6

/** Learns all weights that the judge of danger needs, by the names it looks for. */
export function learnDanger(told: readonly Told[]): readonly (readonly [name: string, weights: Weights])[] {
  const read = told.flatMap((one, at): readonly Read[] =>
    [one.text, ...politely(one, at)].flatMap((text) => {
      const evident = readEvident(text)
      return evident === undefined ? [] : [{ text, isDanger: one.isDanger, evident, fold: at % FOLDS }]
    }),
  )
  const harmless = told.filter((one) => !one.isDanger).length
  const weighed = inFolds(read)
  return [
    [LEARNT_OF_DANGER.leaning, lean(read)],
    [LEARNT_OF_DANGER.evidence, atLevel(weighed, count(weighed), harmless)],
  ]
}

function politely({ text, isDanger }: Told, at: number): readonly string[] {
  const [before, after] = AROUND[Math.floor(at / EVERY) % AROUND.length] ?? ['', '']
  return isDanger && at % EVERY === 0 && hasHan(text) ? [`${before}${text}${after}`] : []
}

function inFolds(read: readonly Read[]): readonly Weighed[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const leaning = lean(read.filter((one) => one.fold !== fold))
    return read
      .filter((one) => one.fold === fold)
      .map(({ evident, isDanger }): Weighed => ({ isDanger, evidence: evidenceOf(evident, leaning) }))
  })
}

function lean(read: readonly Read[]): Weights {
  return learn(read.map(({ evident, isDanger }): Example => ({ found: traits(evident), is: isDanger })), LEANING)
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

// Puts the level of an alarm at 0; of all that is harmless, also of what is never weighed, a share may be above.
function atLevel(weighed: readonly Weighed[], { bias, words }: Weights, all: number): Weights {
  const harmless = weighed
    .filter(({ isDanger }) => !isDanger)
    .map(({ evidence }) => addEvidence(evidence, { bias, words }))
    .toSorted((a, b) => b - a)
  const level = harmless[Math.floor(all * FALSE_ALARMS)] ?? 0
  return { bias: bias - Math.round(level * 100), words }
}
