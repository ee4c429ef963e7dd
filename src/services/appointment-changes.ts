// Books, finds, moves and cancels appointments for residents.

import type { Bookings } from '../appointments/book.ts'
import type { Hasher } from '../lib/hash.ts'
import { sameSecret } from '../lib/hash.ts'
import type { Appointment, Appointments } from '../ports/appointments.ts'
import type { Department } from '../ports/department.ts'
import type { Aliases } from '../ports/records.ts'
import type { CallContext, Service } from '../ports/services.ts'
import { agreedAt, ANSWER, CHOSEN, defineService, give, refuse, TEXT, valueOf } from './define.ts'
import { sayReceipt } from './receipt.ts'
import { sayBring, sayName, saySlot, sayUnit } from './say.ts'
import { TYPED, type Unlock } from './unlock.ts'

/** What these services are made of. */
export type ChangeParts = {
  readonly department: Department
  readonly appointments: Appointments
  readonly aliases: Aliases
  readonly bookings: Bookings
  readonly unlock: Unlock
  readonly hasher: Hasher
}

const APPOINTMENT = {
  type: ['string', 'object'],
  properties: { value: { type: 'string' }, proof: { type: 'string' } },
  required: ['value'],
} as const

const SHOWN = [
  'number', 'numberText', 'service', 'serviceText', 'unit', 'unitText', 'address', 'slot', 'slotText', 'bring', 'bringText',
] as const
const GIVES = [...SHOWN, 'code', 'codeText'] as const

/** `appointments.book` */
export function bookAppointment(parts: ChangeParts): Service {
  return defineService({
    name: 'appointments.book',
    gives: GIVES,
    changes: true,
    files: 'appointment',
    input: {
      type: 'object',
      properties: {
        service: CHOSEN, unit: CHOSEN, slot: CHOSEN, name: TEXT, phone: TEXT, materials: ANSWER, consent: ANSWER,
      },
      required: ['service', 'slot', 'name', 'phone'],
      additionalProperties: false,
    },
    reasons: ['taken', 'closed', 'already'],
  }, async ({ service, unit, slot, ...content }, { key, at, conversation, language, channel }) => {
    const found = parts.department.services.find(({ id }) => id === valueOf(service))
    const place = unit === undefined ? found?.units[0] : valueOf(unit)
    if (!found || place === undefined || !found.units.includes(place)) return refuse('closed')
    const booked = await parts.bookings.book({
      key, at, conversation, service: found, unit: place, slot: valueOf(slot),
      // What a flow gives is JSON; the schema has only looked at its form.
      content: { ...agreedAt(content, at) as Appointment['content'], language, channel },
    })
    return booked.ok ? give(describe(parts, booked.appointment, language)) : refuse(booked.reason)
  })
}

/** `appointments.mine`: the appointments that this conversation still has before it, as options. */
export function myAppointments(parts: ChangeParts): Service {
  return defineService({
    name: 'appointments.mine',
    changes: false,
    input: { type: 'object', properties: {}, additionalProperties: false },
  }, async (_, { conversation, at, language }) => {
    const open = await parts.bookings.open(conversation, at)
    return give(open.map((each) => ({ value: each.number, label: labelOf(parts, each, language) })))
  })
}

/** `appointments.find`: opens an appointment by number and code, as cases are opened. */
export function findAppointment(parts: ChangeParts): Service {
  return defineService({
    name: 'appointments.find',
    gives: [...SHOWN, 'value', 'label', 'proof'],
    changes: false,
    input: TYPED,
    reasons: ['typo', 'not-found', 'too-many', 'gone'],
  }, async (typed, context) => {
    const opened = await parts.unlock(typed, context)
    if (!opened.ok) return refuse(opened.reason)
    if (opened.kind !== 'appointment') return refuse('not-found')
    const { appointment } = opened
    if (appointment.state !== 'booked') return refuse('gone')
    // Shows to the services below that this conversation has opened it.
    const proof = proofOf(parts, appointment.number, context)
    const { code: _, codeText: __, ...shown } = describe(parts, appointment, context.language)
    return give({ ...shown, value: appointment.number, label: labelOf(parts, appointment, context.language), proof })
  })
}

/** `appointments.move` */
export function moveAppointment(parts: ChangeParts): Service {
  return defineService({
    name: 'appointments.move',
    gives: GIVES,
    changes: true,
    files: 'appointment',
    input: {
      type: 'object',
      properties: { appointment: APPOINTMENT, slot: CHOSEN },
      required: ['appointment', 'slot'],
      additionalProperties: false,
    },
    reasons: ['taken', 'closed', 'gone'],
  }, async ({ appointment, slot }, context) => {
    const kept = await findOwn(parts, appointment, context)
    const service = parts.department.services.find(({ id }) => id === kept?.service)
    if (!kept || !service) return refuse('gone')
    const { key, at, language } = context
    const moved = await parts.bookings.move({ key, at, number: kept.number, service, slot: valueOf(slot) })
    return moved.ok ? give(describe(parts, moved.appointment, language)) : refuse(moved.reason)
  })
}

/** `appointments.cancel` */
export function cancelAppointment(parts: ChangeParts): Service {
  return defineService({
    name: 'appointments.cancel',
    gives: GIVES,
    changes: true,
    input: { type: 'object', properties: { appointment: APPOINTMENT }, required: ['appointment'], additionalProperties: false },
    reasons: ['gone'],
  }, async ({ appointment }, context) => {
    const kept = await findOwn(parts, appointment, context)
    if (!kept) return refuse('gone')
    const { key, at, language } = context
    const cancelled = await parts.bookings.cancel({ key, at, number: kept.number })
    return cancelled.ok ? give(describe(parts, cancelled.appointment, language)) : refuse('gone')
  })
}

// An appointment that this conversation has booked, or has opened with its code.
async function findOwn(
  parts: ChangeParts, chosen: string | { readonly value: string; readonly proof?: string }, context: CallContext,
): Promise<Appointment | undefined> {
  const number = valueOf(chosen)
  const kept = await parts.appointments.find(number)
  const proof = typeof chosen === 'string' ? undefined : chosen.proof
  if (proof !== undefined && sameSecret(proof, proofOf(parts, number, context))) return kept
  const owner = kept?.alias === undefined ? undefined : await parts.aliases.conversationOf(kept.alias)
  return owner === context.conversation ? kept : undefined
}

function proofOf({ hasher }: ChangeParts, number: string, { conversation }: CallContext): string {
  return hasher.hash('opened', number, conversation)
}

function labelOf(parts: ChangeParts, { service, unit, slot }: Appointment, language: string): string {
  const names = [parts.department.services.find(({ id }) => id === service), parts.department.units.find(({ id }) => id === unit)]
  const [what = '', where = ''] = names.map((each) => each && sayName(each.name, language))
  return [what, saySlot(slot, language), where].filter(Boolean).join(' ')
}

function describe(parts: ChangeParts, appointment: Appointment, language: string) {
  const service = parts.department.services.find(({ id }) => id === appointment.service)
  const unit = parts.department.units.find(({ id }) => id === appointment.unit)
  const slotText = saySlot(appointment.slot, language)
  return {
    ...sayReceipt(appointment),
    service: appointment.service,
    serviceText: service ? sayName(service.name, language) : '',
    unit: appointment.unit,
    unitText: unit ? sayUnit(unit, language) : '',
    address: unit ? sayName(unit.address, language) : '',
    slot: { value: appointment.slot, label: slotText },
    slotText,
    bring: service ? service.bring[language] ?? service.bring['zh-CN'] : [],
    bringText: service ? sayBring(service, language) : '',
  }
}
