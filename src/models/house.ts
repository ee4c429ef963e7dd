// What the store knows of itself: the sealed hashing key, and the shape that each collection is in.

import { defineModel } from './define.ts'

/** A key's document. */
export type KeyDocument = {
  readonly _id: string
  readonly schema: number
  readonly sealed: Uint8Array
  /** Of the SECRET_KEY that seals it. */
  readonly fingerprint: string
}

/** The shape of a collection: the schema number that all its documents have reached. */
export type MetaDocument = {
  readonly _id: string
  readonly schema: number
  readonly shape: number
  readonly at: Date
}

/** The model of `keys`. */
export const keyModel = defineModel<KeyDocument>('keys', {
  _id: { type: String, required: true },
  sealed: { type: Buffer, required: true },
  fingerprint: { type: String, required: true },
}, [])

/** The model of `meta`. */
export const metaModel = defineModel<MetaDocument>('meta', {
  _id: { type: String, required: true },
  shape: { type: Number, required: true },
  at: { type: Date, required: true },
}, [])
