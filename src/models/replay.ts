// What a signature was used for, kept as long as it is fresh; there only where several processes hear one platform.

import { defineModel, LEAVES } from './define.ts'

/** A used signature's document. */
export type ReplayDocument = {
  /** Keyed hash of what was signed. */
  readonly _id: string
  readonly schema: number
  /** Keyed hash of the message. */
  readonly digest: string
  readonly expires: Date
}

/** The model of `replays`. */
export const replayModel = defineModel<ReplayDocument>('replays', {
  _id: { type: String, required: true },
  digest: { type: String, required: true },
  expires: { type: Date, required: true },
}, [LEAVES])
