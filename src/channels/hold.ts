// Waits for an answer as long as a platform waits for us, and joins what is sent twice while it is still being answered.

import { isFault } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'
import type { Inbound } from '../messages/inbound.ts'
import type { Outbound } from '../messages/outbound.ts'
import type { Converse } from '../ports/converse.ts'
import { createOwed, type OwedTurn } from './owed.ts'

/** What there is to say when the time is over. */
export type Held =
  | { readonly kind: 'answered'; readonly messages: readonly Outbound[] }
  /** We failed: the message may not have arrived. */
  | { readonly kind: 'failed' }
  /** Still being worked on; the answer goes to whoever asks again, else to `later`. */
  | { readonly kind: 'late' }

/** Keeps what could not be said at once for the resident's next contact. */
export type Later = (inbound: Inbound, messages: readonly Outbound[]) => Promise<void>

/** What holding needs. `later` gets answers for which nobody waited any more; with it, no message is lost with the database. */
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

/** Nobody waits any longer. */
export const LATE: Held = { kind: 'late' }

type Turn = { outcome: Promise<Held>; waiting: number }

// What a turn that is over holds: the Map it stood in may hold on to it (docs/decisions/0015-what-grows-old.md).
const OVER: Promise<Held> = Promise.resolve(LATE)

/** Creates a hold over the conversations. */
export function createHold({ converse, log, later }: HoldParts): Hold {
  const running = new Map<string, Turn>()

  const start = (owing: OwedTurn): Turn => {
    const { inbound, source } = owing
    let isLost = false
    const outcome = converse.hear(inbound, source).then(
      ({ messages, gone }): Held => ({ kind: 'answered', messages: gone ? [] : messages }),
      (error: unknown): Held => {
        log.fault('channel.failed', error, { channel: inbound.channel })
        isLost = isFault(error, 'STORE_UNREACHABLE')
        return { kind: 'failed' }
      },
    )
    const turn = { outcome, waiting: 0 }
    running.set(inbound.id, turn)
    void outcome.then(async (held) => {
      running.delete(inbound.id)
      turn.outcome = OVER
      if (turn.waiting > 0) return
      if (isLost) playAgain(owing)
      else await keep(owing, held)
    })
    return turn
  }
  const owed = createOwed((owing) => {
    if (!running.has(owing.inbound.id)) start(owing)
  })
  const playAgain = (owing: OwedTurn): void => {
    if (later && !owed.add({ ...owing, tries: owing.tries + 1 })) log.warn('channel.lost', { channel: owing.inbound.channel })
  }
  const keep = async (owing: OwedTurn, held: Held) => {
    const { inbound } = owing
    if (held.kind !== 'answered' || held.messages.length === 0) return
    log.info('channel.late', { channel: inbound.channel })
    try {
      await later?.(inbound, held.messages)
    } catch (error) {
      log.fault('channel.late.lost', error, { channel: inbound.channel })
      // The turn gives the same answer once more.
      if (isFault(error, 'STORE_UNREACHABLE')) playAgain(owing)
    }
  }
  return {
    hear: async (inbound, source, patience) => {
      owed.before(inbound)
      const turn = running.get(inbound.id) ?? start({ inbound, source, tries: 0 })
      turn.waiting += 1
      const held = await within(turn.outcome, patience, LATE)
      if (held.kind === 'late') turn.waiting -= 1
      return held
    },
    idle: async () => {
      await Promise.all([...running.values()].map((turn) => turn.outcome))
    },
  }
}

/** Waits for `patience` ms at most, and is `late` then; what fails in time fails. */
export function within<T>(outcome: Promise<T>, patience: number, late: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, patience), late)
    void outcome.then(resolve, reject).then(() => clearTimeout(timer))
  })
}
