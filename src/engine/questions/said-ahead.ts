// The answer to a question that is still to come: kept, and said to be, while the question that stands is put again.

import { forms } from '../answers/forms.ts'
import { findTimes } from '../answers/reading/hours.ts'
import { normalise } from '../answers/reading/normalise.ts'
import type { Said } from '../../messages/inbound.ts'
import type { Answers, Frame } from '../conversation.ts'
import { WELCOME } from '../common.ts'
import type { Outcome } from '../outcome.ts'
import type { Offer } from '../effect.ts'
import { at, foresee, learnt } from '../outcome.ts'
import { answersOf, contextOf, labelOf, tell } from '../view.ts'
import type { Work } from '../work.ts'
import { isSoonest } from './dated.ts'
import { speaksOfDays } from './days.ts'
import { offersNow } from './offers.ts'
import { isAddress } from './story.ts'

const LONGEST = 60

/** Keeps what surely answers later questions of the flow: a day, a telephone number; undefined where nothing new does. */
export function saidAhead(work: Work, said: Said): Outcome | undefined {
  const { frame, step, flow } = work
  if (!frame || said.kind !== 'text' || said.option !== undefined || said.text.length > LONGEST) return undefined
  if (isOpen(step) || step.verb === 'confirm' || flow.id === WELCOME) return undefined
  const filled = foundIn(work, said.text)
  const isHeard = frame.heard !== said.text && picksDay(work) && saysWhen(work, said.text)
  if (Object.keys(filled).length === 0 && !isHeard) return undefined
  work.frame = isHeard ? hearAnew(work, frame, said.text, filled) : { ...frame, filled: { ...frame.filled, ...filled } }
  const only = isHeard ? onlyOption(work) : undefined
  if (only) return foresee(learnt(step.word, { value: only.value, label: labelOf(work, only) }))
  work.missed = work.tries
  work.effects.push(tell(work, 'common:noted-down'))
  return at(step.index)
}

/** What the frame knows with what a message at the notice surely answers behind it, a telephone number: that need not be said twice. */
export function withAhead(work: Work, frame: Frame, text: string): Frame {
  if (text.length > LONGEST) return frame
  work.frame = { ...frame, filled: { ...frame.filled, ...foundIn(work, text, work.step.index) } }
  return work.frame
}

/** Hears what is said now in place of what was said before, of which the answers to later questions stay. */
export function hearAnew(work: Work, frame: Frame, text: string, filled: Answers = {}): Frame {
  const before = frame.heard === undefined ? {} : foundIn(work, frame.heard)
  return { ...frame, heard: text, filled: { ...before, ...frame.filled, ...filled } }
}

// Who speaks of the next question already has nothing against the one thing that there is.
function onlyOption(work: Work): Offer | undefined {
  const [only, ...others] = work.step.verb === 'choose' && !work.step.offers ? offersNow(work) : []
  return others.length === 0 ? only : undefined
}

function saysWhen(work: Work, text: string): boolean {
  return daysIn(work, text) === 1 || speaksOfDays(work, text) || isSoonest(text) || findTimes(normalise(text)).length > 0
}

// Where any words are gathered, these are what is gathered.
function isOpen({ question }: Work['step']): boolean {
  return question?.many === true && question.forms.includes('text')
}

// What is found for the open questions that follow, and was not known yet.
function foundIn(work: Work, text: string, from = work.step.index + 1): Answers {
  const { flow, frame } = work
  const answers: { [name: string]: Answers[string] } = {}
  for (const later of flow.steps.slice(from)) {
    const [name, ...others] = later.verb === 'ask' ? later.question?.forms ?? [] : []
    if (name === undefined || others.length > 0 || later.question?.many || Object.hasOwn(answersOf(work), later.word)) continue
    const isFilled = Object.hasOwn(frame?.filled ?? {}, later.word)
    if (name === 'place' && work.step.verb === 'choose' && isAddress(text) && !isFilled) answers[later.word] = text
    const [found, ...more] = forms[name]?.find?.(text, contextOf(work, later)) ?? []
    const isNew = found !== undefined && JSON.stringify(frame?.filled?.[later.word]) !== JSON.stringify(found.value)
    if (isNew && more.length === 0) answers[later.word] = found.value
  }
  return answers
}

// Options that a service gives may be days.
function picksDay({ flow, step }: Work): boolean {
  return flow.steps.slice(step.index + 1).some((later) => later.verb === 'choose' && later.offers === undefined)
}

function daysIn(work: Work, text: string): number {
  return forms['when']?.find?.(text, { at: work.now, language: work.language, settings: {} }).length ?? 0
}
