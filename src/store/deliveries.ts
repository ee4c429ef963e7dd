// Messages on their way to residents in MongoDB: lanes are taken under a lease, deliveries of a tick go out together.

import type { Connection, mongo } from 'mongoose'
import mongoose from 'mongoose'
import type { Sealer } from '../lib/seal.ts'
import { DAY } from '../lib/time.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { deliveryModel, laneModel } from '../models/delivery.ts'
import type { DeliveryDocument, LaneDocument } from '../models/delivery.ts'
import type { ChannelName } from '../messages/inbound.ts'
import type {
  Deliveries, Delivery, DeliverySort, DeliveryState, Failed, Lane, Ledger, Outcome, Queued, Settlement,
} from '../ports/deliveries.ts'
import { createBatch } from './batch.ts'
import { guarded, reach } from './reach.ts'
import { createInserter } from './together.ts'

/** How long the id of what is done is remembered, and how long what is queued and a lane are kept. */
const REMEMBERED = 280 * DAY
const QUEUED = 60 * DAY

/** How many more lanes than wanted are looked at, so that several processes do not all reach for the same ones. */
const SPREAD = 2

type Sealed = Pick<Delivery, 'message' | 'about'>

/** Keeps deliveries. */
export function createDeliveries(db: Connection, sealer: Sealer): Deliveries {
  const deliveries = deliveryModel.raw(db)
  const lanes = laneModel.raw(db)
  const insert = createInserter(deliveries)
  const call = createBatch<Delivery, true>(async (items) => {
    await reach(lanes.bulkWrite(items.map(callLane), { ordered: false }))
    return items.map(() => true)
  })
  const settleAll = createBatch<Settled, true>(async (items) => {
    const outcomes = items.flatMap(({ settlement }) => [...settlement.outcomes].map((each) => close(each, settlement.at)))
    if (outcomes.length > 0) await reach(deliveries.bulkWrite(outcomes, { ordered: false }))
    await reach(lanes.bulkWrite(items.map(letGo), { ordered: false }))
    return items.map(() => true)
  })
  const fill = async (held: readonly LaneDocument[]): Promise<readonly Lane[]> => {
    const ids = held.map(({ _id }) => _id)
    const found = await deliveries.find({ conversation: { $in: ids }, state: 'queued' }).sort({ at: 1, _id: 1 }).toArray()
    const byLane = new Map<string, Queued[]>(ids.map((id) => [id, []]))
    for (const each of found) byLane.get(each.conversation)?.push(open(sealer, each))
    return held.map((lane) => toLane(lane, byLane.get(lane._id) ?? []))
  }

  return {
    add: async (delivery) => {
      const isNew = await insert(lay(sealer, delivery))
      // Also where it was known: whoever laid it in may have died before the lane was called.
      await call(delivery)
      return isNew
    },
    settle: async (lane, settlement) => {
      await settleAll({ lane, settlement })
    },
    ...guarded({
      claim: async (channels: readonly ChannelName[], wish: Parameters<Deliveries['claim']>[1]) => {
        const { at, lease, limit, alone } = wish
        const of = { channel: { $in: [...channels] } }
        const free = { due: { $lte: at }, until: { $exists: false }, ...of }
        // Who held it has died.
        const left = { until: { $lte: at }, ...of }
        const find = (filter: object, order: mongo.Sort) =>
          lanes.find(filter, { projection: { _id: 1, left: 1 }, sort: order, limit: limit * SPREAD }).toArray()
        const abandoned = await find(left, { until: 1 })
        const suspects = abandoned.filter((lane) => lane.left >= alone)
        const due = suspects.length > 0 ? suspects : [...abandoned, ...await find(free, { due: 1 })]
        if (due.length === 0) return []
        const ids = pick(due.map(({ _id }) => _id), suspects.length > 0 ? 1 : limit)
        const token = new mongoose.mongo.ObjectId().toHexString()
        const held = { $set: { until: at + lease, token }, $inc: { left: 1 }, $unset: { due: '' as const } }
        await lanes.updateMany({ _id: { $in: ids }, $or: [free, left] }, held)
        return fill(await lanes.find({ _id: { $in: ids }, token }).toArray())
      },
      take: async (conversation: string, { at, lease }: Parameters<Deliveries['take']>[1]) => {
        const token = new mongoose.mongo.ObjectId().toHexString()
        const held = await lanes.findOneAndUpdate(
          { _id: conversation, $or: [{ until: { $exists: false } }, { until: { $lte: at } }] },
          { $set: { until: at + lease, token }, $inc: { left: 1 }, $unset: { due: '' as const } },
          { returnDocument: 'after' },
        )
        return held ? (await fill([held]))[0] : undefined
      },
      extend: async (held: readonly Lane[], until: number) => {
        const [ids, tokens] = [held.map(({ conversation }) => conversation), [...new Set(held.map(({ token }) => token))]]
        await lanes.updateMany({ _id: { $in: ids }, token: { $in: tokens } }, { $set: { until } })
      },
      advance: async (id: string, parts: number) => {
        await deliveries.updateOne({ _id: id, state: 'queued' }, { $set: { parts } })
      },
      peek: async (conversation: string) => {
        const [lane, queued] = await Promise.all([
          lanes.findOne({ _id: conversation }), deliveries.countDocuments({ conversation, state: 'queued' }),
        ])
        return { ledger: (lane?.ledger ?? {}) as Ledger, queued } // `letGo` wrote it
      },
      states: async (ids: readonly string[]) => {
        if (ids.length === 0) return new Map<string, DeliveryState>()
        const found = await deliveries.find({ _id: { $in: [...ids] } }, { projection: { state: 1 } }).toArray()
        return new Map(found.map(({ _id, state }) => [_id, state]))
      },
      failed: async (limit: number) => {
        const found = await deliveries.find({ state: 'failed' }).sort({ state: -1, at: -1 }).limit(limit).toArray()
        return found.map(toFailed)
      },
    }),
  }
}

