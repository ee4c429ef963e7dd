// Books, moves and cancels appointments. Each may be repeated with the same key wherever its process has died, and comes
// to the same end; docs/decisions/0005 walks through every place where it can die.

import type { Calendar } from '../lib/calendar.ts'
import type { Appointment, Appointments } from '../ports/appointments.ts'
import type { BookableService } from '../ports/department.ts'
import type { Aliases } from '../ports/records.ts'
import { CLAIM, createSeating, type Seating } from './seats.ts'
import { isOpen, startOf } from './slots.ts'

/** Makes numbers, codes and aliases for new appointments. */
export type AppointmentIssuer = {
  readonly number: (kind: 'appointment', key: string, attempt: number) => string
  readonly call: (key: string) => string
  readonly alias: () => string
  readonly code: (number: string) => { readonly code: string; readonly codeHash: string }
}

/** What booking is made of; `keep` is how long an appointment is kept after its day, in ms. */
export type BookingParts = {
  readonly appointments: Appointments
  readonly aliases: Aliases
  readonly issuer: AppointmentIssuer
  readonly calendar: Calendar
  readonly keep: number
}

/** What is to be booked, by which call and for whom. */
export type Booking = {
  readonly key: string
  readonly at: number
  readonly conversation: string
  readonly service: BookableService
  readonly unit: string
  readonly slot: string
  readonly content: Appointment['content']
}

/** A change of an appointment, by which call. */
export type Change = { readonly key: string; readonly at: number; readonly number: string }

/** What came of it. */
export type Booked<Reason extends string> =
  | { readonly ok: true; readonly appointment: Appointment }
  | { readonly ok: false; readonly reason: Reason }

/** Books, moves, cancels, and tells what a conversation has booked. */
export type Bookings = {
  readonly book: (booking: Booking) => Promise<Booked<'taken' | 'closed' | 'already'>>
  readonly move: (change: Change & { readonly service: BookableService; readonly slot: string }) =>
    Promise<Booked<'taken' | 'closed' | 'gone'>>
  /** Cancels; `reason` is for the appointment's timeline. */
  readonly cancel: (change: Change & { readonly reason?: string }) => Promise<Booked<'gone'>>
  /** The appointments that a conversation still has before it, the next one first. */
  readonly open: (conversation: string, at: number) => Promise<readonly Appointment[]>
  readonly taken: Seating['taken']
}

const ATTEMPTS = 20

/** Creates the bookings. */
export function createBookings(parts: BookingParts): Bookings {
  const { appointments, aliases } = parts
  const seating = createSeating(appointments)

  const open: Bookings['open'] = async (conversation, at) => {
    const found = await appointments.withAliases(await aliases.of(conversation, 'appointment'))
    return found
      .filter(({ state, slot }) => state === 'booked' && startOf(slot) > at)
      .toSorted((a, b) => a.slot.localeCompare(b.slot))
  }

  const book: Bookings['book'] = async (booking) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const number = parts.issuer.number('appointment', booking.key, attempt)
      const kept = await appointments.find(number)
      if (kept && kept.call !== parts.issuer.call(booking.key)) continue
      if (kept) return settle(parts, kept, booking.conversation)
      const refused = await whyNot(booking, parts.calendar, open)
      if (refused) return refuse(refused)
      const { service, unit, slot, at } = booking
      const seat = await seating.claim({ service: service.id, unit, slot }, { seats: service.seats, appointment: number, at })
      if (seat === undefined) return refuse('taken')
      await appointments.add(begin(parts, booking, { number, seat }))
      // Whoever has added it, this process or another that repeats the same call: it is there now.
      attempt--
    }
    throw new RangeError('no number is left for this call')
  }

  return { book, open, taken: seating.taken, move: createMove(parts, seating), cancel: createCancel(parts) }
}

