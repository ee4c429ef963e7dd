// The door to a platform's sending side: what is told to a resident without being asked.

import type { Outbound } from '../messages/outbound.ts'
import type { ChannelName } from '../messages/inbound.ts'

/** What came of one sending. `why` is a code for the log and for officers: never a resident's words, never a secret. */
export type Sent =
  /** The platform has taken it. */
  | { readonly kind: 'sent' }
  /** The platform takes nothing for this resident now: the window is over or its count used up. It waits for their next contact. */
  | { readonly kind: 'closed'; readonly why: string }
  /** The resident has left, or lets nothing be sent to them. */
  | { readonly kind: 'gone'; readonly why: string }
  /** This message will never be taken, by nobody. */
  | { readonly kind: 'refused'; readonly why: string }
  /** The account itself may not send: no permission, a wrong secret, blocked. Nothing is tried again until `again` (ms). */
  | { readonly kind: 'off'; readonly why: string; readonly again?: number }
  /** Not taken this time; to be tried again, not before `again` (ms) where the platform says so. */
  | { readonly kind: 'busy'; readonly why: string; readonly again?: number }
  /** The request went out in full and its answer never came: it may have been taken. */
  | { readonly kind: 'unsure'; readonly why: string }

/** How many messages may follow something that the resident did, and for how long (ms). Infinity: as many as there are. */
export type Grant = { readonly most: number; readonly within: number }

/** What the platform allows after a message, and after a tap on the menu, a follow or a scanned code. */
export type Grants = { readonly message: Grant; readonly tap: Grant }

/** A notice without content that calls a resident back, where they have agreed to such notices. */
export type Notice = {
  /** What it is about, as `config/department/notices.yaml` names it. */
  readonly about: 'reply' | 'reminder' | 'state'
  /** The number of the record. */
  readonly number: string
  /** In ms since the epoch. */
  readonly at: number
  readonly language: string
}

/** A channel's sending side. None of its functions rejects: whatever the platform or the cable does is a value. */
export type Sender = {
  readonly channel: ChannelName
  readonly grants: Grants
  /** The texts that one message becomes, in order, each small enough for the platform. */
  readonly split: (message: Outbound) => readonly Outbound[]
  /**
   * Sends one part to a resident, by the platform's id of them. The same `key` is the same part: where the platform
   * knows ids of messages, it is told so.
   */
  readonly send: (to: string, part: Outbound, key: string) => Promise<Sent>
  /** Sends a notice; undefined where the channel has none. `closed` where the resident has not agreed to any. */
  readonly notify?: (to: string, notice: Notice, key: string) => Promise<Sent>
}
