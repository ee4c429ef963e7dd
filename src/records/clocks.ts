// Deadlines: when a clock that started at an instant runs out, and by how many working days something is late.

import { addWorkdays, workdaysBetween, type Calendar } from '../lib/calendar.ts'
import { addDays, chinaDay, chinaInstant, HOUR } from '../lib/time.ts'
import type { Clock } from '../ports/department.ts'

/**
 * When a clock runs out, in ms; undefined where a calendar is missing. The day of the start is not counted; a clock of
 * days ends with its last day, and where that is no working day with the next one (Civil Code, articles 201 and 203).
 */
export function dueAt({ span, unit }: Clock, from: number, calendar: Calendar): number | undefined {
  if (unit === 'hour') return from + span * HOUR
  const start = chinaDay(from)
  const last = unit === 'working-day' ? addWorkdays(calendar, start, span) : nextWorkday(calendar, addDays(start, span))
  return last === undefined ? undefined : endOf(last)
}

/** How many working days have gone by since something was due; 0 if it is not late, or its calendar is missing. */
export function lateBy(due: number, at: number, calendar: Calendar): number {
  if (at <= due) return 0
  return workdaysBetween(calendar, chinaDay(due), chinaDay(at)) ?? 0
}

function nextWorkday(calendar: Calendar, day: string): string | undefined {
  const works = calendar.isWorkday(day)
  if (works === undefined) return undefined
  return works ? day : addWorkdays(calendar, day, 1)
}

function endOf(day: string): number {
  return chinaInstant(addDays(day, 1)) - 1
}
