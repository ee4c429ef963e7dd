// Deadlines by the calendar of 2026, held against a count minute by minute.

import { equal } from 'node:assert/strict'
import { addWorkdays, calendarWarning, createCalendar, isOpenOn, workdaysBetween } from '../../src/lib/calendar.ts'
import type { Days } from '../../src/lib/calendar.ts'
import { chinaDay, chinaInstant, chinaTime, DAY, MINUTE } from '../../src/lib/time.ts'
import type { Clock } from '../../src/ports/department.ts'
import { dueAt, lateBy } from '../../src/records/clocks.ts'
import { progress } from '../support/progress.ts'
import { department } from '../services/department.ts'

const calendar = createCalendar(department.years)
const instant = (text: string): number => chinaInstant(text.slice(0, 10), text.slice(11) || '00:00')
const clock = (span: number, unit: Clock['unit']): Clock => ({ span, unit, source: 'test' })
const said = (at: number | undefined): string | undefined => at === undefined ? undefined : `${chinaDay(at)} ${chinaTime(at)}`

describe('the calendar of 2026', () => {
  const days: readonly (readonly [string, boolean | undefined])[] = [
    ['2026-01-01', false], ['2026-01-03', false], ['2026-01-04', true], ['2026-02-13', true], ['2026-02-14', true],
    ['2026-02-15', false], ['2026-02-23', false], ['2026-02-24', true], ['2026-02-28', true], ['2026-04-04', false],
    ['2026-04-06', false], ['2026-04-07', true], ['2026-05-01', false], ['2026-05-05', false], ['2026-05-09', true],
    ['2026-06-19', false], ['2026-06-21', false], ['2026-09-20', true], ['2026-09-25', false], ['2026-09-27', false],
    ['2026-10-01', false], ['2026-10-07', false], ['2026-10-10', true], ['2026-11-21', false], ['2026-11-23', true],
    ['2025-12-31', undefined], ['2027-01-04', undefined],
  ]
  for (const [day, works] of days) {
    it(`${works === undefined ? 'knows nothing of' : works ? 'works on' : 'rests on'} ${day}`, () => equal(calendar.isWorkday(day), works))
  }

  const open: readonly (readonly [Days, string, boolean])[] = [
    ['workdays', '2026-02-14', true], ['workdays', '2026-02-16', false], ['every-day', '2026-02-16', true],
    [[6], '2026-11-21', true], [[6], '2026-10-03', false], [[6], '2026-11-23', false],
    ['workdays', '2027-01-04', false], ['every-day', '2027-01-04', false], [[1], '2027-01-04', false],
  ]
  for (const [which, day, expected] of open) {
    it(`${expected ? 'opens' : 'does not open'} ${String(which)} on ${day}`, () => equal(isOpenOn(calendar, which, day), expected))
  }

  const warnings: readonly (readonly [string, number | undefined])[] = [
    ['2026-03-01', undefined], ['2026-10-31 23:59', undefined], ['2026-11-01', 2027], ['2027-02-01', 2027],
  ]
  for (const [at, year] of warnings) {
    it(`${year ? `misses ${year}` : 'misses nothing'} on ${at}`, () => equal(calendarWarning(calendar, instant(at)), year))
  }
})

describe('clocks', () => {
  const cases: readonly (readonly [number, Clock['unit'], string, string | undefined])[] = [
    [1, 'hour', '2026-03-02 23:30', '2026-03-03 00:30'],
    [1, 'working-day', '2026-03-02 10:00', '2026-03-03 23:59'],
    [5, 'working-day', '2026-03-02 10:00', '2026-03-09 23:59'],
    [1, 'working-day', '2026-02-13 18:00', '2026-02-14 23:59'],
    [1, 'working-day', '2026-02-14 09:00', '2026-02-24 23:59'],
    [5, 'working-day', '2026-09-30 09:00', '2026-10-13 23:59'],
    [1, 'working-day', '2026-11-21 12:00', '2026-11-23 23:59'],
    [3, 'day', '2026-03-02 10:00', '2026-03-05 23:59'],
    [5, 'day', '2026-03-02 10:00', '2026-03-09 23:59'],
    [30, 'day', '2026-09-01 10:00', '2026-10-08 23:59'],
    [5, 'working-day', '2026-12-28 10:00', undefined],
    [5, 'day', '2026-12-28 10:00', undefined],
    [1, 'hour', '2026-12-31 23:30', '2027-01-01 00:30'],
    [1, 'working-day', '2025-06-01 10:00', undefined],
  ]
  for (const [span, unit, from, expected] of cases) {
    it(`lets ${span} ${unit} from ${from} end ${expected ?? 'at no date'}`, () =>
      equal(said(dueAt(clock(span, unit), instant(from), calendar)), expected))
  }

  const late: readonly (readonly [string, string, number])[] = [
    ['2026-03-02 23:59', '2026-03-02 12:00', 0], ['2026-03-06 23:59', '2026-03-07 12:00', 0],
    ['2026-03-06 23:59', '2026-03-09 00:00', 1], ['2026-09-30 23:59', '2026-10-08 09:00', 1],
    ['2026-02-13 23:59', '2026-02-24 09:00', 2], ['2026-12-31 23:59', '2027-01-05 09:00', 0],
  ]
  for (const [due, at, expected] of late) {
    it(`counts ${expected} working days from ${due} to ${at}`, () => equal(lateBy(instant(due), instant(at), calendar), expected))
  }

  const start = instant('2026-01-01')
  const minutes = instant('2026-12-20') / MINUTE - start / MINUTE
  const step = process.env['LONG'] ? 1 : 977
  it(`agrees with a count minute by minute for every ${step === 1 ? '' : `${step}th `}minute of 2026`, () => {
    const counted = progress('clocks', minutes / step)
    for (let i = 0; i < minutes; i += step) {
      counted()
      const from = start + i * MINUTE
      for (const span of [1, 3, 5]) {
        const [due, expected] = [said(dueAt(clock(span, 'working-day'), from, calendar)), said(reference(from, span))]
        if (due !== expected) equal(due, expected, said(from))
      }
    }
  })
})

const off = new Set(['0101', '0102', '0103', '0406', '0501', '0504', '0505', '0619', '0925',
  ...['16', '17', '18', '19', '20', '23'].map((d) => `02${d}`), ...['1', '2', '5', '6', '7'].map((d) => `100${d}`)])
const on = new Set(['0104', '0214', '0228', '0509', '0920', '1010'])

// Walks on by minutes at midnight and days otherwise, and looks each day up in a list of its own.
function reference(from: number, span: number): number {
  let left = span
  let at = from
  const isMidnight = (): boolean => (at + 8 * 60 * MINUTE) % DAY === 0
  do at += MINUTE - at % MINUTE; while (!isMidnight())
  for (;;) {
    const local = new Date(at + 8 * 60 * MINUTE)
    const key = local.toISOString().slice(5, 10).replace('-', '')
    const weekend = local.getUTCDay() % 6 === 0
    if (on.has(key) || (!weekend && !off.has(key))) left--
    if (left === 0) return at + DAY - 1
    at += DAY
  }
}

describe('working days', () => {
  it('counts the days between as many as it adds', () => {
    for (const n of [1, 5, 20, 60]) {
      const to = addWorkdays(calendar, '2026-01-20', n)
      equal(workdaysBetween(calendar, '2026-01-20', to ?? ''), n)
    }
  })
})
