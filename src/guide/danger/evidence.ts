// What is known of a message that may speak of danger: what its rules found, what its letters and its concepts lean to.
// `npm run guide -- fit` learns how much each counts.

import type { DangerKind } from '../../ports/guide.ts'
import type { Learnt } from '../fitted.ts'
import { against, leaningsOf, type Model, type Weights } from '../learning/linear.ts'
import { hasHan } from '../reading/han.ts'
import { leaningsOfWhole, traits, type Class, type Part } from '../finding/traits.ts'
import type { Signs } from './signs.ts'

/** A message read for its evidence; the text of one in pinyin is what it spells. */
export type Evident = Part & {
  readonly signs: Signs
  /** What each part of it speaks of, if it has several: between commas and stops. */
  readonly parts: readonly Part[]
}

/** How much each piece of evidence is there, from 0 on; what leans may be below. */
export type Evidence = Readonly<Record<string, number>>

const DANGER: Class = 'emergency'

const STORY = 26
const MOST_SIGNALS = 3
const LONG = 60
const MOST_AFTER = 3
const HELPLESS = /怎么办|咋办|what (?:do|should) (?:i|we) do/

/** Collects what the rules say, how the message leans, and how that part of it does that leans most to danger. */
export function evidenceOf(message: Evident, letters: Model): Evidence {
  const at = letters.classes.indexOf(DANGER)
  const whole = against(leaningsOfWhole(letters, message), at)
  const parts = message.parts.map((part) => against(leaningsOf(letters, traits(part)), at))
  return ruled(message, { leaning: whole, sharpest: parts.length === 0 ? whole : Math.max(...parts) })
}

function ruled({ text, signs }: Evident, { leaning, sharpest }: { leaning: number; sharpest: number }): Evidence {
  const after = Math.min(MOST_AFTER, signs.after)
  const size = hasHan(text) ? text.length : text.length / 3
  const is = (holds: boolean) => (holds ? 1 : 0)
  return {
    signal: is(signs.weight >= 2),
    strong: is(signs.weight >= 3),
    strongest: is(signs.weight >= 4),
    signals: Math.min(MOST_SIGNALS, signs.signals) / MOST_SIGNALS,
    cry: is(signs.cry),
    now: is(signs.now),
    law: is(signs.law),
    past: is(signs.past),
    pressing: is(signs.pressing),
    after: after / MOST_AFTER,
    handled: is(signs.handled),
    inquiry: is(signs.inquiry),
    standing: is(signs.standing),
    figure: is(signs.figure),
    supposed: is(signs.supposed),
    asks: is(signs.asks),
    calm: is(signs.calm),
    idle: is(signs.idle),
    harm: is(signs.harm),
    story: is(text.length > STORY),
    size: Math.min(1, size / LONG),
    helpless: is(HELPLESS.test(text)),
    leaning,
    sharpest,
  }
}

/** Adds up evidence by learnt weights: above 0 it is danger. */
export function addEvidence(evidence: Evidence, { bias, words }: Weights): number {
  let sum = bias
  for (const name in evidence) sum += (evidence[name] ?? 0) * (words.get(name) ?? 0)
  return sum / 100
}

/** Weighs a message by what was learnt. */
export function weighEvidence(message: Evident, { letters, danger }: Learnt): { readonly kind: DangerKind; readonly points: number } {
  return { kind: kindOf(message.concepts), points: addEvidence(evidenceOf(message, letters), danger) }
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
