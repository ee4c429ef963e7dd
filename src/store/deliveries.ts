// Messages on their way to residents in MongoDB: those of a tick go out together, each in the lane of its conversation.

import type { Connection } from 'mongoose'
import type { Sealer } from '../lib/seal.ts'
import { DONE_STAYS, QUEUED_STAYS } from '../lib/stays.ts'
import type { ChannelName } from '../messages/inbound.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { deliveryModel, type DeliveryDocument, type LaneDocument } from '../models/delivery.ts'
import type { Deliveries, Delivery, DeliverySort, Failed, Lane, Outcome, Queued } from '../ports/deliveries.ts'
import { createBatch } from './batch.ts'
import { createLanes, ledgerIn, type Settled } from './lanes.ts'
import { guarded, reach } from './reach.ts'
import { createInserter } from './together.ts'

type Sealed = Pick<Delivery, 'message' | 'about'>

/** Keeps deliveries. */
export function createDeliveries(db: Connection, sealer: Sealer): Deliveries {
  const deliveries = deliveryModel.raw(db)
  const lanes = createLanes(db)
  const insert = createInserter(deliveries)
  const settleAll = createBatch<Settled, true>(async (items) => {
    const outcomes = items.flatMap(({ settlement }) => [...settlement.outcomes].map((each) => close(each, settlement.at)))
    if (outcomes.length > 0) await reach(deliveries.bulkWrite(outcomes, { ordered: false }))
    await reach(lanes.letGo(items))
    return items.map(() => true)
  })
  const fill = async (held: readonly LaneDocument[]): Promise<readonly Lane[]> => {
    if (held.length === 0) return []
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
      await lanes.call(delivery)
      return isNew
    },
    settle: async (lane, settlement) => {
      await settleAll({ lane, settlement })
    },
    ...guarded<Omit<Deliveries, 'add' | 'settle'>>({
      claim: async (channels, wish) => fill(await lanes.claim(channels, wish)),
      take: async (conversation, wish) => {
        const held = await lanes.take(conversation, wish)
        return held ? (await fill([held]))[0] : undefined
      },
      extend: lanes.extend,
      advance: async (id, parts) => {
        await deliveries.updateOne({ _id: id, state: 'queued' }, { $set: { parts } })
      },
      peek: async (conversation) => {
        const [ledger, queued] = await Promise.all([
          lanes.ledgerOf(conversation), deliveries.countDocuments({ conversation, state: 'queued' }),
        ])
        return { ledger, queued }
      },
      states: async (ids) => {
        if (ids.length === 0) return new Map()
        const found = await deliveries.find({ _id: { $in: [...ids] } }, { projection: { state: 1 } }).toArray()
        return new Map(found.map(({ _id, state }) => [_id, state]))
      },
      failed: async (limit) => {
        const found = await deliveries.find({ state: 'failed' }).sort({ state: -1, at: -1 }).limit(limit).toArray()
        return found.map(toFailed)
      },
    }),
  }
}

function lay(sealer: Sealer, { id, conversation, channel, sort, at, message, about, again }: Delivery): DeliveryDocument {
  const inside: Sealed = { message, ...(about && { about }) }
  return {
    _id: id, schema: FIRST_SHAPE, conversation, channel, sort, state: 'queued', at, parts: 0, tries: 0, unsure: 0,
    sealed: sealer.seal(JSON.stringify(inside), aboutDelivery(id)),
    ...(again !== undefined && { again }),
    expires: new Date(Math.max(at, Date.now()) + QUEUED_STAYS),
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

function close([id, outcome]: readonly [string, Outcome], at: number) {
  if (outcome.state === 'queued') {
    const { parts, tries, unsure, again, why } = outcome
    return { updateOne: { filter: { _id: id }, update: { $set: { parts, tries, unsure, why, ...(again !== undefined && { again }) } } } }
  }
  const { state, why } = outcome
  const set = { state, expires: new Date(Math.max(at, Date.now()) + DONE_STAYS), ...(why !== undefined && { why }) }
  return { updateOne: { filter: { _id: id }, update: { $set: set, $unset: { sealed: '' as const } } } }
}

function toLane(lane: LaneDocument, deliveries: readonly Queued[]): Lane {
  const { _id: conversation, channel, token = '', left } = lane
  return {
    conversation, token, left: left - 1, deliveries, ledger: ledgerIn(lane),
    channel: channel as ChannelName, // `callLane` wrote it
  }
}

function toFailed({ _id: id, sort, channel, at, why = '' }: DeliveryDocument): Failed {
  return { id, sort: sort as DeliverySort, channel: channel as ChannelName, at, why }
}

function aboutDelivery(id: string): string {
  return `delivery:${id}`
}
