// Pictures and voice messages in memory.

import { sha256 } from '../../lib/digest.ts'
import { LARGEST_MEDIUM, MOST_GIVEN } from '../../lib/most.ts'
import type { Media, Medium, OpenMedium } from '../../ports/media.ts'

const NOTHING = new Uint8Array()

/** Keeps media in a map. */
export function createMedia(): Media {
  const kept = new Map<string, OpenMedium>()
  const want = (id: string, at: number): OpenMedium => {
    const medium = kept.get(id) ?? { id, state: 'wanted', at, bytes: NOTHING }
    kept.set(id, medium)
    return medium
  }
  // Only what is still wanted changes: the first result stays.
  const settle = (id: string, at: number, change: Partial<OpenMedium>): OpenMedium => {
    const before = want(id, at)
    if (before.state === 'wanted') kept.set(id, { ...before, at, ...change })
    return kept.get(id) ?? before
  }

  return {
    want: async (id, at) => void want(id, at),
    keep: async (id, { bytes, type, at }) => bare(bytes.length > LARGEST_MEDIUM
      ? settle(id, at, { state: 'refused', why: 'too-large' })
      : settle(id, at, { state: 'kept', type, size: bytes.length, sha256: sha256(bytes), bytes })),
    refuse: async (id, why, at) => void settle(id, at, { state: 'refused', why }),
    find: async (id) => {
      const medium = kept.get(id)
      return medium && bare(medium)
    },
    open: async (id) => {
      const medium = kept.get(id)
      return medium?.state === 'kept' ? medium : undefined
    },
    given: async (id, given) => {
      const medium = kept.get(id)
      if (medium) kept.set(id, { ...medium, given: [...medium.given ?? [], given].slice(-MOST_GIVEN) })
    },
    drop: async (ids) => {
      for (const id of ids) if (kept.get(id)?.record === undefined) kept.delete(id)
    },
    entrust: async (ids, record) => {
      for (const id of ids) kept.set(id, { ...want(id, 0), record })
    },
  }
}

function bare(medium: OpenMedium): Medium {
  const { bytes: _, ...rest } = medium
  return rest
}
