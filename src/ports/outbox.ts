// The door to what is still to be sent or fetched. Each entry is done once; its id is the idempotency key.

import type { Later } from './conversations.ts'

/** An entry of the outbox: what is wanted, for which conversation, and how often it was tried. */
export type Entry = {
  readonly id: string
  readonly conversation: string
  readonly want: Later
  readonly tries: number
}

/** An entry that was given up, as operators are shown it. */
export type Parked = { readonly id: string; readonly at: number; readonly tries: number; readonly why: string }

/** Where what is still to be sent waits. */
export type Outbox = {
  /** Lays entries in; an id that is there already, done or not, changes nothing. */
  readonly add: (entries: readonly Omit<Entry, 'tries'>[]) => Promise<void>
  /** Takes up to `limit` entries that are due and not leased, and leases them for `lease` ms. */
  readonly claim: (at: number, lease: number, limit: number) => Promise<readonly Entry[]>
  readonly done: (id: string, at: number) => Promise<void>
  /** What was given up, the latest first. */
  readonly parked: (limit: number) => Promise<readonly Parked[]>
  /** Puts an entry off until `again`, or parks it for good where `again` is undefined. */
  readonly failed: (id: string, why: string, again?: number) => Promise<void>
}
