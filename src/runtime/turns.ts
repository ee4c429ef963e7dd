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

// Emptied when it is left: a Map that has been laid out anew leaves its old tables with what was in them until all of the heap is
// looked through (docs/decisions/0015-what-grows-old.md).
type Line = { last: Promise<unknown> | undefined }

/** Creates the queue of turns of this process. A turn begins at once while no other is under way. */
export function createTurns(): Turns {
  const lines = new Map<string, Line>()
  const gather = createGather(TOGETHER)

  const start = <T>(work: () => Promise<T>): Promise<T> => (lines.size === 0 ? work() : gather().then(work))
  const join = (key: string): Line => {
    const line: Line = { last: undefined }
    lines.set(key, line)
    return line
  }

  return {
    run: (key, work) => {
      const before = lines.get(key)?.last
      const mine = before ? before.then(work, work) : start(work)
      const line = lines.get(key) ?? join(key)
      line.last = mine
      const leave = (): void => {
        if (line.last !== mine) return
        line.last = undefined
        lines.delete(key)
      }
      mine.then(leave, leave)
      return mine
    },
    settled: async () => {
      while (lines.size > 0) await Promise.allSettled([...lines.values()].map(({ last }) => last))
    },
  }
}
