// Lays an officer's reply into the record and into the resident's conversation, once.

import { Fault } from '../lib/faults.ts'
import type { Hasher } from '../lib/hash.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Conversations, Stored } from '../ports/conversations.ts'
import type { Aliases, Reply } from '../ports/records.ts'
import type { Translator } from '../ports/translator.ts'
import type { Request } from './route.ts'
import { viewReply, type ReplyState, type Viewed } from './view.ts'

/** What replying is made of. */
export type ReplyParts = {
  readonly conversations: Conversations
  readonly aliases: Aliases
  readonly hasher: Hasher
  readonly translator: Translator
  readonly random: () => string
  /** Lays a reply into its record, once an id, and gives the one that is kept; undefined if the record is gone. */
  readonly keep: (record: Viewed, reply: Reply) => Promise<Reply | undefined>
}

/** Replies to residents. */
export type Replying = {
  readonly reply: (record: Viewed, text: string, request: Request) => Promise<object>
  /** How each reply of a record stands. */
  readonly states: (record: Viewed) => Promise<ReadonlyMap<string, ReplyState>>
}

/** Creates what lays replies in. */
export function createReplying(parts: ReplyParts): Replying {
  const { conversations, aliases } = parts

  const conversationOf = async ({ alias }: Viewed): Promise<Stored | undefined> => {
    const id = alias === undefined ? undefined : await aliases.conversationOf(alias)
    return id === undefined ? undefined : conversations.load(id)
  }

  const replyId = ({ number }: Viewed, key: string | undefined): string =>
    key === undefined ? parts.random() : parts.hasher.hash('reply', number, key)

  const message = (record: Viewed, text: string, language: string): Outbound => ({
    text: parts.translator.say(language, 'common:reply', { number: record.number, text }),
    by: 'officer',
  })

  return {
    reply: async (record, text, { idempotencyKey, at }) => {
      const id = replyId(record, idempotencyKey)
      const isKnown = record.replies.some((each) => each.id === id)
      if (!isKnown && (await conversationOf(record))?.gone) throw new Fault('API_RESIDENT_GONE')
      const mine = { id, at, text }
      const kept = await parts.keep(record, mine)
      if (!kept) throw new Fault('API_RECORD_UNKNOWN')
      if (kept.text !== text) throw new Fault('API_KEY_REUSED')
      const stored = await conversationOf(record)
      if (stored && (kept === mine || isOwed(stored, kept))) {
        const { language } = stored.conversation
        await conversations.post(stored.id, { id, at: kept.at, message: message(record, text, language) })
      }
      return viewReply(kept, 'waiting')
    },
    states: async (record) => {
      if (record.replies.length === 0) return new Map()
      const stored = await conversationOf(record)
      const waiting = new Set(stored?.mail.map((mail) => mail.id))
      return new Map(record.replies.map(({ id }) => [id, stored && !waiting.has(id) ? 'sent' : 'waiting']))
    },
  }
}

// A reply that was kept while its process died or the database went away may not have reached the conversation. Whoever
// was not heard since cannot have got it by their next message; laying it in twice changes nothing while it waits.
function isOwed({ gone, heard }: Stored, { at }: Reply): boolean {
  return gone !== true && heard < at
}
