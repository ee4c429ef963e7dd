// Tells a resident something that they have not just asked for: by the platform where it lets us, else with their next contact.

import type { ChannelName } from '../messages/inbound.ts'
import type { Conversations } from '../ports/conversations.ts'
import type { Deliveries } from '../ports/deliveries.ts'
import type { Sender } from '../ports/sender.ts'
import type { Telling } from '../ports/telling.ts'
import { roomOf } from './ledger.ts'

/** The channels that can send without being asked. */
export type Senders = ReadonlyMap<ChannelName, Sender>

/** What telling is made of. */
export type TellParts = {
  readonly conversations: Conversations
  readonly deliveries: Deliveries
  readonly senders: Senders
  readonly clock: () => number
  /** Called when something was queued. */
  readonly wake: () => void
}

/** Creates what tells residents. */
export function createTell({ conversations, deliveries, senders, clock, wake }: TellParts): Telling {
  return {
    plan: async ({ id, channel, opened }) => {
      const grants = senders.get(channel)?.grants
      if (!grants) return 'waiting'
      const { ledger, queued } = await deliveries.peek(id)
      return roomOf({ grants, opened, ledger }, clock()) > queued ? 'queued' : 'waiting'
    },
    tell: async ({ id, channel }, told) => {
      if (!senders.has(channel)) {
        const { message, at, sort } = told
        await conversations.post(id, { id: told.id, at, message, ...(sort === 'answer' && { rest: true }) })
        return
      }
      if (await deliveries.add({ ...told, conversation: id, channel })) await conversations.call(id)
      wake()
    },
  }
}
