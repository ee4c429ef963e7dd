// Finds the days that a text speaks of, in Chinese and English, and what is left when they are weighed together.

import type { ReadContext } from '../form.ts'
import { chinaDay, weekdayOf } from './calendar.ts'
import type { DayContext, DayMeaning } from './day.ts'
import { chineseDays } from './days-chinese.ts'
import { englishDays } from './days-english.ts'
import { pattern } from './pattern.ts'
import type { Match } from './scan.ts'
import { scan } from './scan.ts'

/** A day that a text speaks of, and where. */
export type DayMatch = Match<DayMeaning>

const RULES = [...chineseDays, ...englishDays]
const REFUSED_BEFORE = /(?:不是|不要|不想|除了?|别|not|except(?: for)?|(?:day|time|any|all) but)(?:在| on)? ?$/
const REFUSED_AFTER = pattern`
  ^ ?(?:
    不行|不可以|不方便|没空|没时间|没有时间|有事|有安排|要?上班|要?出差|很?忙|不在|来不及|没法|去不了|来不了|不去|不来
    |不是|之外|以外|is not|isn't|doesn't
  )
`
const BOUND_AFTER = /^ ?(?:[之以][前后]|左右|前后|后(?![天日门面来续])|前(?![天日门面台往来]))/
const BOUND_BEFORE = /(?:before|after|until|by|around) (?:the )?$/

/** What days in a message are counted from. */
export function dayContext({ at, settings, language }: ReadContext): DayContext {
  return { today: chinaDay(at), past: settings.past === 'allowed', language }
}

/** Finds the days of a normalised text; those that are spoken of as unfit ("明天不行") are left out. */
export function findDays(text: string, context: DayContext): readonly DayMatch[] {
  const all = scan(text, RULES, context).filter((match) => !isRefused(text, match))
  const strong = all.filter(({ meaning }) => !meaning.weak)
  return joinWeekdays(strong.length > 0 ? strong : all).map((match) => bound(text, match))
}

/** Finds the days that a normalised text names, whether they suit or not, and as they stand: a day "after" which is that day. */
export function namedDays(text: string, context: DayContext): readonly DayMatch[] {
  return scan(text, RULES, context)
}

/** The days that are left of all meanings: those gone by do not fit unless the question is about the past. */
export function fittingDays(matches: readonly DayMatch[], { today, past }: DayContext): readonly number[] {
  const all = new Set(matches.flatMap(({ meaning }) => meaning.days))
  return [...all].filter((day) => past || day >= today)
}

/** Tells why no day at all can be read, if so: impossible, lunar, or past. */
export function whyNoDay(matches: readonly DayMatch[], context: DayContext): string | undefined {
  const whys = matches.map(({ meaning }) => meaning.why)
  if (whys.includes('lunar')) return 'lunar'
  if (whys.includes('impossible')) return 'impossible'
  return matches.length > 0 && fittingDays(matches, context).length === 0 ? 'past' : undefined
}

/** Tells whether the days must be asked about even if only one is left. */
export function isVague(matches: readonly DayMatch[], { today, past }: DayContext): boolean {
  return matches.some(({ meaning }) => meaning.vague && meaning.days.some((day) => past || day >= today))
}

/** The one day that a text surely speaks of, if there is one. */
export function sureDay(text: string, context: DayContext): DayMatch | undefined {
  const matches = findDays(text, context)
  const [match, ...others] = matches
  if (match === undefined || others.length > 0 || match.meaning.weak || match.meaning.unsure || isVague(matches, context)) return undefined
  if (match.meaning.days.length !== 1 || whyNoDay(matches, context) !== undefined) return undefined
  return match
}

function isRefused(text: string, { from, to }: DayMatch): boolean {
  const before = text.slice(Math.max(0, from - 10), from)
  return REFUSED_BEFORE.test(before) || REFUSED_AFTER.test(text.slice(to, to + 10))
}

/** A day "before" or "after" which something fits is not itself the answer: it is asked about. */
function bound(text: string, match: DayMatch): DayMatch {
  const { from, to, meaning } = match
  const [before, after] = [text.slice(Math.max(0, from - 12), from), text.slice(to, to + 4)]
  if (!BOUND_AFTER.test(after) && !BOUND_BEFORE.test(before)) return match
  const step = /前/.test(after) || /(?:before|until|by) /.test(before) ? -1 : 1
  return { ...match, meaning: { ...meaning, days: meaning.days.flatMap((day) => [day, day + step]), vague: true } }
}

/** 3月4日 周三 is one day: a weekday's name beside a date only confirms it, or it contradicts. */
function joinWeekdays(matches: readonly DayMatch[]): readonly DayMatch[] {
  const dates = matches.filter(({ meaning }) => meaning.weekday === undefined)
  const named = matches.filter(({ meaning }) => meaning.weekday !== undefined)
  const [date] = dates
  const [name] = named
  if (date === undefined || name === undefined || dates.length > 1 || named.length > 1) return matches
  const days = date.meaning.days.filter((day) => weekdayOf(day) === name.meaning.weekday)
  if (days.length === 0) return matches
  const from = Math.min(date.from, name.from)
  return [{ from, to: Math.max(date.to, name.to), meaning: { ...date.meaning, days, vague: false } }]
}
