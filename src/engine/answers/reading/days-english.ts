// How days are written in English, in small letters.

import { addMonths, dayNumber } from './calendar.ts'
import {
  dayOfMonth, dayOfYear, endOfMonth, endOfNamedMonth, exactly, monthsUntil, nextWeekday, someOfMonth, someOfWeek,
  vaguely, weekdayOfWeek,
} from './day.ts'
import type { DayContext, DayMeaning, DayRule } from './day.ts'
import { readWord } from './numerals.ts'

const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const SHORT = 'mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun'
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WEEKS: { readonly [word: string]: number } = { last: -1, this: 0, next: 1, 'week after next': 2 }
const COUNT = '(\\d{1,3}|[a-z]{1,10}(?:-[a-z]{1,5})?)'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const START = '(?<![a-z\\d])'
const END = '(?![a-z\\d])'

function rule(source: string, read: DayRule['read']): DayRule {
  return { pattern: new RegExp(`${START}(?:${source})${END}`, 'g'), read }
}

function countOf(word = ''): number | undefined {
  return /^\d/.test(word) ? Number(word) : readWord(word)
}

function span(context: DayContext, count: string | undefined, unit = ''): number | undefined {
  const n = countOf(count)
  if (n === undefined) return undefined
  if (unit === 'month') return addMonths(context.today, n)
  return context.today + n * (unit === 'week' ? 7 : 1)
}

function known(day: number | undefined): DayMeaning | undefined {
  return day === undefined ? undefined : exactly(day)
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name) + 1
}

function monthDay(parts: readonly (string | undefined)[], context: DayContext): DayMeaning {
  const [month, day, year] = parts
  if (year === undefined) return dayOfYear(monthOf(month), Number(day), context)
  return exactly(dayNumber(Number(year), monthOf(month), Number(day)))
}

function weekdayMeaning(week: string, name: string, context: DayContext): DayMeaning {
  const weekday = WEEKDAYS.indexOf(name.slice(0, 3)) + 1
  const weeks = WEEKS[week]
  return weeks === undefined ? nextWeekday(weekday, context) : weekdayOfWeek(weeks, weekday, context)
}

const relative: readonly DayRule[] = [
  rule('(?:the )?day after tomorrow', (_, { today }) => exactly(today + 2)),
  rule('(?:the )?day before yesterday', (_, { today }) => exactly(today - 2)),
  rule('tomm?orr?ow|tmr|tmrw|tomo', (_, { today }) => exactly(today + 1)),
  rule('today|tonight|this (?:morning|afternoon|evening)', (_, { today }) => exactly(today)),
  rule('yesterday|last night', (_, { today }) => exactly(today - 1)),
  rule('just now', (_, { today }) => ({ days: [today], weak: true })),
  rule(`in ${COUNT} (day|week|month)s?(?: time)?`, ([, n, unit], context) => known(span(context, n, unit))),
  rule(`${COUNT} (day|week|month)s? (?:from (?:now|today)|later)`, ([, n, unit], context) => known(span(context, n, unit))),
  rule(`${COUNT} (day|week)s? ago`, ([, n, unit], context) => {
    const day = span(context, n, unit)
    return day === undefined ? undefined : exactly(2 * context.today - day)
  }),
  rule('in a (?:few|couple of) days|one of these days|some ?day|sometime|soon|later', (_, { today }) =>
    vaguely([today + 2, today + 3])),
  rule('recently|the other day|a few days ago|lately', (_, { today }) => vaguely([today - 2, today - 3])),
]

const weekly: readonly DayRule[] = [
  rule(`(?:(next|this|last)(?: week'?s?)?|coming|on)? ?(${FULL})`, ([, week = '', name = ''], context) =>
    weekdayMeaning(week, name, context)),
  rule(`(?:^ {0,3}|(?:(next|this|last)|coming|on) )(${SHORT})\\.?`, ([, week = '', name = ''], context) => ({
    ...weekdayMeaning(week, name, context), unsure: true,
  })),
  rule(`(${FULL}) next week|next week (?:on )?(${FULL})`, ([, before, after], context) =>
    weekdayMeaning('next', before ?? after ?? '', context)),
  rule('(?:the |this )?weekend', (_, context) => someOfWeek(0, [6, 7], context)),
  rule('next weekend', (_, context) => someOfWeek(1, [6, 7], context)),
  rule('(this|next|last) week', ([, week = ''], context) => someOfWeek(WEEKS[week] ?? 0, [1, 2, 3, 4, 5], context)),
]

const dated: readonly DayRule[] = [
  rule(`${MONTH} ?${DAY}(?:,? (\\d{4}))?(?!:)`, ([, ...parts], context) => monthDay(parts, context)),
  rule(`(?:the )?${DAY} (?:of )?${MONTH}(?:,? (\\d{4}))?`, ([, day, month, year], context) =>
    monthDay([month, day, year], context)),
  rule('(?:the )?(\\d{1,2})(?:st|nd|rd|th)', ([, day], context) => ({
    ...dayOfMonth(Number(day), context), unsure: true,
  })),
  rule('(?:the )?end of (?:the|this) month', (_, context) => endOfMonth(0, context)),
  rule('(?:the )?end of next month', (_, context) => endOfMonth(1, context)),
  rule(`(?:the )?end of ${MONTH}`, ([, month], context) => endOfNamedMonth(monthOf(month), context)),
  rule('(?:the )?(?:beginning|start) of (?:the|next) month|next month', (_, context) =>
    someOfMonth(1, [1, 2, 3], context)),
  rule(`in ${MONTH}`, ([, month], context) =>
    someOfMonth(monthsUntil(monthOf(month), context), [1, 2, 3], context)),
  rule('new year\'?s day', (_, context) => dayOfYear(1, 1, context)),
  rule('labou?r day|may day', (_, context) => dayOfYear(5, 1, context)),
  rule('national day', (_, context) => dayOfYear(10, 1, context)),
]

const lunar = rule(
  'spring festival|chinese new year|lunar(?: calendar| new year)?|mid-autumn(?: festival| day)?|dragon boat(?: festival)?',
  () => ({ days: [], why: 'lunar' }),
)

/** All the ways in which days are written in English. */
export const englishDays: readonly DayRule[] = [...relative, ...weekly, ...dated, lunar]
