// A seat of a slot. Its `_id` is the seat itself, so that no two can hold it, on a sharded cluster neither.

import { defineModel, LEAVES } from './define.ts'

/** A seat's document; there is none for a free seat. */
export type SeatDocument = {
  /** `service/unit/2026-11-24T09:00#1`. */
  readonly _id: string
  readonly schema: number
  /** The number of the appointment that holds or claims it. */
  readonly appointment: string
  /** In ms: until when it is only claimed, or being left; a seat that is held for good has none. */
  readonly until?: number
  /** Whether it is being left. */
  readonly leaving?: true
  readonly expires: Date
}

/** The model of `seats`. */
export const seatModel = defineModel<SeatDocument>('seats', {
  _id: { type: String, required: true },
  appointment: { type: String, required: true },
  until: Number,
  leaving: Boolean,
  expires: { type: Date, required: true },
}, [LEAVES])
