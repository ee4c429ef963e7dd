// Waits for an answer as long as a platform waits for us, and joins what is sent twice while it is still being answered.

import type { Log } from '../lib/log.ts'
import type { Inbound } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Converse } from '../ports/converse.ts'

/** What there is to say when the time is over. */
export type Held =
  | { readonly kind: 'answered'; readonly messages: readonly Outbound[] }
  /** We failed: the message may not have arrived. */
  | { readonly kind: 'failed' }
  /** Still being worked on; the answer goes to whoever asks again, else to `later`. */
  | { readonly kind: 'late' }

/** Keeps what could not be said at once for the resident's next contact. */
export type Later = (inbound: Inbound, messages: readonly Outbound[]) => Promise<void>

/** What holding needs. `later` gets answers for which nobody waited any more. */
export type HoldParts = {
  readonly converse: Converse
  readonly log: Log
  readonly later?: Later
}

/** Hears messages with a time limit. */
export type Hold = {
  /** Answers within `patience` ms, whatever happens behind it. */
  readonly hear: (inbound: Inbound, source: string, patience: number) => Promise<Held>
  /** Resolves when no turn runs any more. */
  readonly idle: () => Promise<void>
}

type Turn = { readonly outcome: Promise<Held>; waiting: number }

/** Creates a hold over the conversations. */
export function createHold({ converse, log, later }: HoldParts): Hold {
  const running = new Map<string, Turn>()

  const start = (inbound: Inbound, source: string): Turn => {
    const outcome = converse.hear(inbound, source).then(
      ({ messages, gone }): Held => ({ kind: 'answered', messages: gone ? [] : messages }),
      (error: unknown): Held => {
        log.fault('channel.failed', error, { channel: inbound.channel })
        return { kind: 'failed' }
      },
    )
    const turn = { outcome, waiting: 0 }
    running.set(inbound.id, turn)
    void outcome.then(async (held) => {
      running.delete(inbound.id)
      if (turn.waiting === 0) await keep(inbound, held)
    })
    return turn
  }
  const keep = async (inbound: Inbound, held: Held) => {
    if (held.kind !== 'answered' || held.messages.length === 0) return
    log.info('channel.late', { channel: inbound.channel })
    try {
      await later?.(inbound, held.messages)
    } catch (error) {
      log.fault('channel.late.lost', error, { channel: inbound.channel })
    }
  }
  return {
    hear: async (inbound, source, patience) => {
      const turn = running.get(inbound.id) ?? start(inbound, source)
      turn.waiting += 1
      const held = await within(turn.outcome, patience)
      if (held.kind === 'late') turn.waiting -= 1
      return held
    },
    idle: async () => {
      await Promise.all([...running.values()].map((turn) => turn.outcome))
    },
  }
}

function within(outcome: Promise<Held>, patience: number): Promise<Held> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'late' }), Math.max(0, patience))
    void outcome.then((held) => {
      clearTimeout(timer)
      resolve(held)
    })
  })
}
