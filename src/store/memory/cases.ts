// Cases of the department in memory.

import type { Case, Cases } from '../../ports/cases.ts'

/** Keeps cases in a map. */
export function createCases(): Cases {
  const kept = new Map<string, Case>()
  return {
    put: async (hashed) => {
      const id = hashed.number.toUpperCase()
      const known = kept.has(id)
      kept.set(id, { ...hashed, ...(hashed.state === 'closed' && { closedAt: hashed.updatedAt }) })
      return known ? 'changed' : 'made'
    },
    find: async (number) => kept.get(number.toUpperCase()),
    isEmpty: async () => kept.size === 0,
  }
}
