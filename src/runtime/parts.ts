// What conversations are run with, and a turn as far as it was played.

import type { Turn } from '../engine/advance.ts'
import type { Book } from '../engine/book.ts'
import type { Conversation } from '../engine/conversation.ts'
import type { Effect } from '../engine/effect.ts'
import type { Event } from '../engine/event.ts'
import type { Cache } from '../lib/cache.ts'
import type { Log } from '../lib/log.ts'
import type { ChannelName } from '../messages/inbound.ts'
import type { Conversations, Stored } from '../ports/conversations.ts'
import type { Services } from '../ports/services.ts'
import type { Translator } from '../ports/translator.ts'
import type { Pull } from './pull.ts'

/** Whether word to a desk leads anywhere; what does not need not be kept for later. */
export type Leads = (desk: string) => boolean

/** What the runtime is made of. */
export type ConverseParts = {
  readonly conversations: Conversations
  readonly services: Services
  /** The flows as they are now; asked for at each turn, so that a reload takes effect. */
  readonly book: () => Book
  /** Sees to it that the book has the versions that a conversation stands in; undefined where it has them all. */
  readonly catchUp?: (conversation: Conversation) => Promise<void> | undefined
  readonly translator: Translator
  /** A keyed hash of channel and platform id. */
  readonly identify: (channel: string, from: string) => string
  readonly cache: Cache<Stored>
  readonly clock: () => number
  readonly log: Log
  /** Called after a save that left something for later. */
  readonly wake?: () => void
  /** Whether a channel can send without being asked; where it cannot, everything waits in the conversation. */
  readonly sends?: (channel: ChannelName) => boolean
  /** Whether word to a desk leads anywhere; without it, all does. */
  readonly leads?: Leads
  /** Takes along what is queued for a conversation. */
  readonly pull?: Pull
  /** Hears that a resident is spoken to in another language from now on. */
  readonly speaks?: (resident: Pick<Stored, 'channel' | 'from'>, language: string) => void
  /** Sees every turn as the engine has played it; for tools that show or record conversations. */
  readonly watch?: (conversation: string, event: Event, turn: Turn) => void
}

/** A turn as far as it was played: what is kept, where the conversation stands, what is wanted. */
export type Played = {
  readonly stored: Stored
  readonly conversation: Conversation
  readonly effects: readonly Effect[]
}

/** Saves; false if another process was faster. */
export type Save = (next: Stored) => Promise<boolean>

/** Whose turn it is. */
export type By = {
  readonly source: string
  /** The id of the message whose turn this is. */
  readonly message: string
}
