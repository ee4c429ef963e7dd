// Limits on guessing in memory: five wrong tries a source, then a wait that grows.

import { oneMoreTry, type Tries } from '../../lib/tries.ts'
import type { Limits } from '../../ports/limits.ts'

/** Counts tries in a map. */
export function createLimits(): Limits {
  const counts = new Map<string, Tries>()
  return {
    take: async (source, at) => {
      const next = oneMoreTry(counts.get(source), at)
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
