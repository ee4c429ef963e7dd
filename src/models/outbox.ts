// An entry of the outbox: when it is due, who has it, and, sealed, what is wanted.

import { defineModel, LEAVES } from './define.ts'

/** An outbox entry's document. */
export type OutboxDocument = {
  readonly _id: string
  readonly schema: number
  readonly conversation: string
  readonly state: 'waiting' | 'done' | 'parked'
  /** In ms: when it may be taken; a lease puts it off. */
  readonly due: number
  readonly tries: number
  /** Who has taken it last. */
  readonly token?: string
  /** What is wanted; gone when it is done. */
  readonly sealed?: Uint8Array
  /** Why it was put off or parked, as a code. */
  readonly why?: string
  readonly expires: Date
}

/** The model of `outbox`. */
export const outboxModel = defineModel<OutboxDocument>('outbox', {
  _id: { type: String, required: true },
  conversation: { type: String, required: true },
  state: { type: String, required: true },
  due: { type: Number, required: true },
  tries: { type: Number, required: true },
  token: String,
  sealed: Buffer,
  why: String,
  expires: { type: Date, required: true },
}, [
  [{ state: 1, due: 1 }],
  LEAVES,
])
