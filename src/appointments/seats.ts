// Claims on seats: who may take one, and what becomes of claims whose process died. docs/decisions/0005 tells why it is safe.

import { MINUTE } from '../lib/time.ts'
import type { Appointment, Appointments, Seat } from '../ports/appointments.ts'
import { startOf } from './slots.ts'

/** A slot of a service at a unit. */
export type Place = { readonly service: string; readonly unit: string; readonly slot: string }

/** How long a claim holds, and how long a seat stays known after its slot. */
export const CLAIM = 2 * MINUTE
const REMEMBERED = 30 * 24 * 60 * MINUTE

/** What claiming is made of. */
export type Seating = {
  /** Claims a free seat for an appointment; undefined if there is none. An earlier claim of the same appointment is used again. */
  readonly claim: (place: Place, wish: { readonly seats: number; readonly appointment: string; readonly at: number }) =>
    Promise<string | undefined>
  /** How many seats are taken in each slot between two days, the first included. */
  readonly taken: (at: Omit<Place, 'slot'>, days: { readonly from: string; readonly to: string; readonly at: number }) =>
    Promise<(slot: string) => number>
}

/** Creates what claims seats. */
export function createSeating(appointments: Appointments): Seating {
  const { seats } = appointments

  const claim: Seating['claim'] = async ({ service, unit, slot }, { seats: count, appointment, at }) => {
    const place = `${service}/${unit}/${slot}`
    const ids = Array.from({ length: count }, (_, i) => `${place}#${i + 1}`)
    const wish = { appointment, until: at + CLAIM, expires: startOf(slot) + REMEMBERED }
    // Each round sees what the one before has lost; there are no more losses than seats.
    for (let round = 0; round <= count; round++) {
      const found = await seats.between(`${place}#`, `${place}$`) // $ comes right after #
      const seen = new Map(found.map((seat) => [seat.id, seat]))
      const own = found.find((seat) => seat.appointment === appointment && !seat.leaving)
      if (own && !isClaimable(own, at)) return own.id
      const open = own ? [own.id] : ids.filter((id) => isClaimable(seen.get(id), at))
      const id = open[(round + tailOf(appointment)) % open.length]
      if (id === undefined) return undefined
      const before = seen.get(id)
      const won = before ? await succeed(appointments, before, { ...wish, id }) : await seats.claim({ ...wish, id })
      if (won) return id
    }
    return undefined
  }

  return {
    claim,
    taken: async ({ service, unit }, { from, to, at }) => {
      const found = await seats.between(`${service}/${unit}/${from}`, `${service}/${unit}/${to}`)
      const counts = new Map<string, number>()
      for (const seat of found) {
        if (isClaimable(seat, at) && !holds(await appointments.find(seat.appointment), seat.id)) continue
        const slot = seat.id.slice(seat.id.lastIndexOf('/') + 1, seat.id.lastIndexOf('#'))
        counts.set(slot, (counts.get(slot) ?? 0) + 1)
      }
      return (slot) => counts.get(slot) ?? 0
    },
  }
}

function holds(appointment: Appointment | undefined, seat: string): boolean {
  return appointment?.state === 'booked' && appointment.seat === seat
}

function isClaimable(seat: Seat | undefined, at: number): boolean {
  return !seat || (seat.until !== undefined && seat.until <= at)
}

// Takes over a claim that has run out. An appointment that holds the seat after all keeps it; one that is there and
// does not hold it is raised first, so that a change of its own that is still under way finds itself too late.
async function succeed(
  { find, change, seats }: Appointments, seen: Seat, claim: Parameters<Appointments['seats']['claim']>[0],
): Promise<boolean> {
  if (seen.appointment === claim.appointment && !seen.leaving) return seats.takeOver(seen, claim)
  const owner = await find(seen.appointment)
  if (owner && holds(owner, seen.id)) {
    await seats.extend(seen, claim.until)
    return false
  }
  if (owner && !await change(owner, { ...(owner.left !== undefined && { left: owner.left }) })) return false
  return seats.takeOver(seen, claim)
}

// Spreads those who come at once over the seats, instead of letting all try the first.
function tailOf(number: string): number {
  return Number(number.slice(-3)) || 0
}
