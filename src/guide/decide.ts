// How sure the guide is: whether the best procedure is shown outright, a list is offered, or nothing was found.

import type { Finding, ScoreParts } from '../ports/guide.ts'
import type { Thresholds } from './fitted.ts'

/** The levels a decision is made by. */
export type Levels = Pick<Thresholds, 'answer' | 'ratio' | 'list'>

// What comes near without naming anything that the police deal with is likely to be about something else.
const UNNAMED = 1.5

/** Decides over scores, best first; `named` is false for a question that names no object of ours, or as much of another body's. */
export function outcomeOf([first, second]: readonly ScoreParts[], levels: Levels, named: boolean): Finding['outcome'] {
  if (first === undefined || first.score < levels.list) return 'none'
  const enough = named ? levels.answer : levels.answer * UNNAMED
  return first.score >= enough && (second?.score ?? 0) <= first.score * levels.ratio ? 'answer' : 'list'
}
