// Lets replies follow a resident of the web chat, who comes back in another tab with number and code.

import type { Conversations } from '../ports/conversations.ts'
import type { Aliases, Kept } from '../ports/records.ts'
import type { CallContext } from '../ports/services.ts'

/** What following is made of. */
export type FollowParts = {
  readonly aliases: Aliases
  readonly conversations: Pick<Conversations, 'load'>
}

/** Leads replies to a record to whoever has just opened it with its code. */
export type Follow = (kept: Pick<Kept, 'alias'>, context: CallContext) => Promise<void>

/**
 * Creates what leads them. A tab that was closed never comes back, so its record goes on in the new one. What was filed on
 * a platform stays there, and a link that was cut stays cut: then the replies are shown whenever number and code are given.
 */
export function createFollow({ aliases, conversations }: FollowParts): Follow {
  return async ({ alias }, { channel, conversation }) => {
    if (channel !== 'webchat' || alias === undefined) return
    const before = await aliases.conversationOf(alias)
    if (before === undefined || before === conversation) return
    const stored = await conversations.load(before)
    if (stored === undefined || stored.channel === 'webchat') await aliases.move(alias, conversation)
  }
}
