// A tip, a complaint or a message left at a desk. Each kind has a collection of its own; the resident is not in it.

import { defineModel, LEAVES, type Index } from './define.ts'

/** A step of a record's way; the reason is sealed. */
export type SealedStep = { readonly at: Date; readonly state: string; readonly sealed: Uint8Array }

/** An officer's reply, sealed. */
export type SealedReply = { readonly id: string; readonly at: Date; readonly sealed: Uint8Array; readonly way?: string }

/** What a resident has added later, sealed. */
export type SealedAddition = { readonly id: string; readonly at: Date; readonly media: readonly string[]; readonly sealed: Uint8Array }

/** A record's document. */
export type RecordDocument = {
  readonly _id: string
  readonly schema: number
  /** The call that filed it, hashed; gone once the resident has cut the link. */
  readonly call?: string
  readonly kind: string
  readonly state: string
  readonly sealed: Uint8Array
  readonly alias?: string
  readonly media: readonly string[]
  readonly unit?: string
  readonly createdAt: Date
  readonly dueAt?: Date
  readonly closedAt?: Date
  /** How long it is kept after it was closed, in ms. */
  readonly keep: number
  readonly expires: Date
  readonly codeHash: string
  readonly codeSealed?: Uint8Array
  readonly timeline: readonly SealedStep[]
  readonly replies: readonly SealedReply[]
  readonly additions?: readonly SealedAddition[]
}

const step = { _id: false, at: Date, state: String, sealed: Buffer }
const reply = { _id: false, id: String, at: Date, sealed: Buffer, way: String }
const addition = { _id: false, id: String, at: Date, media: [String], sealed: Buffer }

/** What records of every kind are made of, appointments included. */
export const recordFields = {
  _id: { type: String, required: true },
  call: String,
  kind: { type: String, required: true },
  state: { type: String, required: true },
  sealed: { type: Buffer, required: true },
  alias: String,
  media: [String],
  unit: String,
  createdAt: { type: Date, required: true },
  dueAt: Date,
  closedAt: Date,
  keep: { type: Number, required: true },
  expires: { type: Date, required: true },
  codeHash: { type: String, required: true },
  codeSealed: Buffer,
  timeline: [step],
  replies: [reply],
  additions: { type: [addition], default: undefined },
} as const

/** By which records of every kind are found, appointments included. */
export const RECORD_INDEXES: readonly Index[] = [[{ createdAt: 1, _id: 1 }], [{ alias: 1 }, { sparse: true }], LEAVES]

/** The models of records by kind. */
export const recordModels = {
  tip: defineModel<RecordDocument>('tips', recordFields, RECORD_INDEXES),
  complaint: defineModel<RecordDocument>('complaints', recordFields, RECORD_INDEXES),
  message: defineModel<RecordDocument>('messages', recordFields, RECORD_INDEXES),
} as const
