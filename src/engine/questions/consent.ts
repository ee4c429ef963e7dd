// The privacy notice before the first personal question, and the yes to it.

import { forms } from '../answers/forms.ts'
import type { Frame } from '../conversation.ts'
import type { Effect, Offer } from '../effect.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Outcome } from '../outcome.ts'
import { at, end, learnt, next } from '../outcome.ts'
import { contextOf, tell } from '../view.ts'
import type { View, Work } from '../work.ts'
import { frameAt } from '../work.ts'
import { asked, offer } from './put.ts'
import { byNumber } from './ways-on.ts'

/** The name of the step while the notice waits for a yes. */
export const CONSENT = 'consent'

const TRIES = 3

/** Asks for consent, if the question that comes is personal, says what it is for, and nobody has agreed yet. */
export function askConsent(work: Work): Outcome | undefined {
  const { step, frame, book } = work
  if (work.consent?.version === book.privacy || !book.has(`${step.key}.why`)) return undefined
  if (frame?.refused && !isWished(work)) return without(work, [])
  return { go: { kind: 'consent' }, wants: notice(work) }
}

// Who had refused, and then says yes to being called or wants to change the answer, is asked once more: else that would lead nowhere.
function isWished({ step, frame }: Work): boolean {
  if (frame?.changing?.name === step.word) return true
  const needs = step.settings['needs']
  return Array.isArray(needs) && needs.some((name) => frame?.answers[String(name)] === true)
}

/** The notice: the flow's own, if it has one. */
export function notice(view: View): readonly Effect[] {
  const own = `${view.flow.id}:privacy`
  return asked(view, offer(tell(view, view.book.has(own) ? own : 'common:privacy'), answers(view)))
}

// Who answers by digits sees what they say; a number that stands for nothing is no consent.
function answers({ elder }: View): readonly Offer[] {
  return elder ? [{ value: true, key: 'common:privacy.yes' }, { value: false, key: 'common:privacy.no' }] : []
}

/** The answer to the notice; undefined where it is neither yes nor no. */
export function readConsent(view: View, said: Said): boolean | undefined {
  const numbered = byNumber(said, answers(view))
  if (numbered) return numbered.value === true
  const read = forms['consent']?.read(said, contextOf(view, view.step))
  return read?.ok ? read.value === true : undefined
}

/** Hears the answer to the notice. `frame` is the one that waits. */
export function hearConsent(work: Work, frame: Frame, said: Said): Outcome | undefined {
  const agreed = readConsent(work, said)
  const tries = work.tries + 1
  if (agreed === undefined && tries <= TRIES) {
    work.tries = tries
    const own = `common:privacy.again-${tries}`
    work.effects.push(offer(tell(work, work.book.has(own) ? own : 'common:privacy.again'), answers(work)))
    return undefined
  }
  if (agreed !== true) return refuse(work, frame)
  work.frame = frameAt(frame, work.step)
  work.consent = { version: work.book.privacy, at: work.now }
  return at(work.step.index, true)
}

/** Takes a no to the notice: what is personal is not asked in this flow. */
export function refuse(work: Work, frame: Frame): Outcome {
  work.frame = { ...frameAt(frame, work.step), refused: true }
  return without(work, [tell(work, 'common:privacy.refused')])
}

// Refusing never ends what can be done without; otherwise a person is offered.
function without(work: Work, told: readonly Effect[]): Outcome {
  if (!work.step.question?.skippable) return end(tell(work, 'common:privacy.needed'))
  return { ...next(learnt(work.step.word, null)), wants: told }
}
