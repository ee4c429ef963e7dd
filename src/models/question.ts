// A question that was asked in vain on a day, without who asked it, and how often.

import { defineModel, LEAVES } from './define.ts'

/** A question's document. */
export type QuestionDocument = {
  /** The day and a keyed hash of kind and question. */
  readonly _id: string
  readonly schema: number
  readonly day: string
  readonly kind: 'none' | 'unpicked'
  readonly count: number
  readonly sealed: Uint8Array
  readonly expires: Date
}

/** The model of `questions`. */
export const questionModel = defineModel<QuestionDocument>('questions', {
  _id: { type: String, required: true },
  day: { type: String, required: true },
  kind: { type: String, required: true },
  count: { type: Number, required: true },
  sealed: { type: Buffer, required: true },
  expires: { type: Date, required: true },
}, [[{ day: 1, count: -1 }], LEAVES])
