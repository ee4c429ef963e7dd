// Tells what kind a message is, when it is not danger: by plain words first, by what was learnt where they are silent.

import type { Learnt } from './fitted.ts'
import { KIND_RULES, type WordedKind } from './kind-rules.ts'
import { features, weigh } from './learning/linear.ts'

const BY_RULE = 2.5
const TAKEN_BACK = 3
const SURE = 1.2
const SURE_ALONE = 2

/** How much a message speaks for each kind that something was learnt of. */
export type Leanings = ReadonlyMap<string, number>

/** Weighs a normalised message for everything that was learnt. */
export function leanings(text: string, learnt: Learnt): Leanings {
  const found = features(text)
  return new Map([...learnt].map(([kind, weights]) => [kind, weigh(weights, found)]))
}

/** Tells the kind that the words of a message say, undefined when they say none plainly. */
export function wordedKind(text: string, towards: Leanings): WordedKind | undefined {
  let best: { readonly kind: WordedKind; readonly points: number } | undefined
  for (const { kind, says, not } of KIND_RULES) {
    const said = says.test(text)
    const learnt = Math.max(-1.2, towards.get(kind) ?? 0)
    const points = (said ? BY_RULE : 0) + learnt - (not.test(text) ? TAKEN_BACK : 0)
    if (points < (said ? SURE : SURE_ALONE)) continue
    if (best === undefined || points > best.points) best = { kind, points }
  }
  return best?.kind
}
