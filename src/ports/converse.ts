// The door from a channel to the conversations: one message in, its answer out.

import type { ChannelName, Inbound } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'

/** What came of a message: the answer, or that it is still being worked on. */
export type Reply = { readonly messages: readonly Outbound[]; readonly gone?: boolean }

/** Answers residents. */
export type Converse = {
  /**
   * Answers one message; the same message again gets the same answer. Never rejects for what a resident did;
   * rejects with a Fault when we failed.
   */
  readonly hear: (inbound: Inbound, source: string) => Promise<Reply>
  /** The language that this process last answered a resident in, if they have shown or chosen one; asks no store. */
  readonly language?: (channel: ChannelName, from: string) => string | undefined
  /** Messages that wait for this resident (officers' replies, reminders), without taking them away. */
  readonly waiting: (channel: ChannelName, from: string) =>
    Promise<readonly { readonly id: string; readonly message: Outbound }[]>
  /** Takes away those that were seen. */
  readonly seen: (channel: ChannelName, from: string, ids: readonly string[]) => Promise<void>
}
