// A case that the department brings: its public state, and a slow hash of the code that opens it.

import { defineModel, LEAVES } from './define.ts'

/** A case's document. */
export type CaseDocument = {
  /** The number in capitals. */
  readonly _id: string
  readonly schema: number
  readonly state: string
  /** The number as the department writes it, the reason and the unit. */
  readonly sealed: Uint8Array
  readonly codeHash: string
  readonly salt: string
  readonly expectedAt?: Date
  readonly updatedAt: Date
  readonly closedAt?: Date
  readonly expires: Date
}

/** The model of `cases`. */
export const caseModel = defineModel<CaseDocument>('cases', {
  _id: { type: String, required: true },
  state: { type: String, required: true },
  sealed: { type: Buffer, required: true },
  codeHash: { type: String, required: true },
  salt: { type: String, required: true },
  expectedAt: Date,
  updatedAt: { type: Date, required: true },
  closedAt: Date,
  expires: { type: Date, required: true },
}, [LEAVES])
