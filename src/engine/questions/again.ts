// Puts the question that stands once more, as it was.

import type { Effect, Offer, Say } from '../effect.ts'
import { tell } from '../view.ts'
import type { View, Work } from '../work.ts'
import { CONSENT, notice } from './consent.ts'
import { offersNow } from './offers.ts'
import { asked, texts } from './put.ts'
import { DRAFT } from './timing.ts'

/** Says the question that stands again, and lets its time begin anew. */
export function again(work: Work): void {
  work.effects.push(...textsNow(work))
  work.asked = work.now
  work.nudged = undefined
}

function textsNow(work: Work): readonly Effect[] {
  if (work.frame?.step === CONSENT) return notice(work)
  return work.frame?.step === DRAFT ? asked(work, draftTexts(work)) : texts(work, offersNow(work))
}

/** What can be done with a draft, in this order. */
export const DRAFT_CHOICES = ['resume', 'restart', 'discard'] as const

/** What can be done with a draft, as options. */
export const DRAFT_OFFERS: readonly Offer[] =
  DRAFT_CHOICES.map((value) => ({ value, key: `common:draft.${value}` }))

/** Asks what is to be done with what was begun. */
function draftTexts(view: View): Say {
  return { ...tell(view, 'common:draft'), options: DRAFT_OFFERS }
}
