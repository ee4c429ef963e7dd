// when: a day, and where it was said a time or a part of the day: { date, part? or time? }.

import type { Json } from '../event.ts'
import type { Form, ReadContext, Reading } from './form.ts'
import { correctionIn } from './reading/correction.ts'
import { chinaDay, chinaMinutes, clockOf, isoOf } from './reading/calendar.ts'
import type { DayMeaning } from './reading/day.ts'
import type { DayMatch } from './reading/days.ts'
import { dayContext, findDays, isVague, sureDay, whyNoDay } from './reading/days.ts'
import type { Daytime } from './reading/hour.ts'
import type { TimeMatch } from './reading/hours.ts'
import { findTimes } from './reading/hours.ts'
import { normalise } from './reading/normalise.ts'
import { accept, readsWords, reject, unclear } from './reading/outcome.ts'
import type { Part } from './reading/saying.ts'
import { sayDay, sayPart, sayTime } from './reading/saying.ts'
import { momentIn } from './reading/spans.ts'

/** A moment before it is written down: minutes count from the day's midnight, and may reach into the next day. */
type Moment = { readonly day: number; readonly minutes?: number; readonly part?: Part }

const PARTS: { readonly [daytime in Daytime]?: Part } = {
  morning: 'morning', noon: 'noon', afternoon: 'afternoon', dusk: 'evening', evening: 'evening',
  am: 'morning', pm: 'afternoon',
}
const ENDS: { readonly [part in Part]: number } = { morning: 720, noon: 840, afternoon: 1080, evening: 1440 }
const SMALL_HOURS = [300, 60]
const GAP = /^[ ,的在]{0,3}(?:at )?$/

function readWhen(text: string, context: ReadContext): Reading | undefined {
  const plain = normalise(text)
  const clock = dayContext(context)
  const then = momentIn(plain, context.at)
  const days = findDays(plain, clock)
  const times = findTimes(plain)
  const why = times.some(({ meaning }) => meaning.impossible) ? 'impossible' : whyNoDay(days, clock)
  if (why !== undefined) return reject(why)
  if (days.length === 0 && times.length === 0 && then === undefined) return undefined
  if (then !== undefined && times.every(({ meaning }) => meaning.daytime)) return settle([momentAt(then)], false, context)
  if (days.length === 0) return settle(momentsWithoutDay(times, context), true, context)
  const vague = isVague(days, clock) || times.some(({ meaning }) => meaning.vague) || needsTime(times)
  return settle(momentsOf(days, times), vague, context)
}

// "明天上午，不对，下午" takes back the time alone.
function readCorrected(text: string, context: ReadContext): Reading | undefined {
  const instead = correctionIn(text)
  if (instead === undefined || !text.endsWith(instead)) return undefined
  const clock = dayContext(context)
  const day = sureDay(normalise(text.slice(0, -instead.length)), clock)?.meaning.days[0]
  const plain = normalise(instead)
  if (day === undefined || findDays(plain, clock).length > 0 || findTimes(plain).length === 0) return undefined
  return readWhen(`${isoOf(day)} ${instead}`, context)
}

function momentAt(at: number): Moment {
  return { day: chinaDay(at), minutes: chinaMinutes(at) }
}

/** A missing day is asked about: the next two that fit, or the last two where the question is about the past. */
function momentsWithoutDay(times: readonly TimeMatch[], { at, settings }: ReadContext): readonly Moment[] {
  const today = chinaDay(at)
  if (settings.past === 'allowed') return momentsOn({ days: [today, today - 1] }, times)
  const isOver = momentsOn({ days: [today] }, times).every((moment) => isPast(moment, at))
  return momentsOn({ days: isOver ? [today + 1, today + 2] : [today, today + 1] }, times)
}

/** Every day that was said with every time that belongs to it. */
function momentsOf(days: readonly DayMatch[], times: readonly TimeMatch[]): readonly Moment[] {
  return days.flatMap(({ meaning }, i) => momentsOn(meaning, timesOfDay(days, times, i)))
}

