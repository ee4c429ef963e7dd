// Limits on guessing in memory: five wrong tries a source, then a wait that grows.

import { HOUR, MINUTE } from '../lib/time.ts'
import type { Limits } from '../ports/limits.ts'

const TRIES = 5
const WINDOW = 15 * MINUTE
const LONGEST = 8 * HOUR

type Count = { readonly count: number; readonly since: number; readonly span: number }

/** Counts tries in a map. */
export function createLimits(): Limits {
  const counts = new Map<string, Count>()
  return {
    take: async (source, at) => {
      const seen = counts.get(source)
      const next = seen ? after(seen, at) : { count: 1, since: at, span: WINDOW }
      if (next) counts.set(source, next)
      return next !== undefined
    },
    giveBack: async (source, at) => {
      const seen = counts.get(source)
      if (seen && seen.count > 0 && seen.since <= at) counts.set(source, { ...seen, count: seen.count - 1 })
    },
    // Nobody watches over a house in memory.
    wrong: async () => {},
  }
}

// The count after one more try; undefined if there is none left.
function after({ count, since, span }: Count, at: number): Count | undefined {
  if (at >= since + span) {
    return { count: 1, since: at, span: count < TRIES ? WINDOW : Math.min(span * 2, LONGEST) }
  }
  return count < TRIES ? { count: count + 1, since, span } : undefined
}
