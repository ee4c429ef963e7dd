// What the API shows and changes: each kind of record as one shelf.

import type { Shelf } from './api/records.ts'
import { appointmentPatch, statePatch } from './api/schemas.ts'
import type { Viewed } from './api/view.ts'
import type { Bookings } from './appointments/book.ts'
import type { Appointments } from './ports/appointments.ts'
import type { RecordKind, RecordState, Records, RecordsByKind, Reply } from './ports/records.ts'
import type { MoveRecord } from './records/moving.ts'
import { checkNumber } from './records/numbers.ts'

/** What the shelves are made of. */
export type ShelfParts = {
  readonly records: RecordsByKind
  readonly appointments: Appointments
  readonly bookings: Bookings
  readonly moveRecord: MoveRecord
  readonly random: () => string
}

/** Lists the shelves of the API. */
export function listShelves({ records, appointments, bookings, moveRecord, random }: ShelfParts): readonly Shelf[] {
  const shelve = (name: Shelf['name'], of: Records): Shelf => ({
    name,
    find: inAnyWriting(of.find),
    list: of.list,
    patch: statePatch,
    // The API has read the state by statePatch.
    change: (number, { state, reason }, at) => moveRecord(of.kind, number, { at, state: state as RecordState, reason }),
  })
  return [
    shelve('tips', records.tip),
    shelve('complaints', records.complaint),
    shelve('messages', records.message),
    {
      name: 'appointments',
      find: inAnyWriting(appointments.find),
      list: appointments.list,
      patch: appointmentPatch,
      change: async (number, { reason }, at) => (await bookings.cancel({ key: random(), at, number, reason })).ok,
    },
  ]
}

// Residents are shown their number in groups, and from their screens it is copied: "T 139 002 552 9".
function inAnyWriting(find: Shelf['find']): Shelf['find'] {
  return async (written) => {
    const checked = checkNumber(written)
    return checked.ok ? find(checked.number) : undefined
  }
}

/** Lays a reply into the record it belongs to, once an id, and gives the one that is kept; undefined if there is no record. */
export function keepReply(
  { records, appointments }: Pick<ShelfParts, 'records' | 'appointments'>,
): (record: Viewed, reply: Reply) => Promise<Reply | undefined> {
  return async ({ kind, number }, reply) => {
    const shelf = kind === 'appointment' ? appointments : records[kind as RecordKind] // every other kind is a record's
    if (await shelf.reply(number, reply) === 'added') return reply
    const found = await shelf.find(number)
    return found?.replies.find(({ id }) => id === reply.id)
  }
}
