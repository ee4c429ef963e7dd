// The only link between a record and the conversation it came from. Deleting it cuts the link for good.

import { defineModel, LEAVES } from './define.ts'

/** An alias's document. */
export type AliasDocument = {
  readonly _id: string
  readonly schema: number
  readonly conversation: string
  readonly kind: string
  readonly expires: Date
}

/** The model of `aliases`. */
export const aliasModel = defineModel<AliasDocument>('aliases', {
  _id: { type: String, required: true },
  conversation: { type: String, required: true },
  kind: { type: String, required: true },
  expires: { type: Date, required: true },
}, [[{ conversation: 1, kind: 1 }], LEAVES])
