// What can be picked at the question that stands, so that it can be put again as it was.

import type { Offer } from '../effect.ts'
import type { View } from '../work.ts'
import { isSame } from '../between/said.ts'
import { gathered } from './gather.ts'
import { waysOn } from './ways-on.ts'

/** The value of the option under a summary that asks what is to be changed. */
export const CHANGE = 'change'

/** The options of the question that stands. */
export function offersNow(view: View): readonly Offer[] {
  if (view.step.verb === 'choose') return view.step.offers ?? view.offered
  return view.step.verb === 'confirm' ? answerOffers(view) : waysOn(view, gathered(view).length)
}

/** Yes and no, where the flow has texts for them, and for those who answer by digits. */
export function answerOffers(view: View): readonly Offer[] {
  const yes = ownKey(view, 'yes')
  const no = ownKey(view, 'no')
  if (yes === undefined && no === undefined && !view.elder) return NONE
  const changes = view.step.settings['changes']
  const change: Offer = { value: CHANGE, key: 'common:change' }
  return [
    { value: true, key: yes ?? 'common:yes' },
    { value: false, key: no ?? 'common:no' },
    ...(Array.isArray(changes) && changes.length > 0 ? [change] : []),
  ]
}

const NONE: readonly Offer[] = []

function ownKey({ book, step }: View, end: string): string | undefined {
  const key = `${step.key}.${end}`
  return book.has(key) ? key : undefined
}

/** Tells whether a text is one of the words that mean yes at this question alone: "取消" where it is asked whether to cancel. */
export function isOwnYes(view: View, text: string): boolean {
  return view.book.others(`${view.step.key}.yes`, view.language).some((word) => isSame(word, text))
}
