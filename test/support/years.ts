// Calendars for tests: years that nobody has announced yet have no days off there, so that bookings work on any date.

import { chinaDay } from '../../src/lib/time.ts'
import type { Department } from '../../src/ports/department.ts'

/** A department in which the year of `at` and the next have a calendar. */
export function withYears(department: Department, at: number): Department {
  const year = Number(chinaDay(at).slice(0, 4))
  const known = new Set(department.years.map((each) => each.year))
  const made = [year, year + 1].filter((each) => !known.has(each))
    .map((each) => ({ year: each, notice: 'made for tests', holidays: [], workdays: [] }))
  return { ...department, years: [...department.years, ...made] }
}
