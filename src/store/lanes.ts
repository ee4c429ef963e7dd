// The lanes of deliveries in MongoDB: one a conversation, taken under a lease, with the ledger of what was spent in it.

import mongoose, { type Connection, type mongo } from 'mongoose'
import { QUEUED_STAYS } from '../lib/stays.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { laneModel, type LaneDocument } from '../models/delivery.ts'
import type { Deliveries, Delivery, Lane, Ledger, Settlement } from '../ports/deliveries.ts'
import { createBatch } from './batch.ts'
import { reach } from './reach.ts'

/** What came of a lane that was held. */
export type Settled = { readonly lane: Lane; readonly settlement: Settlement }

/** Lanes as documents, without the deliveries in them. */
export type Lanes = {
  /** Makes the lane of a delivery due, and makes it if there is none. Those of a tick go out together. */
  readonly call: (delivery: Delivery) => Promise<unknown>
  readonly claim: (...wish: Parameters<Deliveries['claim']>) => Promise<readonly LaneDocument[]>
  readonly take: (...wish: Parameters<Deliveries['take']>) => Promise<LaneDocument | null>
  readonly extend: Deliveries['extend']
  readonly ledgerOf: (conversation: string) => Promise<Ledger>
  /** Lets go of lanes; what was laid in meanwhile has made them due. */
  readonly letGo: (settled: readonly Settled[]) => Promise<unknown>
}

type Collection = mongo.Collection<LaneDocument>

/** How many more lanes than wanted are looked at, so that several processes do not all reach for the same ones. */
const SPREAD = 2

/** Keeps lanes. */
export function createLanes(db: Connection): Lanes {
  const lanes = laneModel.raw(db)
  return {
    call: createBatch<Delivery, true>(async (deliveries) => {
      await reach(lanes.bulkWrite(deliveries.map(callLane), { ordered: false }))
      return deliveries.map(() => true)
    }),
    claim: (channels, wish) => claim(lanes, channels, wish),
    take: (conversation, { at, lease }) => lanes.findOneAndUpdate(
      { _id: conversation, $or: [{ until: { $exists: false } }, { until: { $lte: at } }] },
      hold(newToken(), at + lease),
      { returnDocument: 'after' },
    ),
    extend: async (held, until) => {
      const [ids, tokens] = [held.map(({ conversation }) => conversation), [...new Set(held.map(({ token }) => token))]]
      await lanes.updateMany({ _id: { $in: ids }, token: { $in: tokens } }, { $set: { until } })
    },
    ledgerOf: async (conversation) => ledgerIn(await lanes.findOne({ _id: conversation })),
    letGo: (settled) => lanes.bulkWrite(settled.map(letGo), { ordered: false }),
  }
}

/** The ledger of a lane; an empty one where there is no lane. */
export function ledgerIn(lane: LaneDocument | null): Ledger {
  return (lane?.ledger ?? {}) as Ledger // `callLane` and `letGo` wrote it
}

async function claim(
  lanes: Collection, ...[channels, { at, lease, limit, alone }]: Parameters<Deliveries['claim']>
): Promise<readonly LaneDocument[]> {
  const of = { channel: { $in: [...channels] } }
  const free = { due: { $lte: at }, until: { $exists: false }, ...of }
  // Who held it has died.
  const left = { until: { $lte: at }, ...of }
  const find = (filter: object, sort: mongo.Sort) =>
    lanes.find(filter, { projection: { _id: 1, left: 1 }, sort, limit: limit * SPREAD }).toArray()
  const abandoned = await find(left, { until: 1 })
  const suspects = abandoned.filter((lane) => lane.left >= alone)
  const due = suspects.length > 0 ? suspects : [...abandoned, ...await find(free, { due: 1 })]
  if (due.length === 0) return []
  const ids = pick(due.map(({ _id }) => _id), suspects.length > 0 ? 1 : limit)
  const token = newToken()
  await lanes.updateMany({ _id: { $in: ids }, $or: [free, left] }, hold(token, at + lease))
  return lanes.find({ _id: { $in: ids }, token }).toArray()
}

function newToken(): string {
  return new mongoose.mongo.ObjectId().toHexString()
}

function hold(token: string, until: number) {
  return { $set: { until, token }, $inc: { left: 1 }, $unset: { due: '' as const } }
}

function callLane({ conversation, channel, at }: Delivery) {
  const fresh = { schema: FIRST_SHAPE, left: 0, ledger: {} }
  return {
    updateOne: {
      filter: { _id: conversation },
      update: { $set: { channel, expires: expiryOf(at) }, $min: { due: at }, $setOnInsert: fresh },
      upsert: true,
    },
  }
}

function letGo({ lane: { conversation, token }, settlement: { at, due, ledger } }: Settled) {
  return {
    updateOne: {
      filter: { _id: conversation, token },
      update: {
        $set: { left: 0, ledger, expires: expiryOf(at) },
        $unset: { token: '' as const, until: '' as const },
        ...(due !== undefined && { $min: { due } }),
      },
    },
  }
}

function expiryOf(at: number): Date {
  return new Date(Math.max(at, Date.now()) + QUEUED_STAYS)
}

/** Some of the ids, by chance, the first ones sooner. */
function pick(ids: readonly string[], limit: number): string[] {
  if (ids.length <= limit) return [...ids]
  const start = Math.floor(Math.random() * (ids.length - limit + 1))
  return ids.slice(start, start + limit)
}
