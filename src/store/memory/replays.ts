// The shared memory of signed requests for tests of channels, without a database.

import type { Sighting, SharedReplays } from '../../ports/replays.ts'

/** Creates the memory. */
export function createSharedReplays(): SharedReplays {
  const known = new Map<string, string>()
  return {
    seen: async (key, digest): Promise<Sighting> => {
      const before = known.get(key)
      if (before !== undefined) return before === digest ? 'retry' : 'other'
      known.set(key, digest)
      return 'new'
    },
  }
}
