// China's time (UTC+8, no summer time) by arithmetic, so that the machine's zone never matters.

/** Milliseconds of a minute, an hour and a day. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const OFFSET = 8 * HOUR

/** The calendar day in China at an instant, as `2026-03-04`. */
export function chinaDay(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(0, 10)
}

/** The time of day in China at an instant, as `15:00`. */
export function chinaTime(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(11, 16)
}

/** The instant of a day (`2026-03-04`) and time (`15:00`) in China. */
export function chinaInstant(day: string, time = '00:00'): number {
  return Date.parse(`${day}T${time}:00Z`) - OFFSET
}

/** The day `n` days after another, both as `2026-03-04`. */
export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10)
}

/** The weekday of a day, 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** Milliseconds of a span such as `30min`, `24h`, `90d` or `2y`; undefined if it is none. */
export function readSpan(span: string): number | undefined {
  const found = /^(\d{1,5})(s|min|h|d|y)$/.exec(span)
  if (!found) return undefined
  const unit = { s: 1000, min: MINUTE, h: HOUR, d: DAY, y: 365 * DAY }[found[2] as 'd'] // the pattern names only these
  return Number(found[1]) * unit
}
