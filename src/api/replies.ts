// Lays an officer's reply into the record and into the resident's conversation, once.

import { Fault } from '../lib/faults.ts'
import type { Hasher } from '../lib/hash.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Conversations, Stored } from '../ports/conversations.ts'
import type { Deliveries } from '../ports/deliveries.ts'
import type { Aliases, Reply } from '../ports/records.ts'
import type { Telling } from '../ports/telling.ts'
import type { Request } from './route.ts'
import { viewReply, type ReplyState, type Viewed } from './view.ts'

/** What has changed: a record's state, or an appointment, which has a slot. */
type Changed = Pick<Viewed, 'number' | 'state'> & { readonly reason: string; readonly slot: string | undefined }

/** What replying is made of. */
export type ReplyParts = {
  readonly conversations: Conversations
  readonly deliveries: Pick<Deliveries, 'states'>
  /** Tells residents, by the platform or with their next contact. */
  readonly telling: Pick<Telling, 'plan' | 'tell'>
  readonly aliases: Aliases
  readonly hasher: Hasher
  readonly random: () => string
  /** Says a reply in a language. */
  readonly sayReply: (replied: { readonly kind: string; readonly number: string; readonly text: string }, language: string) => string
  /** Says a change in a language. */
  readonly sayChange: (changed: Changed, language: string) => string
  /** Lays a reply into its record, once an id, and gives the one that is kept; undefined if the record is gone. */
  readonly keep: (record: Viewed, reply: Reply) => Promise<Reply | undefined>
}

type Moved = { readonly state: string; readonly reason: string; readonly isOld: boolean }

/** Replies to residents. */
export type Replying = {
  readonly reply: (record: Viewed, text: string, request: Request) => Promise<object>
  /** Tells the resident that the department has moved the record on; of what is old only who cannot have heard of it. */
  readonly change: (record: Viewed, change: Moved, at: number) => Promise<void>
  /** How each reply of a record stands. */
  readonly states: (record: Viewed) => Promise<ReadonlyMap<string, ReplyState>>
}

/** Creates what lays replies in. */
export function createReplying(parts: ReplyParts): Replying {
  const { conversations, deliveries, aliases, telling } = parts

  const conversationOf = async ({ alias }: Viewed): Promise<Stored | undefined> => {
    const id = alias === undefined ? undefined : await aliases.conversationOf(alias)
    return id === undefined ? undefined : conversations.load(id)
  }

  const replyId = ({ number }: Viewed, key: string | undefined): string =>
    key === undefined ? parts.random() : parts.hasher.hash('reply', number, key)

  const message = ({ kind, number }: Viewed, text: string, language: string): Outbound =>
    ({ text: parts.sayReply({ kind, number, text }, language), by: 'officer' })

  const send = (stored: Stored, record: Viewed, { id, at, text }: Reply): Promise<void> => telling.tell(stored, {
    id, at, sort: 'reply', message: message(record, text, stored.conversation.language),
    about: { about: 'reply', number: record.number },
  })

  return {
    reply: async (record, text, { idempotencyKey, at }) => {
      const id = replyId(record, idempotencyKey)
      const isKnown = record.replies.some((each) => each.id === id)
      const stored = await conversationOf(record)
      if (!isKnown && stored?.gone) throw new Fault('API_RESIDENT_GONE')
      const mine: Reply = { id, at, text, way: stored ? await telling.plan(stored) : 'waiting' }
      const kept = await parts.keep(record, mine)
      if (!kept) throw new Fault('API_RECORD_UNKNOWN')
      if (kept.text !== text) throw new Fault('API_KEY_REUSED')
      if (stored && (kept === mine || isOwed(stored, kept))) await send(stored, record, kept)
      return viewReply(kept, kept.way ?? 'waiting')
    },
    change: async (record, { state, reason, isOld }, at) => {
      const stored = await conversationOf(record)
      if (!stored || stored.gone || (isOld && !isOwed(stored, { at }))) return
      const { number, slot } = record
      const text = parts.sayChange({ number, state, reason, slot }, stored.conversation.language)
      // Who was to come must hear at any hour that they need not.
      const sort = slot === undefined ? 'reminder' : 'reply'
      const id = parts.hasher.hash('change', number, state, String(at))
      await telling.tell(stored, { id, at, sort, message: { text }, about: { about: 'state', number } })
    },
    states: async (record) => {
      if (record.replies.length === 0) return new Map()
      const [stored, made] = await Promise.all([
        conversationOf(record), deliveries.states(record.replies.map(({ id }) => id)),
      ])
      return new Map(record.replies.map(({ id }) => [id, stateOf(id, stored, made.get(id))]))
    },
  }
}

/** How a reply stands, from its delivery, if there is one, and from what waits in the conversation. */
function stateOf(id: string, stored: Stored | undefined, made: ReplyState | undefined): ReplyState {
  if (made !== undefined && made !== 'waiting' && made !== 'queued') return made
  if (!stored) return 'waiting'
  if (stored.mail.some((mail) => mail.id === id)) return 'waiting'
  return made === 'queued' && !stored.told?.includes(id) ? 'queued' : 'sent'
}

// A reply that was kept while its process died or the database went away may not have reached the conversation. Whoever
// was not heard since cannot have got it by their next message; laying it in twice changes nothing while it waits.
function isOwed({ gone, heard }: Stored, { at }: Pick<Reply, 'at'>): boolean {
  return gone !== true && heard < at
}
