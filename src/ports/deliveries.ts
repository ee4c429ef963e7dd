// The door to messages on their way to residents: one lane a conversation, in order, each message once.

import type { ChannelName } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Notice } from './sender.ts'

/** Why something is sent: replies and late answers go at any hour; reminders, nudges and notices wait for the morning. */
export type DeliverySort = 'reply' | 'answer' | 'reminder' | 'nudge' | 'notice'

/** How a delivery stands. `waiting`: it was laid into the conversation, for the resident's next contact. */
export type DeliveryState = 'queued' | 'sent' | 'waiting' | 'failed' | 'expired'

/** A message to a resident. The same `id` is the same delivery, however often it is laid in. */
export type Delivery = {
  readonly id: string
  readonly conversation: string
  readonly channel: ChannelName
  readonly sort: DeliverySort
  /** When it was laid in, in ms; a lane keeps this order. */
  readonly at: number
  readonly message: Outbound
  /** The record it is about: what a notice may name where the message itself must wait. */
  readonly about?: Pick<Notice, 'about' | 'number'>
  /** Not before this instant (ms); undefined: now. */
  readonly again?: number
}

/** A delivery that is still to be made. */
export type Queued = Delivery & {
  /** How many parts of it the platform has taken. */
  readonly parts: number
  /** How often it was tried in vain, and how often its answer was cut off. */
  readonly tries: number
  readonly unsure: number
}

/** How many messages were sent on what the resident did last: `at` tells which message or tap that was. */
export type Spent = { readonly at: number; readonly used: number }
export type Ledger = { readonly message?: Spent; readonly tap?: Spent }

/** A conversation's deliveries, held by whoever has claimed them until the lease is over. */
export type Lane = {
  readonly conversation: string
  readonly channel: ChannelName
  readonly token: string
  /** How often in a row the lane was claimed and never settled: who held it has died. */
  readonly left: number
  readonly ledger: Ledger
  /** In the order in which they were laid in. */
  readonly deliveries: readonly Queued[]
}

/** What came of a delivery: it is done with, or stays queued. */
export type Outcome =
  | { readonly state: Exclude<DeliveryState, 'queued'>; readonly why?: string }
  | ({ readonly state: 'queued'; readonly why: string } & Pick<Queued, 'parts' | 'tries' | 'unsure' | 'again'>)

/** What came of a lane; deliveries without an outcome stay as they were. */
export type Settlement = {
  readonly at: number
  readonly ledger: Ledger
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** When the lane is to be looked at again, in ms; undefined: when something is laid in. */
  readonly due?: number
}

/** A delivery that was given up, as operators are shown it: without text and without its resident. */
export type Failed = {
  readonly id: string
  readonly sort: DeliverySort
  readonly channel: ChannelName
  readonly at: number
  readonly why: string
}

/** Where deliveries are kept; what is done with is remembered for nine months, without its text. */
export type Deliveries = {
  /** Lays a delivery in; false if its id is known. Durable when it resolves. */
  readonly add: (delivery: Delivery) => Promise<boolean>
  /**
   * Takes up to `limit` lanes of these channels that have something due, for `lease` ms. A lane that was left `alone` times
   * or more comes first and by itself: what kills its holder must not bring others of the same claim under suspicion.
   */
  readonly claim: (channels: readonly ChannelName[], wish: { at: number; lease: number; limit: number; alone: number }) =>
    Promise<readonly Lane[]>
  /** Takes the lane of one conversation, due or not; undefined if somebody holds it, or there is nothing. */
  readonly take: (conversation: string, wish: { at: number; lease: number }) => Promise<Lane | undefined>
  /** Holds lanes until later (ms), as far as they are still held by who has claimed them. */
  readonly extend: (lanes: readonly Lane[], until: number) => Promise<void>
  /** Notes that the platform has taken the first `parts` parts of a long message. */
  readonly advance: (id: string, parts: number) => Promise<void>
  /** Writes down what came of a lane and lets go of it. */
  readonly settle: (lane: Lane, settlement: Settlement) => Promise<void>
  /** What was spent of a conversation's quota, and how many deliveries are queued for it. */
  readonly peek: (conversation: string) => Promise<{ readonly ledger: Ledger; readonly queued: number }>
  readonly states: (ids: readonly string[]) => Promise<ReadonlyMap<string, DeliveryState>>
  /** What was given up, the latest first. */
  readonly failed: (limit: number) => Promise<readonly Failed[]>
}
