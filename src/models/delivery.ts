// Messages on their way to residents, and the lanes that keep them in order.

import { defineModel, LEAVES } from './define.ts'

/** A delivery's document. */
export type DeliveryDocument = {
  readonly _id: string
  readonly schema: number
  readonly conversation: string
  readonly channel: string
  readonly sort: string
  readonly state: 'queued' | 'sent' | 'waiting' | 'failed' | 'expired'
  /** In ms. */
  readonly at: number
  readonly parts: number
  readonly tries: number
  readonly unsure: number
  readonly again?: number
  /** The message; gone once it is done with. */
  readonly sealed?: Uint8Array
  readonly why?: string
  readonly expires: Date
}

/** A lane's document: who holds it, when it is to be looked at, what was spent of the platform's quota. */
export type LaneDocument = {
  /** The conversation's id. */
  readonly _id: string
  readonly schema: number
  readonly channel: string
  readonly left: number
  /** In ms; left out where nothing is to be sent, and while the lane is held. */
  readonly due?: number
  /** Until when it is held, in ms; left out where it is not. */
  readonly until?: number
  readonly token?: string
  readonly ledger: object
  readonly expires: Date
}

/** The model of `deliveries`. */
export const deliveryModel = defineModel<DeliveryDocument>('deliveries', {
  _id: { type: String, required: true },
  conversation: { type: String, required: true },
  channel: { type: String, required: true },
  sort: { type: String, required: true },
  state: { type: String, required: true },
  at: { type: Number, required: true },
  parts: { type: Number, required: true },
  tries: { type: Number, required: true },
  unsure: { type: Number, required: true },
  again: Number,
  sealed: Buffer,
  why: String,
  expires: { type: Date, required: true },
}, [
  [{ conversation: 1, state: 1, at: 1 }],
  [{ state: 1, at: 1 }],
  LEAVES,
])

/** The model of `lanes`. */
export const laneModel = defineModel<LaneDocument>('lanes', {
  _id: { type: String, required: true },
  channel: { type: String, required: true },
  left: { type: Number, required: true },
  due: Number,
  until: Number,
  token: String,
  ledger: { type: Object, required: true },
  expires: { type: Date, required: true },
}, [
  [{ due: 1 }, { sparse: true }],
  [{ until: 1 }, { sparse: true }],
  LEAVES,
])
