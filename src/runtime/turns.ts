// Lets each resident's turns follow one another, and where several residents write at once, lets their turns begin together.

import { createGather, type GatherLimits } from './gather.ts'

/** Runs work for one key after all earlier work for the same key has ended. */
export type Turns = {
  readonly run: <T>(key: string, work: () => Promise<T>) => Promise<T>
  /** Resolves when no work is under way. */
  readonly settled: () => Promise<void>
}

// Turns that follow each other at once cost less than each by itself: the processor still has at hand what the last one needed,
// and their saves are one command (docs/decisions/0010). Nobody notices so short a wait.
const TOGETHER: GatherLimits = { wait: 8, enough: 32 }

/** Creates the queue of turns of this process. A turn begins at once while no other is under way. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  const gather = createGather(TOGETHER)

  const start = <T>(work: () => Promise<T>): Promise<T> => (last.size === 0 ? work() : gather().then(work))

  return {
    run: (key, work) => {
      const before = last.get(key)
      const mine = before ? before.then(work, work) : start(work)
      last.set(key, mine)
      const leave = (): void => {
        if (last.get(key) === mine) last.delete(key)
      }
      mine.then(leave, leave)
      return mine
    },
    settled: async () => {
      while (last.size > 0) await Promise.allSettled(last.values())
    },
  }
}
