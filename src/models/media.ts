// A picture or voice message, sealed as a whole: at most 12 MB, so that it fits one document.

import { defineModel, LEAVES } from './define.ts'

/** A medium's document. */
export type MediaDocument = {
  readonly _id: string
  readonly schema: number
  readonly state: 'wanted' | 'kept' | 'refused'
  readonly at: Date
  readonly type?: string
  readonly size?: number
  readonly sha256?: string
  readonly sealed?: Uint8Array
  readonly why?: string
  /** Set once a record holds it. */
  readonly record?: string
  /** When it was given to the department, and in which form. */
  readonly given?: readonly { readonly at: Date; readonly form: 'copy' | 'original' }[]
  readonly expires: Date
}

/** The model of `media`. */
export const mediaModel = defineModel<MediaDocument>('media', {
  _id: { type: String, required: true },
  state: { type: String, required: true },
  at: { type: Date, required: true },
  type: { type: String },
  size: Number,
  sha256: String,
  sealed: Buffer,
  why: String,
  record: String,
  given: { type: [{ _id: false, at: Date, form: String }], default: undefined },
  expires: { type: Date, required: true },
}, [LEAVES])
