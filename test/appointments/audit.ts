// Goes through all seats and appointments and tells what does not fit together.

import type { Appointment, Appointments } from '../../src/ports/appointments.ts'

/** Lists what is wrong: seats held for nobody, appointments without their seat, seats held twice, free seats among `full`. */
export async function auditSeats(
  appointments: Appointments, at: number, full?: readonly [place: string, slots: readonly string[]],
): Promise<readonly string[]> {
  const page = await appointments.list({ limit: 100_000 })
  const all = page?.items ?? []
  const seats = await appointments.seats.between('', '~')
  const byId = new Map(seats.map((seat) => [seat.id, seat]))
  const held = all.filter(({ state }) => state === 'booked')
  const wrong: string[] = []
  for (const { number, seat } of held) {
    if (byId.get(seat)?.appointment !== number) wrong.push(`${number} is booked without its seat ${seat}`)
  }
  const holder = (seat: string): Appointment | undefined => held.find((each) => each.seat === seat)
  for (const { id, appointment, until } of seats) {
    if (until === undefined && holder(id)?.number !== appointment) wrong.push(`${id} is held for nobody`)
    if (until !== undefined && until > at + 120_000) wrong.push(`${id} is claimed for too long`)
  }
  if (new Set(held.map(({ seat }) => seat)).size !== held.length) wrong.push('a seat is booked twice')
  for (const slot of full?.[1] ?? []) {
    if (!holder(`${full?.[0]}/${slot}#1`)) wrong.push(`nobody could have ${slot}`)
  }
  return wrong
}
