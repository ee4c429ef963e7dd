// The door to where conversations are kept: one document a conversation, compare-and-set on its revision.

import type { Conversation } from '../engine/conversation.ts'
import type { Effect, Values } from '../engine/effect.ts'
import type { ChannelName } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'

/** A message that was answered: the same id again gets the same answer. */
export type Answered = {
  /** The message's id, hashed. */
  readonly id: string
  readonly at: number
  /** Left out once it is too old to be asked for again; the id alone still stops a second execution. */
  readonly answer?: readonly Outbound[]
}

/** A call that is about to be made or was made when the process died; whoever finds it repeats it. */
export type Calling = {
  readonly key: string
  readonly service: string
  readonly with: Values
  /** The id of the message whose turn this is, hashed. */
  readonly message: string
  readonly at: number
  /** What the turn had wanted before the call. */
  readonly effects: readonly Effect[]
}

/** Something to be done after the turn; `deliver` moves it into the outbox under `id`, once. */
export type Later =
  | {
      readonly id: string
      readonly kind: 'notify'
      readonly to: string
      /** One of the ways of telling the desk; set when it is moved into the outbox, one entry a way. */
      readonly way?: string
      readonly key: string
      readonly values: Values
    }
  | { readonly id: string; readonly kind: 'remind'; readonly at: number; readonly key: string; readonly values: Values }
  | { readonly id: string; readonly kind: 'fetch'; readonly media: string; readonly url: string; readonly also?: string }
  /** What fell due, where the channel can send without being asked; to recall the resident to a question, unless it answers one. */
  | { readonly id: string; readonly kind: 'nudge'; readonly at: number; readonly message: Outbound; readonly answers?: true }

/** A message that waits for the resident's next contact: an officer's reply, a reminder. */
export type Mail = {
  readonly id: string
  readonly at: number
  readonly message: Outbound
  /** It asks whether the resident is still there, or says that they are not: who writes again is spared it. */
  readonly recalls?: true
  /** The rest of an answer, or one that came too late: who asks for more asks for it. */
  readonly rest?: true
}

/** When the resident last wrote, and last tapped, followed or scanned (ms): what the platform lets us send after. */
export type Opened = { readonly message?: number; readonly tap?: number }

/** A conversation as it is kept. */
export type Stored = {
  /** Keyed hash of channel and platform id. */
  readonly id: string
  /** Raised by each save; 0 means that it was never saved. */
  readonly revision: number
  readonly channel: ChannelName
  /** The platform's id of the resident; kept sealed. */
  readonly from: string
  readonly conversation: Conversation
  readonly calling?: Calling
  readonly answered: readonly Answered[]
  readonly later: readonly Later[]
  readonly mail: readonly Mail[]
  /** Ids of mail and deliveries that the resident has got with their own messages, the latest few. */
  readonly told?: readonly string[]
  /** Set where deliveries were laid in that no answer has taken along yet. */
  readonly queued?: boolean
  readonly opened?: Opened
  /** When the conversation wants to be woken, in ms; undefined: never. */
  readonly wake?: number
  /** When the resident last wrote, in ms. */
  readonly heard: number
  /** Set when the resident has unsubscribed: nothing may be sent. */
  readonly gone?: boolean
}

/** Where conversations are kept. */
export type Conversations = {
  readonly load: (id: string) => Promise<Stored | undefined>
  /**
   * Saves `next` if the kept revision is still `next.revision - 1`; false if another was faster.
   * Durable when it resolves. Saves of one tick go out together.
   */
  readonly save: (next: Stored) => Promise<boolean>
  /**
   * Lays a message into a conversation and raises its revision; an id that is there, or that the resident was told
   * lately, changes nothing. False if there is no such conversation.
   */
  readonly post: (id: string, mail: Mail) => Promise<boolean>
  /** Notes that deliveries wait for a conversation, and raises its revision, so that the next answer takes them along. */
  readonly call: (id: string) => Promise<void>
  /** Ids of conversations that want to be woken at `at` or before, earliest first. */
  readonly due: (at: number, limit: number) => Promise<readonly string[]>
  /** Ids of conversations that have something for later. */
  readonly withLater: (limit: number) => Promise<readonly string[]>
  /** Which of these conversations have mail. */
  readonly withMail: (ids: readonly string[]) => Promise<readonly string[]>
  /** Deletes a conversation that has this revision; true if it is not there afterwards. */
  readonly erase: (id: string, revision: number) => Promise<boolean>
  /** Takes away what was moved into the outbox, without touching the revision. */
  readonly moved: (id: string, revision: number) => Promise<void>
}
