// What a resident has agreed to be told by one template of notices.

import { defineModel, LEAVES } from './define.ts'

/** A consent's document; its `_id` is a hash of conversation and template. */
export type ConsentDocument = {
  readonly _id: string
  readonly schema: number
  /** How often they agreed and were not told anything yet. */
  readonly count: number
  /** Whether they agreed when they last said anything. */
  readonly stands: boolean
  /** The last acts, so that none counts twice. */
  readonly acts: readonly string[]
  readonly expires: Date
}

/** The model of `consents`. */
export const consentModel = defineModel<ConsentDocument>('consents', {
  _id: { type: String, required: true },
  count: { type: Number, required: true },
  stands: { type: Boolean, required: true },
  acts: [String],
  expires: { type: Date, required: true },
}, [LEAVES])
