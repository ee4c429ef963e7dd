// Fewer times to choose from: "下午", "3点以后", "上午没空" said where times are offered shows those that fit first.

import { forms } from '../answers/forms.ts'
import type { Daytime } from '../answers/reading/hour.ts'
import { dayContext, namedDays } from '../answers/reading/days.ts'
import type { TimeMatch } from '../answers/reading/hours.ts'
import { findTimes } from '../answers/reading/hours.ts'
import { readClock, readIso } from '../answers/reading/calendar.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { pattern } from '../answers/reading/pattern.ts'
import { HOURS } from '../answers/settle.ts'
import type { Offer } from '../effect.ts'
import type { Outcome } from '../outcome.ts'
import { retry } from '../outcome.ts'
import { answersOf, isRecord, tell } from '../view.ts'
import type { View } from '../work.ts'
import { suiting } from './suiting.ts'
import { put } from './put.ts'

const SLOT = /^(?:(\d{4}-\d\d-\d\d)T)?(\d\d:\d\d)/
const LONGEST = 30
const HOUR = 60

/** Shows the times that fit what was said, the others behind them; undefined where nothing of the kind was said. */
export function fewer(view: View, offers: readonly Offer[], text: string): Outcome | undefined {
  const fits = areTimes(offers) && text.length <= LONGEST ? readFit(view, offers, normalise(text)) : undefined
  return fits && fitting(view, offers, fits)
}

function fitting(view: View, offers: readonly Offer[], fits: Fit): Outcome {
  const sorted = offers.toSorted((a, b) => minutesOf(a) - minutesOf(b))
  const inside = sorted.filter((offer) => fits(minutesOf(offer)))
  if (inside.length === 0) return retry('not-an-option')
  const all = [...inside, ...sorted.filter((offer) => !inside.includes(offer))]
  const few = inside.length < all.length ? inside.length : undefined
  return { ...put({ ...view, few, page: undefined }, all), go: { kind: 'wait', offers: all, ...(few !== undefined && { few }) } }
}

/** Shows the times around one that is none of them; undefined where none is near, or no one time is said. */
export function nearest(view: View, offers: readonly Offer[], text: string): Outcome | undefined {
  if (!areTimes(offers) || text.length > LONGEST) return undefined
  const [said, ...others] = findTimes(normalise(text))
  if (!said || others.length > 0 || said.meaning.impossible) return undefined
  const near = offers.filter((offer) => said.meaning.minutes.some((time) => Math.abs(minutesOf(offer) - time) <= HOUR / 2))
  if (near.length === 0) return undefined
  const outcome = fitting(view, offers, (minutes) => near.some((offer) => minutesOf(offer) === minutes))
  return { ...outcome, wants: [tell(view, `${view.step.key}.not-an-option`), ...outcome.wants ?? []] }
}

/** Shows those first that fit what the time was to be changed into, or the part of this very day that an earlier message speaks of. */
export function fewerAsHeard(view: View, offers: readonly Offer[]): Outcome | undefined {
  const { frame, step, now, language } = view
  const given = frame?.filled?.[step.word]
  if (typeof given === 'string') return withSome(fewer(view, offers, given))
  if (!frame || !areTimes(offers) || Object.hasOwn(answersOf(view), step.word)) return undefined
  const heard = frame.heard === undefined ? undefined : suiting(view, frame.heard)
  if (heard !== undefined && namesNoDay(view, heard)) return withSome(fewer(view, offers, heard))
  const found = heard === undefined ? [] : forms['when']?.find?.(heard, { at: now, language, settings: {} }) ?? []
  const [said, ...others] = found.map(({ value }) => value)
  if (!isRecord(said) || others.length > 0 || typeof said['part'] !== 'string') return undefined
  if (!isSameWeekday(said['date'], dayOf(offers))) return undefined
  const span = HOURS[said['part'] as Daytime] // `when` gives no other parts
  return withSome(fitting(view, offers, isIn([span])))
}

/** Tells whether a text speaks of no day at all: its time is then meant for whatever day is picked. */
export function namesNoDay({ now, language }: View, text: string): boolean {
  return namedDays(normalise(text), dayContext({ at: now, language, settings: {} })).length === 0
}

