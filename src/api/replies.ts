// Lays an officer's reply into the record and into the resident's conversation, once.

import { Fault } from '../lib/faults.ts'
import type { Hasher } from '../lib/hash.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Conversations, Stored } from '../ports/conversations.ts'
import type { Aliases, Reply, ReplyOutcome } from '../ports/records.ts'
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
  /** Lays a reply into the record of a number. */
  readonly keep: (record: Viewed, reply: Reply) => Promise<ReplyOutcome>
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
      const there = record.replies.find((each) => each.id === id)
      if (there && there.text !== text) throw new Fault('API_KEY_REUSED')
      const stored = await conversationOf(record)
      if (stored?.gone && !there) throw new Fault('API_RESIDENT_GONE')
      const reply = there ?? { id, at, text }
      if (!there && (await parts.keep(record, reply)) === 'gone') throw new Fault('API_RECORD_UNKNOWN')
      if (!there && stored) {
        await conversations.post(stored.id, { id, at, message: message(record, text, stored.conversation.language) })
      }
      return viewReply(reply, 'waiting')
    },
    states: async (record) => {
      if (record.replies.length === 0) return new Map()
      const stored = await conversationOf(record)
      const waiting = new Set(stored?.mail.map((mail) => mail.id))
      return new Map(record.replies.map(({ id }) => [id, stored && !waiting.has(id) ? 'sent' : 'waiting']))
    },
  }
}
