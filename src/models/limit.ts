// How often a source has tried in its running window, and how often all together were wrong in a minute.

import { defineModel, LEAVES } from './define.ts'

/** A count's document. */
export type LimitDocument = {
  readonly _id: string
  readonly schema: number
  readonly count: number
  /** In ms: when the window began, and how long it is. */
  readonly since: number
  readonly span: number
  readonly expires: Date
}

/** The model of `limits`. */
export const limitModel = defineModel<LimitDocument>('limits', {
  _id: { type: String, required: true },
  count: { type: Number, required: true },
  since: { type: Number, required: true },
  span: { type: Number, required: true },
  expires: { type: Date, required: true },
}, [LEAVES])
