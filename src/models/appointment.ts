// An appointment: a record that holds a seat of a slot.

import { defineModel } from './define.ts'
import { RECORD_INDEXES, recordFields, type RecordDocument } from './record.ts'

/** An appointment's document. */
export type AppointmentDocument = Omit<RecordDocument, 'unit'> & {
  readonly unit: string
  /** Raised by each change of slot or state, and by whoever takes over a claim of its. */
  readonly revision: number
  readonly service: string
  /** In China's time: `2026-11-24T09:00`. */
  readonly slot: string
  readonly seat: string
  /** The seat it has left by its last move, until that seat is free. */
  readonly left?: string
  /** The call that changed it last, hashed. */
  readonly changedBy?: string
}

/** The model of `appointments`. */
export const appointmentModel = defineModel<AppointmentDocument>('appointments', {
  ...recordFields,
  unit: { type: String, required: true },
  revision: { type: Number, required: true },
  service: { type: String, required: true },
  slot: { type: String, required: true },
  seat: { type: String, required: true },
  left: String,
  changedBy: String,
}, RECORD_INDEXES)
