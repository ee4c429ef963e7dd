// Working days by the calendars that the State Council announces. A year without a calendar is never guessed.

import { addDays, chinaDay, weekday } from './time.ts'

/** Days off and make-up workdays of one year. */
export type Year = {
  readonly year: number
  readonly holidays: readonly { readonly from: string; readonly to: string }[]
  readonly workdays: readonly string[]
}

/** Tells working days from others; undefined where the year's calendar is missing. */
export type Calendar = {
  readonly isWorkday: (day: string) => boolean | undefined
  readonly isHoliday: (day: string) => boolean | undefined
}

/** Days on which something is open: working days, all days, or weekdays (1 Monday … 7 Sunday) that are no holidays. */
export type Days = 'workdays' | 'every-day' | readonly number[]

/** The most days that are gone through for one answer. */
const FARTHEST = 800

/** Creates the calendar of these years. */
export function createCalendar(years: readonly Year[]): Calendar {
  const known = new Set(years.map(({ year }) => String(year)))
  const off = new Set(years.flatMap(({ holidays }) => holidays.flatMap(({ from, to }) => daysFrom(from, to))))
  const on = new Set(years.flatMap(({ workdays }) => workdays))
  const isKnown = (day: string): boolean => known.has(day.slice(0, 4))
  return {
    isHoliday: (day) => isKnown(day) ? off.has(day) : undefined,
    isWorkday: (day) => isKnown(day) ? on.has(day) || (weekday(day) <= 5 && !off.has(day)) : undefined,
  }
}

/** Tells whether something is open on a day; in a year without a calendar, nothing is. */
export function isOpenOn(calendar: Calendar, days: Days, day: string): boolean {
  const holiday = calendar.isHoliday(day)
  if (holiday === undefined) return false
  if (days === 'every-day') return true
  if (days === 'workdays') return calendar.isWorkday(day) === true
  return !holiday && days.includes(weekday(day))
}

/** The `n`-th working day after a day, which is not counted itself; undefined if a calendar is missing on the way. */
export function addWorkdays(calendar: Calendar, day: string, n: number): string | undefined {
  let left = n
  let to = day
  for (let i = 0; left > 0 && i < FARTHEST; i++) {
    to = addDays(to, 1)
    const works = calendar.isWorkday(to)
    if (works === undefined) return undefined
    if (works) left--
  }
  return left > 0 ? undefined : to
}

/** How many working days lie after one day and up to another; undefined if a calendar is missing between. */
export function workdaysBetween(calendar: Calendar, from: string, to: string): number | undefined {
  let count = 0
  for (let day = addDays(from, 1), i = 0; day <= to && i < FARTHEST; day = addDays(day, 1), i++) {
    const works = calendar.isWorkday(day)
    if (works === undefined) return undefined
    if (works) count++
  }
  return count
}

/** Which year's calendar is missing: this year's, and from 1 November the next one's. */
export function calendarWarning(calendar: Calendar, at: number): number | undefined {
  const day = chinaDay(at)
  const year = Number(day.slice(0, 4))
  const needed = day.slice(5) >= '11-01' ? [year, year + 1] : [year]
  return needed.find((each) => calendar.isWorkday(`${each}-01-01`) === undefined)
}

function daysFrom(from: string, to: string): readonly string[] {
  const days: string[] = []
  for (let day = from; day <= to && days.length < FARTHEST; day = addDays(day, 1)) days.push(day)
  return days
}
