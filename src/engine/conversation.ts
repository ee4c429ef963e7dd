// Where one resident stands. Plain JSON: it is stored, replayed and shown as it is.

import type { Offer } from './effect.ts'
import type { Json } from './event.ts'

/** What was learnt, by the names of questions and calls. */
export type Answers = { readonly [name: string]: Json }

/** A place in a flow, and what belongs to it. */
export type Frame = {
  readonly flow: string
  /** The hash of what the flow compiled to. */
  readonly version: string
  readonly step: string
  readonly answers: Answers
}

/** Where one resident stands; the engine's helper fields live beside these. */
export type Conversation = {
  readonly at?: Frame
  /** What was interrupted, the latest first; at most three deep. */
  readonly above: readonly Frame[]
  readonly offered: readonly Offer[]
  readonly tries: number
  readonly language: string
}
