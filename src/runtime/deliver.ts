// Does what turns left for later: moves it into the outbox, and carries the outbox out, each entry once.

import { atMost } from '../lib/at-most.ts'
import { DAY, HOUR, MINUTE } from '../lib/time.ts'
import { isFault } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'
import type { Later, Stored } from '../ports/conversations.ts'
import type { Notifier } from '../ports/notifier.ts'
import type { Entry, Outbox } from '../ports/outbox.ts'
import { createPerform, type PerformParts } from './perform.ts'

/** What `deliver` is made of. */
export type DeliverParts = PerformParts & {
  readonly outbox: Outbox
  /** Wakes conversations whose instant has come. */
  readonly due: (id: string) => Promise<void>
  /** A number from 0 to 1. */
  readonly chance: () => number
  readonly log: Log
}

/** Carries out what is due. */
export type Deliver = {
  /** Does one round; resolves with how much it began, and soon, whatever takes its time. */
  readonly round: () => Promise<number>
  /** Resolves when nothing is under way any more. */
  readonly settled: () => Promise<void>
}

const BATCH = 50

/** How many entries are under way at once (each may hold a picture in memory), and how long a round waits for them (ms). */
const AT_ONCE = 8
const PATIENCE = 500

/** For how long a claimed entry is left alone by other processes. */
const LEASE = 2 * MINUTE
const MOST_TRIES = 14

/** After the first failures (ms): most are a moment's, and officers are told within the minute. */
const FIRST_PAUSES: readonly number[] = [5_000, 20_000]

/** Creates `deliver`. */
export function createDeliver(parts: DeliverParts): Deliver {
  const { conversations, outbox, clock, log } = parts
  const perform = createPerform(parts)
  const running = new Set<Promise<void>>()

  const nudge = (stored: Stored, { id, at, message, answers }: Extract<Later, { kind: 'nudge' }>): Promise<void> =>
    parts.tell(stored, { id, at, sort: answers ? 'answer' : 'nudge', message })

  const move = async (): Promise<number> => {
    const ids = await conversations.withLater(BATCH)
    // Side by side, so that what they ask of the database goes out together.
    await Promise.all(ids.map(moveOne))
    return ids.length
  }

  const moveOne = async (id: string): Promise<void> => {
    const stored = await conversations.load(id)
    if (!stored) return
    for (const want of stored.later) if (want.kind === 'nudge') await nudge(stored, want)
    const entries = stored.later.flatMap((want) => entriesOf(want, parts.notifier))
    await outbox.add(entries.map((want) => ({ id: want.id, conversation: id, want })))
    await conversations.moved(id, stored.revision)
  }

  // A desk's webhook or a picture that hangs holds up nobody else's; what fails later is tried again when its lease is over.
  const carryOut = async (): Promise<number> => {
    const room = AT_ONCE - running.size
    const entries = room > 0 ? await outbox.claim(clock(), LEASE, room) : []
    await atMost(PATIENCE, Promise.all(entries.map(start)))
    return entries.length
  }

  const start = (entry: Entry): Promise<void> => {
    const job = tryOnce(entry).finally(() => running.delete(job))
    running.add(job)
    return job
  }

  const tryOnce = async (entry: Entry): Promise<void> => {
    try {
      await perform(entry)
      await outbox.done(entry.id, clock())
    } catch (error) {
      if (isFault(error, 'STORE_UNREACHABLE')) throw error
      log.fault('outbox.failed', error, { kind: entry.want.kind, tries: entry.tries })
      const again = entry.tries >= MOST_TRIES ? undefined : clock() + backOff(entry.tries) * (0.75 + parts.chance() / 2)
      await outbox.failed(entry.id, isFault(error) ? error.code : 'HTTP_INTERNAL', again)
    }
  }

  const wake = async (): Promise<number> => {
    const ids = await conversations.due(clock(), BATCH)
    for (const id of ids) await parts.due(id)
    return ids.length
  }

  return {
    round: async () => {
      const counts = [await move(), await carryOut(), await wake()]
      return counts.reduce((sum, n) => sum + n, 0)
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running)
    },
  }
}

/** Word to a desk becomes one entry a way, so that a way that failed is tried again alone. */
function entriesOf(want: Later, notifier: Notifier): readonly Later[] {
  if (want.kind === 'nudge') return []
  if (want.kind !== 'notify') return [want]
  return notifier.ways(want.to).map((way) => ({ ...want, way, id: `${want.id}/${way}` }))
}

/** After some seconds doubles from a minute up to six hours, and is half a day after that; chance spreads what failed together. */
function backOff(tries: number): number {
  const span = FIRST_PAUSES[tries] ?? MINUTE * 2 ** (tries - FIRST_PAUSES.length)
  return span > 6 * HOUR ? DAY / 2 : span
}
