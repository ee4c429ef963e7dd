// Tells what kind a message is, when it is not danger: by plain words first, by what was learnt where they are silent.

import type { Learnt } from './fitted.ts'
import { cuesOf } from './kind-cues.ts'
import { KIND_RULES, type WordedKind } from './kind-rules.ts'
import { features, weigh } from './learning/linear.ts'
import { standardWords } from './reading/dialect.ts'

/** The kinds that letters and cues are learnt for. */
export const LEARNT_KINDS = ['tip', 'complaint', 'status', 'booking', 'human', 'smalltalk'] as const

/** The name under which it was learnt what is other departments' business. */
export const ELSEWHERE = 'out_of_scope'

/** The name under which it is kept what the cues of a kind are worth. */
export function cuesName(kind: string): string {
  return `${kind}-cues`
}

/** What a message is weighed by. */
export type KindFeatures = { readonly letters: ReadonlySet<string>; readonly cues: ReadonlySet<string> }

/** How much a message speaks for each kind that something was learnt of; above 0 it is sure. */
export type Leanings = ReadonlyMap<string, number>

// A plain word counts more than anything learnt can take back, and what takes it back more than both.
const BY_RULE = 2.5
const LEAST = -2
const MOST = 3
const TAKEN_BACK = 6

/** Reads a normalised message for what its kind is told by. */
export function kindFeatures(text: string): KindFeatures {
  return { letters: features(text), cues: cuesOf(standardWords(text)) }
}

/** Weighs a normalised message for every kind that something was learnt of, and for other departments' business. */
export function leanings(text: string, learnt: Learnt): Leanings {
  const { letters, cues } = kindFeatures(text)
  return new Map([...LEARNT_KINDS, ELSEWHERE].flatMap((kind) => {
    const ofLetters = learnt.get(kind)
    const ofCues = learnt.get(cuesName(kind))
    return ofLetters === undefined ? [] : [[kind, weigh(ofLetters, letters) + (ofCues ? weigh(ofCues, cues) : 0)] as const]
  }))
}

/** Tells the kind that the words of a message say, undefined when they say none plainly. */
export function wordedKind(text: string, towards: Leanings): WordedKind | undefined {
  let best: { readonly kind: WordedKind; readonly points: number } | undefined
  for (const { kind, says, not } of KIND_RULES) {
    const said = says.test(text)
    const learnt = towards.get(kind)
    if (!said && learnt === undefined) continue
    const points = (said ? BY_RULE : 0) + Math.min(MOST, Math.max(LEAST, learnt ?? 0)) - (not.test(text) ? TAKEN_BACK : 0)
    if (points > 0 && (best === undefined || points > best.points)) best = { kind, points }
  }
  return best?.kind
}
