// Collecting many: any number of texts, pictures, voices and places, until the resident says that it is all.

import type { Json } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import { learnt, next, retry, wait } from '../outcome.ts'
import { answersOf, tell } from '../view.ts'
import type { View } from '../work.ts'
import { offer } from './put.ts'
import { waysOn } from './ways-on.ts'

/** No question gathers more pieces than this. */
export const MOST = 100

/** An answer that gathers many, as a list; empty where nothing was gathered. */
export function piecesOf(answer: Json | undefined): readonly Json[] {
  return Array.isArray(answer) ? answer : []
}

/** What was gathered so far for the question that stands; what an earlier round has gathered does not count. */
export function gathered(view: View): readonly Json[] {
  if (view.frame?.anew === view.step.word) return []
  return piecesOf(answersOf(view)[view.step.word])
}

/** Adds one piece or several, and waits for the next. */
export function gather(view: View, values: readonly Json[]): Outcome {
  const all = [...gathered(view), ...values]
  if (all.length > MOST) return retry('too-many', { values: { most: MOST } })
  const own = `${view.step.key}.more`
  const key = view.book.has(own) ? own : 'common:more'
  const more = offer(tell(view, key, { count: all.length }), waysOn(view, all.length))
  return { ...wait([more]), learnt: learnt(view.step.word, all) }
}

/** Ends the gathering. An earlier round stays as it is if nothing new has come. */
export function gatherDone(view: View): Outcome {
  const { step, frame } = view
  if (frame?.anew === step.word || gathered(view).length > 0) return next()
  return step.question?.skippable ? next(learnt(step.word, null)) : retry('too-few')
}

/** Skips the gathering, or the rest of it. */
export function gatherSkip(view: View): Outcome {
  const { step } = view
  if (gathered(view).length > 0) return next()
  return step.question?.skippable ? next(learnt(step.word, null)) : retry('not-skippable')
}
