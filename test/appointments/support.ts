// What tests of bookings share: a small service, the calendar, an issuer, ports that die after so many steps.

import { createCalendar } from '../../src/lib/calendar.ts'
import { createHasher } from '../../src/lib/hash.ts'
import { chinaInstant, DAY, HOUR, MINUTE } from '../../src/lib/time.ts'
import { createBookings } from '../../src/appointments/book.ts'
import type { Booking, BookingParts, Bookings } from '../../src/appointments/book.ts'
import type { Appointments } from '../../src/ports/appointments.ts'
import type { BookableService } from '../../src/ports/department.ts'
import type { Aliases } from '../../src/ports/records.ts'
import { createAppointments } from '../../src/store/memory/appointments.ts'
import { createAliases } from '../../src/store/memory/records.ts'
import { createIssuer } from '../../src/records/issue.ts'
import { department } from '../services/department.ts'

/** Monday, 23 November 2026, 08:00 in China. */
export const NOW = chinaInstant('2026-11-23', '08:00')

/** Tomorrow's first slots. */
export const NINE = '2026-11-24T09:00'
export const TEN = '2026-11-24T10:00'

export const calendar = createCalendar(department.years)

/** A service of two hours in the morning with one seat a slot, unless told otherwise. */
export function service(changes: Partial<BookableService> = {}): BookableService {
  return {
    id: 'svc', name: { 'zh-CN': '办事' }, units: ['hall'], length: HOUR, seats: 1,
    windows: [{ days: 'workdays', from: '09:00', to: '12:00' }],
    horizon: 14 * DAY, notice: 2 * HOUR, bring: { 'zh-CN': [] }, ...changes,
  }
}

/** Ports in memory, or those given, and bookings on them. */
export type House = { readonly appointments: Appointments; readonly aliases: Aliases; readonly bookings: Bookings }

/** Makes a house whose numbers depend on `seed`. */
export function house(
  { appointments = createAppointments(), aliases = createAliases(), seed = 1 }: {
    readonly appointments?: Appointments
    readonly aliases?: Aliases
    readonly seed?: number
  } = {},
): House {
  let count = 0
  const random = (length: number): Uint8Array => Uint8Array.from({ length }, (_, i) => (++count * 37 + i * 11) % 256)
  const issuer = createIssuer(createHasher(Buffer.alloc(32, seed)), random)
  const parts: BookingParts = { appointments, aliases, issuer, calendar, keep: 180 * DAY }
  return { appointments, aliases, bookings: createBookings(parts) }
}

/** A booking of a call by a conversation. */
export function booking(key: string, changes: Partial<Booking> = {}): Booking {
  return {
    key, at: NOW, conversation: `resident-${key}`, service: service(), unit: 'hall', slot: NINE,
    content: { name: '王小明', phone: '13800000000' }, ...changes,
  }
}

/** What a process throws when it dies. */
export const DEATH = new Error('the process died')

/** What comes before each step: nothing, or whatever else goes on meanwhile. */
export type Pause = (step: string) => Promise<unknown>

/** The ports of a process that dies after its n-th step in the store: the step is done, its result is never seen. */
export function mortal(
  whole: Pick<House, 'appointments' | 'aliases'>, steps: number, pause: Pause = async () => {},
): Pick<House, 'appointments' | 'aliases'> {
  let left = steps
  const wrap = <Port extends object>(port: Port): Port => Object.fromEntries(Object.entries(port).map(([name, step]) => [
    name,
    typeof step !== 'function' ? wrap(step as object) : async (...args: readonly unknown[]) => {
      if (left === 0) throw DEATH
      left -= 1
      await pause(name)
      const result: unknown = await step(...args)
      if (left === 0) throw DEATH
      return result
    },
  ])) as Port // the same names, each with a function of the same type
  return { appointments: wrap(whole.appointments), aliases: wrap(whole.aliases) }
}

/** After the claims of dead processes have run out. */
export const LATER = NOW + 3 * MINUTE
