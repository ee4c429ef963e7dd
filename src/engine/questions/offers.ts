// What can be picked at the question that stands, so that it can be put again as it was.

import type { Offer } from '../effect.ts'
import type { Step } from '../flow.ts'
import { rememberIn } from '../remember.ts'
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
export function answerOffers({ book, step, elder }: View): readonly Offer[] {
  const { offers, isWorded } = answersIn(book, step)
  return isWorded || elder ? offers : NONE
}

const NONE: readonly Offer[] = []

// What a question of yes or no has for its answers, whether it has texts of its own for them, and the key of its own yes.
const answersIn = rememberIn((book, { key, settings: { changes } }: Step) => {
  const yes = `${key}.yes`
  const no = `${key}.no`
  const offers: readonly Offer[] = [
    { value: true, key: book.has(yes) ? yes : 'common:yes' },
    { value: false, key: book.has(no) ? no : 'common:no' },
    ...(Array.isArray(changes) && changes.length > 0 ? [{ value: CHANGE, key: 'common:change' }] : []),
  ]
  return { offers, isWorded: book.has(yes) || book.has(no), yes }
})

/** Tells whether a text is one of the words that mean yes at this question alone: "取消" where it is asked whether to cancel. */
export function isOwnYes({ book, step, language }: View, text: string): boolean {
  return book.others(answersIn(book, step).yes, language).some((word) => isSame(word, text))
}