/** The times that are said between a day and the next one; times said once hold for all days. */
function timesOfDay(days: readonly DayMatch[], times: readonly TimeMatch[], i: number): readonly TimeMatch[] {
  const start = i === 0 ? 0 : days[i]?.from ?? 0
  const end = days[i + 1]?.from ?? Infinity
  const own = times.filter(({ from }) => from >= start && from < end)
  return own.length > 0 || times.length > 1 ? own : times
}

function momentsOn({ days }: DayMeaning, times: readonly TimeMatch[]): readonly Moment[] {
  const exact = times.flatMap(({ meaning }) => meaning.minutes)
  const daytimes = times.flatMap(({ meaning }) => meaning.daytime ?? [])
  const parts = daytimes.flatMap((daytime) => PARTS[daytime] ?? [])
  const minutes = exact.length > 0 || parts.length > 0 || daytimes.length === 0 ? exact : SMALL_HOURS
  if (minutes.length > 0) return minutes.flatMap((minutes) => days.map((day) => ({ day, minutes })))
  if (parts.length > 0) return days.flatMap((day) => parts.map((part) => ({ day, part })))
  return days.map((day) => ({ day }))
}

/** 凌晨 and 半夜 alone leave open which day they belong to. */
function needsTime(times: readonly TimeMatch[]): boolean {
  return times.length > 0 && times.every(({ meaning }) => meaning.daytime !== undefined && !PARTS[meaning.daytime])
}

function settle(moments: readonly Moment[], vague: boolean, context: ReadContext): Reading {
  const fitting = context.settings.past === 'allowed' ? moments : moments.filter((moment) => !isPast(moment, context.at))
  if (fitting.length === 0) return reject('past')
  const values = distinct(fitting.map(write))
  const [value, ...others] = values
  if (value !== undefined && others.length === 0 && !vague) return accept(value)
  const spoken = distinct([...values, ...moments.map(write)]).slice(0, 2)
  const years = new Set(spoken.map(({ date }) => date.slice(0, 4)))
  const told = (all: readonly When[]): readonly string[] => all.map((value) => say(value, context.language, years.size > 1))
  return unclear(values, told(spoken), told(values))
}

function isPast({ day, minutes, part }: Moment, at: number): boolean {
  const { day: today, minutes: now = 0 } = momentAt(at)
  const end = minutes ?? (part === undefined ? 1440 : ENDS[part])
  return (day - today) * 1440 + end < now
}

type When = { readonly date: string; readonly part?: Part; readonly time?: string }

function write({ day, minutes, part }: Moment): When {
  if (minutes === undefined) return { date: isoOf(day), ...(part && { part }) }
  return { date: isoOf(day + Math.floor(minutes / 1440)), time: clockOf(minutes) }
}

function distinct(values: readonly When[]): readonly When[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}

function say({ date, part, time }: Partial<When>, language: string, withYear = false): string {
  const rest = time === undefined ? part === undefined ? '' : sayPart(part, language) : sayTime(time, language)
  const day = sayDay(date ?? '', language, withYear)
  return rest === '' ? day : `${day}${language.startsWith('en') ? ',' : ''} ${rest}`
}

function findWhen(text: string, context: ReadContext) {
  const plain = normalise(text)
  const day = sureDay(plain, dayContext(context))
  if (day === undefined) return []
  const times = findTimes(plain)
  const beside = times.filter(({ from, to }) =>
    (from >= day.to && GAP.test(plain.slice(day.to, from))) || (to <= day.from && GAP.test(plain.slice(to, day.from))))
  if (beside.length !== times.length) return []
  const from = Math.min(day.from, ...beside.map(({ from }) => from))
  const to = Math.max(day.to, ...beside.map(({ to }) => to))
  const reading = readWhen(text.slice(from, to), context)
  return reading?.ok ? [{ value: reading.value, from, to }] : []
}

/** A day with a time or a part of the day, as people write it. */
export const when: Form = {
  read: readsWords('when', (text, context) => readCorrected(text, context) ?? readWhen(text, context)),
  find: findWhen,
  show: (value: Json, language) => (isWhen(value) ? say(value, language) : ''),
}

function isWhen(value: Json): value is When {
  return typeof value === 'object' && value !== null && 'date' in value
}
