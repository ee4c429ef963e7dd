// Which slots can be booked: windows, lunch, holidays and make-up workdays, notice, horizon, seats.

import { deepEqual, equal } from 'node:assert/strict'
import { freeSlots, isOpen, slotsOn } from '../../src/appointments/slots.ts'
import { createCalendar } from '../../src/lib/calendar.ts'
import { chinaInstant, DAY, HOUR, MINUTE } from '../../src/lib/time.ts'
import type { BookableService } from '../../src/ports/department.ts'
import { calendar, NINE, NOW, service, TEN } from './support.ts'

const at = (text: string): number => chinaInstant(text.slice(0, 10), text.slice(11))
const times = (slots: readonly string[]): readonly string[] => slots.map((slot) => slot.slice(11))

describe('slots', () => {
  const cases: readonly (readonly [string, Partial<BookableService>, string, readonly string[]])[] = [
    ['an hour each', {}, '2026-11-24', ['09:00', '10:00', '11:00']],
    ['no slot that would run past the window', { length: 50 * MINUTE }, '2026-11-24', ['09:00', '09:50', '10:40']],
    ['a break for lunch', {
      windows: [{ days: 'workdays', from: '14:00', to: '15:00' }, { days: 'workdays', from: '09:00', to: '10:00' }],
    }, '2026-11-24', ['09:00', '14:00']],
    ['windows that overlap only once', {
      windows: [{ days: 'workdays', from: '09:00', to: '11:00' }, { days: 'workdays', from: '10:00', to: '12:00' }],
    }, '2026-11-24', ['09:00', '10:00', '11:00']],
    ['nothing on a Saturday', {}, '2026-11-28', []],
    ['a make-up workday', {}, '2026-10-10', ['09:00', '10:00', '11:00']],
    ['nothing on a holiday in the week', {}, '2026-10-06', []],
    ['a Saturday window', { windows: [{ days: [6], from: '09:00', to: '10:00' }] }, '2026-11-28', ['09:00']],
    ['nothing on a Saturday of a holiday', { windows: [{ days: [6], from: '09:00', to: '10:00' }] }, '2026-10-03', []],
    ['nothing in a year without a calendar', {}, '2027-01-04', []],
    ['the last slot of a day that ends at midnight', {
      windows: [{ days: 'every-day', from: '22:00', to: '24:00' }],
    }, '2026-11-24', ['22:00', '23:00']],
  ]
  for (const [title, changes, day, expected] of cases) {
    it(`has ${title}`, () => deepEqual(times(slotsOn(service(changes), day, calendar)), expected))
  }

  const opening: readonly (readonly [string, string, boolean])[] = [
    [NINE, '2026-11-24 07:00', true], [NINE, '2026-11-24 07:01', false], [NINE, '2026-11-24 10:00', false],
    [NINE, '2026-11-10 09:00', true], [NINE, '2026-11-10 08:59', false],
    ['2026-11-24T09:30', '2026-11-23 09:00', false], ['2026-11-28T09:00', '2026-11-23 09:00', false],
    ['nonsense', '2026-11-23 09:00', false],
  ]
  for (const [slot, now, expected] of opening) {
    it(`${expected ? 'takes' : 'does not take'} ${slot} at ${now}`, () =>
      equal(isOpen(service(), slot, { calendar, at: at(now) }), expected))
  }

  it('lists what is free, day by day, and how many seats', () => {
    const view = { calendar, at: NOW, taken: (slot: string) => slot === NINE ? 2 : slot === TEN ? 1 : 0 }
    const free = freeSlots(service({ seats: 2, horizon: 27 * HOUR }), view)
    deepEqual(free, [
      { slot: '2026-11-23T10:00', free: 2 }, { slot: '2026-11-23T11:00', free: 2 },
      { slot: TEN, free: 1 }, { slot: '2026-11-24T11:00', free: 2 },
    ])
  })

  it('opens nothing at all without a calendar', () => {
    deepEqual(freeSlots(service({ horizon: 60 * DAY }), { calendar: createCalendar([]), at: NOW, taken: () => 0 }), [])
  })
})
