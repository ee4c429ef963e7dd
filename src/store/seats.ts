// Seats in MongoDB: whoever inserts the seat's document has it. What is claimed carries until when.

import type { Connection } from 'mongoose'
import { FIRST_SHAPE } from '../models/define.ts'
import { seatModel } from '../models/seat.ts'
import type { SeatDocument } from '../models/seat.ts'
import type { Claim, Seat, Seats } from '../ports/appointments.ts'
import { guarded, unlessThere } from './reach.ts'

/** Keeps seats. */
export function createSeats(db: Connection): Seats {
  const raw = seatModel.raw(db)
  return guarded({
    between: async (from: string, to: string) => {
      const found = await raw.find({ _id: { $gte: from, $lt: to } }).toArray()
      return found.map(open)
    },
    find: async (id: string) => {
      const found = await raw.findOne({ _id: id })
      return found ? open(found) : undefined
    },
    claim: ({ id, appointment, until, expires }: Claim) => unlessThere(raw.insertOne({
      _id: id, schema: FIRST_SHAPE, appointment, until, expires: new Date(expires),
    })),
    takeOver: async (seen: Seat, { appointment, until }: Claim) => {
      const { matchedCount } = await raw.updateOne(asSeen(seen), { $set: { appointment, until }, $unset: { leaving: 1 } })
      return matchedCount > 0
    },
    extend: async (seen: Seat, until: number) => {
      await raw.updateOne(asSeen(seen), { $set: { until } })
    },
    confirm: async (id: string, appointment: string) => {
      // Not one that is being left: that must stay open to whoever finds it.
      const { matchedCount } = await raw.updateOne(
        { _id: id, appointment, leaving: { $exists: false } }, { $unset: { until: 1 } },
      )
      return matchedCount > 0
    },
    leave: async (id: string, appointment: string, until: number) => {
      await raw.updateOne({ _id: id, appointment }, { $set: { until, leaving: true } })
    },
    free: async (id: string, appointment: string) => {
      await raw.deleteOne({ _id: id, appointment })
    },
  })
}

function asSeen({ id, appointment, until }: Seat) {
  return { _id: id, appointment, ...(until === undefined ? { until: { $exists: false } } : { until }) }
}

function open({ _id: id, appointment, until, leaving }: SeatDocument): Seat {
  return { id, appointment, ...(until !== undefined && { until }), ...(leaving && { leaving }) }
}
