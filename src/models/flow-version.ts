// A version of a flow as it was compiled, with its texts: no resident's data.

import { defineModel, LEAVES } from './define.ts'

/** A version's document; its `_id` is `flow@version`. */
export type FlowVersionDocument = {
  readonly _id: string
  readonly schema: number
  /** As JSON, since names of texts and settings hold dots. */
  readonly flow: string
  readonly texts: string
  /** When it was current last. */
  readonly seen: Date
  readonly expires: Date
}

/** The model of `flows`. */
export const flowVersionModel = defineModel<FlowVersionDocument>('flows', {
  _id: { type: String, required: true },
  flow: { type: String, required: true },
  texts: { type: String, required: true },
  seen: { type: Date, required: true },
  expires: { type: Date, required: true },
}, [LEAVES])
