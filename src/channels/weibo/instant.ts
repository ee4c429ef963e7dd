// The instants that Weibo writes: `Tue Mar 03 09:15:07 +0800 2026`, or a number of seconds or milliseconds.

import { MINUTE } from '../../lib/time.ts'

const WRITTEN = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d) (\d{4})$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A number of this size is milliseconds: as seconds it would be in the year 5138. */
const SMALLEST_MS = 1e11

/** Takes a number for seconds or milliseconds by its size. */
export function inMs(value: number): number {
  return value < SMALLEST_MS ? value * 1000 : value
}

/** Reads an instant in ms since the epoch; undefined if it is none. */
export function readInstant(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{9,15}$/.test(text)) return inMs(Number(text))
  const [, month = '', day, hours, minutes, seconds, sign, offHours, offMinutes, year] = WRITTEN.exec(text) ?? []
  const index = MONTHS.indexOf(month)
  if (index < 0) return undefined
  const [d, h, m, s] = [Number(day), Number(hours), Number(minutes), Number(seconds)]
  const local = Date.UTC(Number(year), index, d, h, m, s)
  // A day or an hour that does not exist would become another one.
  if (new Date(local).getUTCDate() !== d || h > 23 || m > 59 || s > 59) return undefined
  const offset = (Number(offHours) * 60 + Number(offMinutes)) * MINUTE
  return sign === '-' ? local + offset : local - offset
}
