// What is said when an answer does not fit: one text a failure, another one each time, and a way out in the end.

import type { Offer } from '../effect.ts'
import type { Json } from '../event.ts'
import type { Question } from '../flow.ts'
import type { Outcome, Retry } from '../outcome.ts'
import { jump, learnt, next } from '../outcome.ts'
import { WELCOME } from '../common.ts'
import { answersOf, labelOf, tell } from '../view.ts'
import type { View, Work } from '../work.ts'
import { EXITS } from './settings.ts'
import { offersNow } from './offers.ts'
import { offer, pageOf } from './put.ts'

// These say something that the resident needs to know each time, so no other text stands in for them.
const ALWAYS: ReadonlySet<string> = new Set(['ambiguous', 'too-many', 'which-to-change', 'what-to-add', 'first-pick'])

// These answer what was well understood.
const NO_FAILURE: ReadonlySet<string> = new Set(['which-to-change', 'what-to-add', 'first-pick'])

/** Answers a failure: says what was expected, or leaves the question when it has failed too often. */
export function repair(work: Work, failed: Retry, question: Question): Outcome | undefined {
  if (!NO_FAILURE.has(failed.why)) work.tries += 1
  if (work.tries > question.tries) return exhaust(work, question)
  if (failed.offers) {
    work.offered = failed.offers
    work.page = failed.page
  }
  const options = failed.offers ? paged(work, failed.offers) : (work.tries > 1 || work.elder ? pageOf(work, offersNow(work)) : [])
  work.effects.push(offer(tell(work, textFor(work, failed.why), failed.values), options))
  return undefined
}

function paged(work: Work, offers: readonly Offer[]): readonly Offer[] {
  return work.elder ? pageOf(work, offers) : offers
}

// A picture that nobody asked for was not kept, and that is to be known.
const NO_WORDS = 'not-words'

function textFor(work: Work, why: string): string {
  if (why === NO_WORDS && work.tries === 1) return `common:${NO_WORDS}`
  const { book, step: { key }, tries } = work
  if (tries === 2 && work.flow.id === WELCOME) return 'common:offer-officer'
  const names = tries > 1 && !ALWAYS.has(why) ? [`again-${tries}`, 'again'] : reasons(why)
  for (const name of names) if (book.has(`${key}.${name}`)) return `${key}.${name}`
  return `common:${names.find((name) => book.has(`common:${name}`)) ?? 'again'}`
}

// What was not understood at all may have one text for all its reasons.
function reasons(why: string): readonly string[] {
  return why.startsWith('not-') ? [why, 'again'] : [why]
}

function exhaust(work: Work, question: Question): Outcome {
  const own = `${work.step.key}.exhausted`
  work.effects.push(tell(work, work.book.has(own) ? own : 'common:exhausted'))
  const changing = work.frame?.changing
  if (changing && Object.hasOwn(answersOf(work), work.step.word)) return jump(changing.back)
  const exit = question.exhausted
  if (!EXITS.includes(exit)) return jump(exit)
  if (exit === 'cancel') return { go: { kind: 'drop' } }
  if (exit === 'human') return { go: { kind: 'human' } }
  return next(learnt(work.step.word, exit === 'skip' ? kept(work) : fallback(work, question.default ?? null)))
}

// What was gathered before the failures is not thrown away.
function kept(view: View): Json {
  const value = answersOf(view)[view.step.word]
  return Array.isArray(value) ? value : null
}

/** A question's own answer for who gives none. */
export function fallback(view: View, value: Json): Json {
  const own: Offer | undefined = offersNow(view).find((one) => one.value === value)
  return own ? { value, label: labelOf(view, own) } : value
}
