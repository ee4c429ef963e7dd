// Joins what tells residents something without being asked: the way in, and the rounds that carry it out.

import type { Settings } from './config/settings.ts'
import { createQuiet } from './lib/quiet.ts'
import type { World } from './lib/world.ts'
import type { ChannelName } from './messages/inbound.ts'
import type { Sender } from './ports/sender.ts'
import type { Telling } from './ports/telling.ts'
import type { Translator } from './ports/translator.ts'
import { createPull, type Pull } from './runtime/pull.ts'
import { startRounds } from './runtime/rounds.ts'
import { createSending } from './runtime/sending.ts'
import { createTell } from './runtime/tell.ts'
import type { Kept } from './compose-kept.ts'

/** What telling is made of. */
export type TellingHouse = World & {
  readonly settings: Settings
  readonly kept: Kept
  readonly translator: Translator
  readonly senders?: readonly Sender[]
}

/** Tells residents, and goes on sending in the background until it is stopped. */
export type ComposedTelling = Telling & {
  readonly sends: (channel: ChannelName) => boolean
  readonly pull: Pull
  /** Lets a channel send that is only served by this process. */
  readonly addSender: (sender: Sender) => void
  readonly stop: () => Promise<void>
}

/** How often is looked for what is to be sent, in ms. */
const ROUND = 400

/** Joins it, and starts sending. */
export function composeTelling({ settings, kept, translator, senders = [], log, clock }: TellingHouse): ComposedTelling {
  const { conversations, deliveries } = kept
  const byChannel = new Map(senders.map((sender) => [sender.channel, sender]))
  const shared = { conversations, deliveries, senders: byChannel, clock }
  const sending = createSending({
    ...shared, translator, log, quiet: createQuiet(settings.quietHours), chance: Math.random,
  })
  const rounds = startRounds(sending.round, ROUND, log)
  return {
    ...createTell({ ...shared, wake: rounds.wake }),
    sends: (channel) => byChannel.has(channel),
    pull: createPull(shared),
    addSender: (sender) => void byChannel.set(sender.channel, sender),
    stop: async () => {
      await rounds.stop()
      await sending.settled()
    },
  }
}
