// A conversation as it lies in the database: what routing needs in the clear, everything else sealed.

import { defineModel, LEAVES } from './define.ts'

/** A waiting message, sealed. */
export type SealedMail = { readonly id: string; readonly sealed: Uint8Array }

/** A conversation's document. */
export type ConversationDocument = {
  readonly _id: string
  readonly schema: number
  readonly revision: number
  readonly sealed: Uint8Array
  /** In ms; left out where nothing is to be woken. */
  readonly wake?: number
  /** There, and true, when something waits to be moved into the outbox. */
  readonly later?: true
  readonly mail: readonly SealedMail[]
  readonly told?: readonly string[]
  readonly queued?: true
  readonly heard: Date
  readonly expires: Date
}

const mail = { _id: false, id: { type: String, required: true }, sealed: { type: Buffer, required: true } }

/** The model of `conversations`. */
export const conversationModel = defineModel<ConversationDocument>('conversations', {
  _id: { type: String, required: true },
  revision: { type: Number, required: true },
  sealed: { type: Buffer, required: true },
  wake: Number,
  later: Boolean,
  mail: [mail],
  told: { type: [String], default: undefined },
  queued: Boolean,
  heard: { type: Date, required: true },
  expires: { type: Date, required: true },
}, [
  [{ wake: 1 }, { sparse: true }],
  [{ later: 1 }, { sparse: true }],
  LEAVES,
])
