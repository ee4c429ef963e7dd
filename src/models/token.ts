// A platform's token that all processes share, sealed.

import { defineModel } from './define.ts'

/** A token's document; its `_id` is the account. */
export type TokenDocument = {
  readonly _id: string
  readonly schema: number
  readonly version: number
  readonly sealed?: Uint8Array
  /** In ms, as is `life`. */
  readonly until?: number
  readonly life?: number
  readonly fetching?: string
}

/** The model of `tokens`. */
export const tokenModel = defineModel<TokenDocument>('tokens', {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  sealed: Buffer,
  until: Number,
  life: Number,
  fetching: String,
}, [])
