// Spans such as `30min` and `24h`, and the instants that answers stand for. China's time, by arithmetic.

import type { Json } from './event.ts'
import { isRecord, plain } from './view.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const UNITS: { readonly [unit: string]: number } = {
  s: 1000, min: MINUTE, h: HOUR, d: DAY, y: 365 * DAY,
}

/** Milliseconds of a span such as `5s`, `30min`, `24h`, `90d` or `2y`; undefined if it is none. */
export function readSpan(span: string): number | undefined {
  const found = /^(\d{1,5})(s|min|h|d|y)$/.exec(span)
  return found ? Number(found[1]) * (UNITS[found[2] ?? ''] ?? 0) : undefined
}

// An appointment without a time is taken to be in the morning.
const MORNING = '09:00'

// A time without a zone is China's.
const ISO = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/

/** The instant that a date, a slot or a `when` stands for, in ms since the epoch; undefined if it is none. */
export function readInstant(answer: Json): number | undefined {
  const value = plain(answer)
  if (typeof value === 'number') return value
  if (isRecord(value)) {
    const { date, time } = value
    return typeof date === 'string' ? instant(date, typeof time === 'string' ? time : MORNING) : undefined
  }
  const found = typeof value === 'string' ? ISO.exec(value) : null
  if (!found?.[1]) return undefined
  return found[3] ? Date.parse(found[0]) : instant(found[1], found[2] ?? MORNING)
}

function instant(day: string, time: string): number | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const at = Date.UTC(year, month - 1, date, hour - 8, minute)
  return Number.isNaN(at) ? undefined : at
}
