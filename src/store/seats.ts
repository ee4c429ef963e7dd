// Seats in MongoDB: whoever inserts the seat's document has it. What is claimed carries until when.

import type { Connection } from 'mongoose'
import { FIRST_SHAPE } from '../models/define.ts'
import { seatModel, type SeatDocument } from '../models/seat.ts'
import type { Seat, Seats } from '../ports/appointments.ts'
import { createBatch } from './batch.ts'
import { guarded } from './reach.ts'
import { createFinder, createInserter } from './together.ts'

type Span = { readonly from: string; readonly to: string }

/** Keeps seats. */
export function createSeats(db: Connection): Seats {
  const raw = seatModel.raw(db)
  const find = createFinder(raw)
  const insert = createInserter(raw)
  const inSpan = createBatch<Span, readonly Seat[]>(async (spans) => {
    // Those who want the same slot in one tick look once.
    const looked = new Map<string, Promise<readonly Seat[]>>()
    const look = async ({ from, to }: Span): Promise<readonly Seat[]> =>
      (await raw.find({ _id: { $gte: from, $lt: to } }).toArray()).map(open)
    return Promise.all(spans.map((span) => {
      const key = `${span.from} ${span.to}`
      const seats = looked.get(key) ?? look(span)
      looked.set(key, seats)
      return seats
    }))
  })
  return guarded({
    between: (from, to) => inSpan({ from, to }),
    find: async (id) => {
      const found = await find(id)
      return found && open(found)
    },
    claim: ({ id, appointment, until, expires }) => insert({
      _id: id, schema: FIRST_SHAPE, appointment, until, expires: new Date(expires),
    }),
    takeOver: async (seen, { appointment, until }) => {
      const { matchedCount } = await raw.updateOne(asSeen(seen), { $set: { appointment, until }, $unset: { leaving: 1 } })
      return matchedCount > 0
    },
    extend: async (seen, until) => {
      await raw.updateOne(asSeen(seen), { $set: { until } })
    },
    confirm: async (id, appointment) => {
      // Not one that is being left: that must stay open to whoever finds it.
      const { matchedCount } = await raw.updateOne(
        { _id: id, appointment, leaving: { $exists: false } }, { $unset: { until: 1 } },
      )
      return matchedCount > 0
    },
    leave: async (id, appointment, until) => {
      await raw.updateOne({ _id: id, appointment }, { $set: { until, leaving: true } })
    },
    free: async (id, appointment) => {
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
