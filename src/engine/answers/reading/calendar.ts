// Calendar arithmetic on day numbers (days since 1970-01-01), and China's time (UTC+8, no summer time). No Date.

const DAY = 86_400_000
const OFFSET = 28_800_000
const MINUTE = 60_000

/** A day of the calendar, month and day counted from 1. */
export type Civil = { readonly year: number; readonly month: number; readonly day: number }

/** The day number of China's day at an instant. */
export function chinaDay(at: number): number {
  return Math.floor((at + OFFSET) / DAY)
}

/** Minutes since midnight in China at an instant. */
export function chinaMinutes(at: number): number {
  return Math.floor((at + OFFSET - chinaDay(at) * DAY) / MINUTE)
}

/** The day number of a day of the calendar; undefined if there is no such day between 1900 and 2100. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return undefined
  if (day < 1 || day > daysIn(year, month)) return undefined
  return count({ year, month, day })
}

/** The day of the calendar that a day number stands for. */
export function civil(number: number): Civil {
  // http://howardhinnant.github.io/date_algorithms.html, civil_from_days
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const march = Math.floor((5 * ofYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  const day = ofYear - Math.floor((153 * march + 2) / 5) + 1
  return { year: year + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** The weekday of a day number, 1 for Monday to 7 for Sunday. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** The Monday of the week in which a day number lies. */
export function mondayOf(number: number): number {
  return number - weekdayOf(number) + 1
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The same day some months later, or the last day of that month if it has no such day. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = civil(number)
  const first = year * 12 + month - 1 + months
  const there = { year: Math.floor(first / 12), month: (((first % 12) + 12) % 12) + 1 }
  return count({ ...there, day: Math.min(day, daysIn(there.year, there.month)) })
}

/** Writes a day number as `2026-03-04`. */
export function isoOf(number: number): string {
  const { year, month, day } = civil(number)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`
}

/** The day number of `2026-03-04`; undefined if it is not such a day. */
export function readIso(text: string): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return found ? dayNumber(Number(found[1]), Number(found[2]), Number(found[3])) : undefined
}

/** Writes minutes since midnight as `15:00`. */
export function clockOf(minutes: number): string {
  const ofDay = minutes % 1440
  return `${pad(Math.floor(ofDay / 60))}:${pad(ofDay % 60)}`
}

/** Minutes since midnight of `15:00`; undefined if it is no time of day. */
export function readClock(text: string): number | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}

function count({ year, month, day }: Civil): number {
  // days_from_civil, from the same page
  const march = month <= 2 ? year - 1 : year
  const era = Math.floor(march / 400)
  const ofEra = march - era * 400
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
