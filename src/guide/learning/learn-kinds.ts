// Learns what speaks for each kind of message that is told by its words: its letters and its cues, and the level from
// which both together are sure. Levels are found in folds, so that no message is weighed by what it taught itself.

import { cuesName, kindFeatures, LEARNT_KINDS, type KindFeatures } from '../kinds.ts'
import { normalise } from '../reading/normalise.ts'
import { learn } from './learn.ts'
import { weigh, type Weights } from './linear.ts'

/** A message, and its kind. */
export type Labelled = { readonly text: string; readonly kind: string }

type Sample = KindFeatures & { readonly kind: string }
type Pair = { readonly letters: Weights; readonly cues: Weights }

const FOLDS = 3
const CUES = { rounds: 40, rate: 0.5, decay: 1e-5, least: 20 }
// At most this share of the messages of other kinds may be taken for one of this kind. Danger never gets this far.
const MISTAKEN = 0.006

/** Learns all weights that telling kinds needs, by the names it looks for; above 0 a kind is sure. */
export function learnKinds(told: readonly Labelled[]): readonly (readonly [name: string, weights: Weights])[] {
  const samples = told.map(({ text, kind }): Sample => ({ kind, ...kindFeatures(normalise(text)) }))
  return LEARNT_KINDS.flatMap((kind) => {
    const level = levelOf(samples, kind)
    const { letters, cues } = both(samples, kind)
    return [
      [kind, { ...letters, bias: letters.bias - Math.round(level * 100) }] as const,
      [cuesName(kind), cues] as const,
    ]
  })
}

function both(samples: readonly Sample[], kind: string): Pair {
  return {
    letters: learn(samples.map((sample) => ({ found: sample.letters, is: sample.kind === kind }))),
    cues: learn(samples.map((sample) => ({ found: sample.cues, is: sample.kind === kind })), CUES),
  }
}

function levelOf(samples: readonly Sample[], kind: string): number {
  const others = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const { letters, cues } = both(samples.filter((_, at) => at % FOLDS !== fold), kind)
    return samples
      .filter((sample, at) => at % FOLDS === fold && sample.kind !== kind && sample.kind !== 'emergency')
      .map((sample) => weigh(letters, sample.letters) + weigh(cues, sample.cues))
  })
  return others.toSorted((a, b) => b - a)[Math.floor(others.length * MISTAKEN)] ?? 0
}