type Settled = { readonly lane: Lane; readonly settlement: Settlement }

function lay(sealer: Sealer, { id, conversation, channel, sort, at, message, about, again }: Delivery): DeliveryDocument {
  const inside: Sealed = { message, ...(about && { about }) }
  return {
    _id: id, schema: FIRST_SHAPE, conversation, channel, sort, state: 'queued', at, parts: 0, tries: 0, unsure: 0,
    sealed: sealer.seal(JSON.stringify(inside), aboutDelivery(id)),
    ...(again !== undefined && { again }),
    expires: new Date(Math.max(at, Date.now()) + QUEUED),
  }
}

function open(sealer: Sealer, document: DeliveryDocument): Queued {
  const { _id: id, conversation, channel, sort, at, parts, tries, unsure, again, sealed } = document
  const inside = JSON.parse(sealer.open(sealed ?? Buffer.alloc(0), aboutDelivery(id)).toString()) as Sealed // `lay` sealed it
  return {
    ...inside, id, conversation, at, parts, tries, unsure,
    channel: channel as ChannelName, sort: sort as DeliverySort, // `lay` wrote both
    ...(again !== undefined && { again }),
  }
}

function callLane({ conversation, channel, at }: Delivery) {
  const fresh = { schema: FIRST_SHAPE, left: 0, ledger: {} }
  return {
    updateOne: {
      filter: { _id: conversation },
      update: {
        $set: { channel, expires: new Date(Math.max(at, Date.now()) + QUEUED) }, $min: { due: at }, $setOnInsert: fresh,
      },
      upsert: true,
    },
  }
}

function close([id, outcome]: readonly [string, Outcome], at: number) {
  if (outcome.state === 'queued') {
    const { parts, tries, unsure, again, why } = outcome
    return { updateOne: { filter: { _id: id }, update: { $set: { parts, tries, unsure, why, ...(again !== undefined && { again }) } } } }
  }
  const { state, why } = outcome
  const set = { state, expires: new Date(Math.max(at, Date.now()) + REMEMBERED), ...(why !== undefined && { why }) }
  return { updateOne: { filter: { _id: id }, update: { $set: set, $unset: { sealed: '' as const } } } }
}

/** Lets go of a lane; what was laid in meanwhile has made it due. */
function letGo({ lane: { conversation, token }, settlement: { at, due, ledger } }: Settled) {
  return {
    updateOne: {
      filter: { _id: conversation, token },
      update: {
        $set: { left: 0, ledger, expires: new Date(Math.max(at, Date.now()) + QUEUED) }, $unset: { token: '' as const, until: '' as const },
        ...(due !== undefined && { $min: { due } }),
      },
    },
  }
}

function toLane({ _id: conversation, channel, token = '', left, ledger }: LaneDocument, deliveries: readonly Queued[]): Lane {
  return {
    conversation, token, left: left - 1, deliveries,
    channel: channel as ChannelName, ledger: ledger as Ledger, // `callLane` and `letGo` wrote them
  }
}

function toFailed({ _id: id, sort, channel, at, why = '' }: DeliveryDocument): Failed {
  return { id, sort: sort as DeliverySort, channel: channel as ChannelName, at, why }
}

/** Some of the ids, by chance, the first ones sooner. */
function pick(ids: readonly string[], limit: number): string[] {
  if (ids.length <= limit) return [...ids]
  const start = Math.floor(Math.random() * (ids.length - limit + 1))
  return ids.slice(start, start + limit)
}

function aboutDelivery(id: string): string {
  return `delivery:${id}`
}
