// What an expression for a day can mean, and the makers of these meanings that every language shares.

import { addMonths, civil, dayNumber, daysIn, mondayOf, weekdayOf } from './calendar.ts'
import type { Rule } from './scan.ts'

/** What days are counted from: today, whether the question is about the past, and the resident's language. */
export type DayContext = { readonly today: number; readonly past: boolean; readonly language: string }

/** What an expression for a day means. */
export type DayMeaning = {
  /** Day numbers, likeliest first; several are asked about. */
  readonly days: readonly number[]
  /** Asked about even if only one day fits. */
  readonly vague?: boolean
  /** No day at all: it does not exist, or is of the lunar calendar. */
  readonly why?: 'impossible' | 'lunar'
  /** Only a weekday's name: it may belong to a date beside it. */
  readonly weekday?: number
  /** A writing such as 25号 that is a day only where a day was asked for. */
  readonly unsure?: boolean
  /** A writing such as 3/4 that is a day only where one was asked for, and there is no better one. */
  readonly weak?: boolean
}

/** One way of writing a day. */
export type DayRule = Rule<DayContext, DayMeaning>

/** An expression for a day that there is not. */
const IMPOSSIBLE: DayMeaning = { days: [], why: 'impossible' }

/** Exactly one day. */
export function exactly(day: number | undefined): DayMeaning {
  return day === undefined ? IMPOSSIBLE : { days: [day] }
}

/** Any of several expressions: 3月4日、5日. */
export function anyOf(meanings: readonly DayMeaning[]): DayMeaning {
  const why = meanings.find(({ why }) => why !== undefined)
  return why ?? { days: meanings.flatMap(({ days }) => days) }
}

/** Something that only narrows down the day, such as "next week". */
export function vaguely(days: readonly number[]): DayMeaning {
  return { days, vague: true }
}

/** A day whose year is not said: the next one, asked about if more than eleven months away. */
export function dayOfYear(month: number, day: number, context: DayContext): DayMeaning {
  const { year } = civil(context.today)
  const years = [year - 1, year, year + 1]
  const days = years.map((year) => dayNumber(year, month, day)).filter((day) => day !== undefined)
  return nearest(days, context, addMonths(context.today, 11))
}

/** A day of which only its number in the month is said: the next one. */
export function dayOfMonth(day: number, context: DayContext): DayMeaning {
  if (day < 1 || day > 31) return IMPOSSIBLE
  const { year, month } = civil(context.today)
  const around = [-2, -1, 0, 1, 2].map((n) => monthFrom(year, month, n))
  const days = around.map(({ year, month }) => dayNumber(year, month, day))
  return nearest(days.filter((day) => day !== undefined), context, Infinity)
}

/** A day in a month counted from this one: 下个月5号. */
export function dayInMonth(months: number, day: number, { today }: DayContext): DayMeaning {
  const { year, month } = monthFrom(civil(today).year, civil(today).month, months)
  return exactly(dayNumber(year, month, day))
}

/** The last day of a month counted from this one. */
export function endOfMonth(months: number, { today }: DayContext): DayMeaning {
  const { year, month } = monthFrom(civil(today).year, civil(today).month, months)
  return exactly(dayNumber(year, month, daysIn(year, month)))
}

/** The last day of a month that is named: its next one. */
export function endOfNamedMonth(month: number, context: DayContext): DayMeaning {
  if (month < 1 || month > 12) return IMPOSSIBLE
  const now = civil(context.today)
  const year = now.year + (month < now.month ? 1 : 0)
  return dayOfYear(month, daysIn(year, month), context)
}

/** Some days of a month counted from this one, which only narrow it down; days gone by are left out. */
export function someOfMonth(months: number, days: readonly number[], context: DayContext): DayMeaning {
  const all = days.flatMap((day) => dayInMonth(months, day, context).days)
  const ahead = all.filter((day) => day >= context.today)
  if (context.past || ahead.length > 0) return vaguely(context.past ? all : ahead)
  return vaguely(days.flatMap((day) => dayInMonth(months + 1, day, context).days))
}

/** The month counted from this one in which a named month comes next. */
export function monthsUntil(month: number, { today }: DayContext): number {
  return (month - civil(today).month + 12) % 12
}

/** A weekday's name alone: the next one to come; today's own name is asked about. */
export function nextWeekday(weekday: number, { today, past }: DayContext): DayMeaning {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  const behind = past ? [today - (7 - ahead)] : []
  const days = ahead === 0 ? [today, ...behind, today + 7] : [...behind, today + ahead]
  return { days, weekday }
}

/** A weekday of a week counted from this one. */
export function weekdayOfWeek(weeks: number, weekday: number, { today }: DayContext): DayMeaning {
  return exactly(mondayOf(today) + 7 * weeks + weekday - 1)
}

/** A week, or the weekend of it: asked about. */
export function someOfWeek(weeks: number, weekdays: readonly number[], context: DayContext): DayMeaning {
  const monday = mondayOf(context.today) + 7 * weeks
  const days = weekdays.map((weekday) => monday + weekday - 1)
  const ahead = days.filter((day) => context.past || day >= context.today)
  return vaguely(ahead.length === 1 ? [...ahead, monday + 6 + (weekdays[0] ?? 1)] : ahead)
}

/** A year as it is written: 26 is 2026, 90 is 1990. */
export function fullYear(year: number): number {
  if (year >= 100) return year
  return year + (year <= 50 ? 2000 : 1900)
}

function nearest(days: readonly number[], { today, past }: DayContext, far: number): DayMeaning {
  const next = days.find((day) => day >= today)
  const last = days.findLast((day) => day < today)
  if (past && last !== undefined && next !== today) {
    return { days: next === undefined || next > far ? [last] : [last, next] }
  }
  if (next === undefined) return IMPOSSIBLE
  return next > far ? vaguely(last === undefined ? [next] : [next, last]) : exactly(next)
}

function monthFrom(year: number, month: number, n: number): { year: number; month: number } {
  const months = year * 12 + month - 1 + n
  return { year: Math.floor(months / 12), month: (months % 12) + 1 }
}