// After "下周", 周三下午 is on the Wednesday of that week.
function isSameWeekday(said: unknown, day: string | undefined): boolean {
  const [one, other] = [readIso(String(said)), readIso(day ?? '')]
  return one !== undefined && other !== undefined && (one - other) % 7 === 0
}

// Where none fits, all are shown as they are.
function withSome(outcome: Outcome | undefined): Outcome | undefined {
  return outcome?.go.kind === 'retry' ? undefined : outcome
}

function areTimes(offers: readonly Offer[]): boolean {
  return offers.length > 0 && offers.every(({ value }) => typeof value === 'string' && SLOT.test(value))
}

function dayOf([first]: readonly Offer[]): string | undefined {
  return SLOT.exec(String(first?.value))?.[1]
}

function minutesOf({ value }: Offer): number {
  return readClock(SLOT.exec(String(value))?.[2] ?? '') ?? 0
}

type Fit = (minutes: number) => boolean

function isIn(spans: readonly (readonly [from: number, to: number])[]): Fit {
  return (minutes) => spans.some(([from, to]) => minutes >= from * HOUR && minutes < to * HOUR)
}

// What asks for something else than a list, and what speaks of a time that does not suit.
const ASKS = /几点|多少|怎么|什么|哪|\b(?:how|what|which|where|why)\b/
const NOT_THEN = pattern`
  没空|没有空|没时间|没有时间|不行|不方便|不能|不可以|[去来过]不了|上班|上课|不想|不要
  |\b(?:not|no|can'?t|cannot|busy|working)\b
`

function readFit(view: View, offers: readonly Offer[], flat: string): Fit | undefined {
  if (ASKS.test(flat)) return undefined
  const day = forms['date']?.read({ kind: 'text', text: flat }, { at: view.now, language: view.language, settings: {} })
  if (day?.ok && day.value !== dayOf(offers)) return undefined
  // "After 3" is a time like "at 3".
  const text = flat.replace(/\b(after|before|around|about|from|until|by|between|and|to) (?=\d{1,2}\b(?!:| ?[ap]\.?m))/g, '$1 at ')
  const fit = fitOf(text, findTimes(text))
  if (!fit || !NOT_THEN.test(text)) return fit
  return day?.ok === false && day.why.startsWith('not-a') ? (minutes) => !fit(minutes) : undefined
}

function fitOf(text: string, times: readonly TimeMatch[]): Fit | undefined {
  const [first, second, ...others] = times
  if (!first || others.length > 0 || times.some(({ meaning }) => meaning.impossible)) return undefined
  if (times.every(({ meaning }) => meaning.daytime !== undefined)) {
    return isIn(times.map(({ meaning }) => HOURS[meaning.daytime ?? 'noon']))
  }
  if (second) return /^ ?(?:到|至|-|~|to|and|until)? ?$/.test(text.slice(first.to, second.from)) ? between(first, second) : undefined
  return bounded(text, first)
}

function between(first: TimeMatch, second: TimeMatch): Fit | undefined {
  const [from] = first.meaning.minutes
  const [to] = second.meaning.minutes
  return from === undefined || to === undefined ? undefined : (minutes) => minutes >= from && minutes <= to
}

// The likeliest reading of an hour comes first: at a window, 3 is in the afternoon.
function bounded(text: string, { meaning, from, to }: TimeMatch): Fit | undefined {
  const [time] = meaning.minutes
  const after = text.slice(to, to + 4)
  const before = text.slice(Math.max(0, from - 8), from)
  if (time === undefined) return undefined
  if (/^ ?(?:[之以]后|后|过后|开始|起)/.test(after) || /(?:after|from) $/.test(before)) return (minutes) => minutes >= time
  if (/^ ?(?:[之以]前|前)/.test(after) || /(?:before|by|until) $/.test(before)) return (minutes) => minutes < time
  if (/^ ?多/.test(after)) return (minutes) => minutes >= time && minutes <= time + HOUR
  const isAround = /^ ?(?:左右|前后|上下|来钟|那会)/.test(after) || /(?:around|about) $/.test(before)
  return isAround ? (minutes) => Math.abs(minutes - time) <= HOUR : undefined
}
