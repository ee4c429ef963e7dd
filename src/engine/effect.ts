// What the engine wants done. Always in the imperative; the runtime does it, the engine never.

import type { Json } from './event.ts'

/** Values that a text is filled with, by name. */
export type Values = { readonly [name: string]: Json }

/** One option as it is offered: what it stands for, and either its text or the key of its text. */
export type Offer = {
  readonly value: Json
  /** The text itself, where a service gave it. */
  readonly label?: string
  /** The key of the text, where the flow lists its options. */
  readonly key?: string
  /** Other words for it, where a service gave them. */
  readonly words?: readonly string[]
}

/** Tell the resident something: a locale key such as `submit-tip:story.too-short`, never a text. */
export type Say = {
  readonly kind: 'say'
  readonly key: string
  readonly values?: Values
  readonly options?: readonly Offer[]
}

/** Have a service do something; the next event tells what came of it. It is always the last effect of a turn. */
export type Call = { readonly kind: 'call'; readonly service: string; readonly with: Values }

/** Tell our own people at a desk. */
export type Notify = {
  readonly kind: 'notify'
  readonly key: string
  readonly to: string
  readonly values: Values
}

/** Tell this resident later, at an instant in ms since the epoch. */
export type Remind = {
  readonly kind: 'remind'
  readonly key: string
  readonly at: number
  readonly values: Values
}

/** Let an officer of a desk answer from now on. */
export type Handover = {
  readonly kind: 'handover'
  readonly key: string
  readonly to: string
  readonly values: Values
}

/** What is wanted. */
export type Effect = Say | Call | Notify | Remind | Handover
