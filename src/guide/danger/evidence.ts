// What is known of a message that may speak of danger: what its rules found, what its letters and its concepts lean to.
// `npm run guide -- fit` learns how much each counts.

import type { DangerKind } from '../../ports/guide.ts'
import type { Learnt } from '../fitted.ts'
import { features, weigh, type Weights } from '../learning/linear.ts'
import { hasHan } from '../reading/normalise.ts'
import { conceptFeatures } from './read-concepts.ts'
import type { DangerRules } from './rules.ts'

/** A message read for its evidence; the text of one in pinyin is what it spells. */
export type Evident = {
  readonly text: string
  readonly concepts: readonly string[]
  readonly rules: DangerRules
}

/** How much each piece of evidence is there, from 0 on; what leans may be below. */
export type Evidence = Readonly<Record<string, number>>

/** The names under which what was learnt of danger is kept. */
export const LEARNT_OF_DANGER = {
  letters: 'emergency', concepts: 'emergency-concepts', evidence: 'emergency-evidence',
} as const

const STORY = 26
const MOST_SIGNALS = 3
const LONG = 60
const CALM = 18
const MOST_AFTER = 3

/** Collects what the rules say, and the two leanings. */
export function evidenceOf(message: Evident, letters: Weights, concepts: Weights): Evidence {
  return {
    ...ruled(message),
    letters: weigh(letters, features(message.text)),
    concepts: weigh(concepts, conceptFeatures(message.concepts)),
  }
}

function ruled({ text, rules }: Evident): Evidence {
  const found = rules.signals.filter(({ pattern }) => pattern.test(text))
  const strongest = Math.max(0, ...found.map(({ weight }) => weight))
  const after = Math.min(MOST_AFTER, text.match(new RegExp(rules.after, 'g'))?.length ?? 0)
  const size = hasHan(text) ? text.length : text.length / 3
  const presses = rules.pressing.test(text) || rules.cry.test(text)
  const is = (holds: boolean) => (holds ? 1 : 0)
  return {
    signal: is(strongest >= 2),
    strong: is(strongest >= 3),
    strongest: is(strongest >= 4),
    signals: Math.min(MOST_SIGNALS, found.length) / MOST_SIGNALS,
    cry: is(rules.cry.test(text)),
    now: is(rules.now.test(text)),
    law: is(rules.law.test(text)),
    past: is(rules.past.test(text)),
    pressing: is(presses),
    after: after / MOST_AFTER,
    told: is(after > 0 && !presses),
    calmly: is(size > CALM && !presses),
    'calmly-told': is(size > CALM && after > 1 && !presses),
    supposed: is(rules.supposed.test(text)),
    asks: is(rules.asks.test(text) && !rules.calls.test(text)),
    calm: is(rules.calm.test(text)),
    harm: is(rules.harm.test(text)),
    story: is(text.length > STORY),
    size: Math.min(1, size / LONG),
    helpless: is(/怎么办|咋办|what (?:do|should) (?:i|we) do/.test(text)),
  }
}

/** Adds up evidence by learnt weights: above 0 it is danger. */
export function addEvidence(evidence: Evidence, { bias, words }: Weights): number {
  const sum = Object.entries(evidence).reduce((total, [name, value]) => total + value * (words.get(name) ?? 0), bias)
  return sum / 100
}

/** Weighs a message by what was learnt; undefined if nothing was. */
export function weighEvidence(
  message: Evident & { readonly learnt: Learnt },
): { readonly kind: DangerKind; readonly points: number } | undefined {
  const { learnt, concepts } = message
  const [byLetters, byConcepts, weights] = Object.values(LEARNT_OF_DANGER).map((name) => learnt.get(name))
  if (byLetters === undefined || byConcepts === undefined || weights === undefined) return undefined
  return { kind: kindOf(concepts), points: addEvidence(evidenceOf(message, byLetters, byConcepts), weights) }
}

// Whose help is needed, told by what is named; the first that fits.
const HELP: readonly (readonly [kind: DangerKind, concepts: readonly string[]])[] = [
  ['text', ['silent', 'hide']],
  ['fire', ['fire', 'gas', 'blast', 'electric', 'collapse', 'water', 'trapped']],
  ['traffic', ['crash']],
  ['police', ['kill', 'weapon', 'villain', 'hit', 'captive', 'rob', 'sex', 'follow', 'break', 'missing', 'despair', 'jump']],
  ['medical', ['faint', 'hurt', 'drug', 'fall']],
  ['fraud', ['scam', 'transfer']],
]

function kindOf(concepts: readonly string[]): DangerKind {
  return HELP.find(([, names]) => names.some((name) => concepts.includes(name)))?.[0] ?? 'police'
}