async function whyNot({ service, slot, at, conversation }: Booking, calendar: Calendar, open: Bookings['open']) {
  if (!isOpen(service, slot, { calendar, at })) return 'closed'
  const mine = (await open(conversation, at)).filter((each) => each.service === service.id)
  return mine.length >= (service.each ?? 1) || mine.some((each) => each.slot === slot) ? 'already' : undefined
}

function begin(
  { issuer, keep }: BookingParts, { key, at, service, unit, slot, content }: Booking,
  { number, seat }: { readonly number: string; readonly seat: string },
): Parameters<Appointments['add']>[0] {
  return {
    number, seat, unit, slot, content, keep,
    service: service.id, state: 'booked', revision: 1, media: [],
    call: issuer.call(key), alias: issuer.alias(), ...issuer.code(number),
    createdAt: at, keepUntil: startOf(slot) + keep,
    timeline: [{ at, state: 'booked', reason: '' }],
  }
}

// The appointment is there: makes its seat good and links it, unless it has gone on since.
async function settle(
  { appointments, aliases }: BookingParts, kept: Appointment, conversation: string,
): Promise<Booked<'taken'>> {
  const { number, seat, alias, keepUntil, call } = kept
  if (kept.revision === 1 && !await appointments.seats.confirm(seat, number)) {
    const held = await appointments.seats.find(seat)
    if (held?.appointment !== number) {
      // The claim had run out before the appointment was there, and another has taken the seat.
      await appointments.remove(number, call ?? '')
      return refuse('taken')
    }
  }
  if (alias !== undefined) await aliases.link({ alias, conversation, kind: 'appointment', until: keepUntil })
  return { ok: true, appointment: kept }
}

function createMove({ appointments, issuer, calendar }: BookingParts, seating: Seating): Bookings['move'] {
  const { seats } = appointments
  return async ({ key, at, number, service, slot }) => {
    const call = issuer.call(key)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const seen = await appointments.find(number)
      if (seen?.changedBy === call && seen.state === 'booked') return finishMove(appointments, seen)
      const refused = !seen || hasGone(seen, at) ? 'gone' : isOpen(service, slot, { calendar, at }) ? undefined : 'closed'
      if (!seen || refused) return refuse(refused ?? 'gone')
      if (seen.slot === slot) return { ok: true, appointment: seen }
      const seat = await seating.claim({ ...seen, slot }, { seats: service.seats, appointment: number, at })
      if (seat === undefined) return refuse('taken')
      // From here on the old seat is open to whoever finds that the appointment does not hold it any more.
      await seats.leave(seen.seat, number, at + CLAIM)
      const change = { slot, seat, left: seen.seat, changedBy: call, step: { at, reason: '' } }
      // Whoever comes too late starts again; a claim that is not used after all runs out by itself.
      await appointments.change(seen, change)
    }
    return refuse('gone')
  }
}

async function finishMove({ seats }: Appointments, appointment: Appointment): Promise<Booked<never>> {
  const { number, seat, left } = appointment
  await seats.confirm(seat, number)
  if (left !== undefined) await seats.free(left, number)
  return { ok: true, appointment }
}

function createCancel({ appointments, issuer }: BookingParts): Bookings['cancel'] {
  const { seats } = appointments
  return async ({ key, at, number, reason = '' }) => {
    const call = issuer.call(key)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const seen = await appointments.find(number)
      if (seen?.changedBy === call && seen.state === 'cancelled') {
        await seats.free(seen.seat, number)
        if (seen.left !== undefined) await seats.free(seen.left, number)
        return { ok: true, appointment: seen }
      }
      if (!seen || hasGone(seen, at)) return refuse('gone')
      await seats.leave(seen.seat, number, at + CLAIM)
      const left = seen.left === undefined ? {} : { left: seen.left }
      await appointments.change(seen, { state: 'cancelled', changedBy: call, step: { at, reason }, ...left })
    }
    return refuse('gone')
  }
}

function hasGone({ state, slot }: Appointment, at: number): boolean {
  return state !== 'booked' || startOf(slot) <= at
}

function refuse<Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason }
}
