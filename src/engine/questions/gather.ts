// Collecting many: any number of texts, pictures, voices and places, until the resident says that it is all.

import type { Json } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import { next, retry, wait } from '../outcome.ts'
import { answersOf, tell } from '../view.ts'
import type { View } from '../work.ts'

const MOST = 100

/** What was gathered so far for the question that stands. */
export function gathered(view: View): readonly Json[] {
  const value = answersOf(view)[view.step.word]
  return Array.isArray(value) ? value : []
}

/** Adds one more piece, and waits for the next. */
export function gather(view: View, value: Json): Outcome {
  const all = [...gathered(view), value]
  if (all.length > MOST) return retry('too-many', { values: { most: MOST } })
  const own = `${view.step.key}.more`
  const key = view.book.has(own) ? own : 'common:more'
  return { ...wait([tell(view, key, { count: all.length })]), learnt: { [view.step.word]: all } }
}

/** Ends the gathering. */
export function gatherDone(view: View): Outcome {
  const { step } = view
  if (gathered(view).length > 0) return next()
  return step.question?.skippable ? next({ [step.word]: null }) : retry('too-few')
}
