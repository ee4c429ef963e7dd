// What can be picked on the way to an appointment: services, units, days, slots.

import { freeSlots, type FreeSlot } from '../appointments/slots.ts'
import type { Bookings } from '../appointments/book.ts'
import type { Calendar } from '../lib/calendar.ts'
import { addDays, chinaDay } from '../lib/time.ts'
import type { Appointments } from '../ports/appointments.ts'
import type { BookableService, Department, Lists, Names } from '../ports/department.ts'
import type { Service } from '../ports/services.ts'
import { CHOSEN, defineService, give, valueOf } from './define.ts'
import { listFor, sayDay, sayName } from './say.ts'

/** What options are made of. */
export type OptionParts = {
  readonly department: Department
  readonly calendar: Calendar
  readonly appointments: Appointments
  readonly bookings: Bookings
}

type Chosen = string | { readonly value: string }
type Asked = { readonly service?: Chosen; readonly unit?: Chosen; readonly appointment?: Chosen }

const PLACE = { service: CHOSEN, unit: CHOSEN, appointment: CHOSEN } as const

type Called = { readonly id: string; readonly name: Names; readonly also?: Lists }

function offerOf({ id, name, also }: Called, language: string, places: readonly string[] = []) {
  const words = [...(also ? listFor(also, language) : []), ...places]
  return { value: id, label: sayName(name, language), ...(words.length > 0 && { words }) }
}

/** `appointments.services` */
export function bookableServices({ department }: OptionParts): Service {
  return defineService({
    name: 'appointments.services',
    changes: false,
    input: { type: 'object', properties: {}, additionalProperties: false },
  }, async (_, { language }) =>
    give(department.services.map((service) => offerOf(service, language, placesOf(department, service, language)))))
}

// Where only one thing can be booked, the place's name is a name of that: "预约车管所".
function placesOf({ units, services }: Department, service: BookableService, language: string): readonly string[] {
  return units.filter(({ id }) => service.units.includes(id) && services.every((other) => other === service || !other.units.includes(id)))
    .flatMap(({ name, also }) => [sayName(name, language), ...(also ? listFor(also, language) : [])])
}

/** `appointments.units`: where a service can be booked. */
export function unitsOfService({ department }: OptionParts): Service {
  return defineService({
    name: 'appointments.units',
    changes: false,
    input: { type: 'object', properties: { service: CHOSEN }, required: ['service'], additionalProperties: false },
  }, async ({ service }, { language }) => {
    const found = department.services.find(({ id }) => id === valueOf(service))
    const units = department.units.filter(({ id }) => found?.units.includes(id))
    return give(units.map((unit) => offerOf(unit, language)))
  })
}

/** `appointments.days`: days with a free slot, for a service at a unit or for an appointment that is to be moved. */
export function freeDays(parts: OptionParts): Service {
  return defineService({
    name: 'appointments.days',
    changes: false,
    input: { type: 'object', properties: PLACE, additionalProperties: false },
  }, async (asked, { at, language }) => {
    const days = new Set((await findFree(parts, asked, at)).map(({ slot }) => slot.slice(0, 10)))
    return give([...days].map((day) => ({ value: day, label: sayDay(day, language) })))
  })
}

/** `appointments.slots`: free slots of a day. */
export function freeTimes(parts: OptionParts): Service {
  return defineService({
    name: 'appointments.slots',
    changes: false,
    input: { type: 'object', properties: { ...PLACE, day: CHOSEN }, required: ['day'], additionalProperties: false },
  }, async ({ day, ...asked }, { at }) => {
    const free = await findFree(parts, asked, at)
    return give(free
      .filter(({ slot }) => slot.startsWith(valueOf(day)))
      .map(({ slot }) => ({ value: slot, label: slot.slice(11) })))
  })
}

async function findFree(parts: OptionParts, asked: Asked, at: number): Promise<readonly FreeSlot[]> {
  const place = await findPlace(parts, asked)
  if (!place) return []
  const { service, unit } = place
  const until = addDays(chinaDay(at + service.horizon), 1)
  const taken = await parts.bookings.taken({ service: service.id, unit }, { from: chinaDay(at), to: until, at })
  return freeSlots(service, { calendar: parts.calendar, at, taken })
}

async function findPlace(
  { department, appointments }: OptionParts, { service, unit, appointment }: Asked,
): Promise<{ readonly service: BookableService; readonly unit: string } | undefined> {
  const kept = appointment === undefined ? undefined : await appointments.find(valueOf(appointment))
  const id = kept?.service ?? (service === undefined ? undefined : valueOf(service))
  const found = department.services.find((each) => each.id === id)
  const at = kept?.unit ?? (unit === undefined ? found?.units[0] : valueOf(unit))
  return found && at !== undefined && found.units.includes(at) ? { service: found, unit: at } : undefined
}
