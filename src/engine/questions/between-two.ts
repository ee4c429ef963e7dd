// Two options in one answer: which of them is meant is asked, and neither taken for being called by its better word.

import { isQuestion } from '../answers/reading/asks.ts'
import { isDenial } from '../answers/options.ts'
import { bare } from '../answers/reading/normalise.ts'
import type { Offer } from '../effect.ts'
import type { Outcome } from '../outcome.ts'
import { retry } from '../outcome.ts'
import { labelOf, spokenOf } from '../view.ts'
import type { View } from '../work.ts'
import { spokenAmong } from './likely.ts'

const LONGEST = 24
const DENIES = /不|没|沒|别|別|除|\b(?:not|no|except|but)\b|n't/i
const OF_DAYS = /^\d{4}-\d\d-\d\d|^\d\d:\d\d/

/** Asks which of the options in an answer is meant; undefined where it names no more than one, asks or denies something. */
export function betweenTwo(view: View, offers: readonly Offer[], text: string): Outcome | undefined {
  if (bare(text).length > LONGEST || isQuestion(text) || isDenial(text) || DENIES.test(text)) return undefined
  if (OF_DAYS.test(String(offers[0]?.value))) return undefined
  const named = spokenAmong(text, spokenOf(view, offers), view.step.offers !== undefined).flatMap((at) => offers[at] ?? [])
  const [first, second] = named.map((offer) => labelOf(view, offer))
  return first === undefined || second === undefined ? undefined : retry('ambiguous', { values: { first, second }, stays: true })
}
