// What a resident has said already is not asked again: finds the answer to a question before it is put.

import { forms } from '../answers/forms.ts'
import { pick } from '../answers/options.ts'
import { placeTold } from '../answers/reading/place-told.ts'
import type { Offer } from '../effect.ts'
import type { Json } from '../event.ts'
import { answersOf, contextOf, isRecord, lookup, spokenOf } from '../view.ts'
import type { View } from '../work.ts'
import { dated } from './dated.ts'
import { likely, likelyOwn } from './likely.ts'
import { labelled } from './put.ts'
import { suiting } from './suiting.ts'
import { wantsStory } from './wants-story.ts'
import { namesNoDay } from './times.ts'

/** Stands in what was heard between a message and what was said before it, which counts where the message names nothing. */
export const BEFORE = '\u2029'

/** The answer to the open question that stands, from what was given or written before. */
export function known(view: View): Json | undefined {
  const { step, frame } = view
  const names = step.question?.forms ?? []
  if (isAnswered(view)) return undefined
  const given = frame?.filled?.[step.word]
  if (given !== undefined) return fitting(view, names, given)
  const place = names[0] === 'place' ? placeIn(view) : undefined
  if (place !== undefined) return place
  if (!frame?.heard || !step.question?.finds) return undefined
  const found = forms[names[0] ?? '']?.find?.(frame.heard, contextOf(view, step)) ?? []
  return found.length === 1 ? found[0]?.value : undefined
}

// Who began with the whole story has said where it was.
function placeIn({ frame, flow, step }: View): Json | undefined {
  const { filled, answers = {} } = frame ?? {}
  if (!filled) return undefined
  const told = flow.steps.slice(0, step.index).filter(wantsStory).flatMap(({ word }) => {
    const ahead = filled[word]
    return typeof ahead === 'string' && ahead === answers[word] ? [ahead] : []
  })
  const label = told.length === 1 ? placeTold(told[0] ?? '') : undefined
  return label === undefined ? undefined : { label }
}

function fitting(view: View, names: readonly string[], given: Json): Json | undefined {
  if (typeof given !== 'string') return given
  for (const name of names) {
    const read = forms[name]?.read({ kind: 'text', text: given }, contextOf(view, view.step))
    if (read?.ok) return read.value
  }
  return undefined
}

/** The option that was given or written of before, where that is sure. */
export function knownOffer(view: View, offers: readonly Offer[]): Offer | undefined {
  const { step, frame } = view
  if (isAnswered(view)) return undefined
  const given = frame?.filled?.[step.word]
  if (given !== undefined) return offerOf(view, offers, given)
  if (!frame?.heard || offers.length === 0) return undefined
  const heard = suiting(view, frame.heard)
  const onlyTime = heard.length <= SHORT && namesNoDay(view, heard) ? dated(view, offers, heard, 'read') : undefined
  return onlyTime ?? dated(view, offers, heard, 'find') ?? spoken(view, offers, frame.heard)
}

// "9点" alone was said for the time that is asked for later; in a story it may be any.
const SHORT = 12

function offerOf(view: View, offers: readonly Offer[], given: Json): Offer | undefined {
  const value = isRecord(given) ? lookup(given, 'value') : given
  const same = offers.find((offer) => offer.value === value)
  if (same || typeof value !== 'string') return same
  return (isNew(view) ? meant(view, offers, value) : undefined) ?? spoken(view, offers, value)
}

// What an answer is to be changed into was said as an answer is, but for the numbers of options that nobody saw.
function meant(view: View, offers: readonly Offer[], text: string): Offer | undefined {
  const onDay = dated(view, offers, text, 'read')
  if (onDay || /^[\d\s]+$/.test(text)) return onDay
  const read = pick({ kind: 'text', text }, labelled(view, offers), contextOf(view, view.step))
  const value = read.ok && isRecord(read.value) ? lookup(read.value, 'value') : undefined
  return offers.find((offer) => offer.value === value)
}

function spoken(view: View, offers: readonly Offer[], text: string): Offer | undefined {
  const known = spokenOf(view, offers)
  const find = view.step.offers ? likelyOwn : likely
  for (const said of text.split(BEFORE)) {
    const index = find(said, known)
    if (index !== undefined) return offers[index]
  }
  return undefined
}

// Who is asked a second time has come back to it: then the old words no longer count, unless they are what it is to become.
function isAnswered(view: View): boolean {
  return Object.hasOwn(answersOf(view), view.step.word) && !isNew(view)
}

function isNew({ frame, step }: View): boolean {
  return frame?.changing?.name === step.word && frame.filled?.[step.word] !== undefined
}
