// Conversations kept in memory: for talking in a terminal, and for whoever tries flows without a database.

import type { Conversations, Stored } from '../../ports/conversations.ts'

/** Conversations in memory, which also tell when the next one wants to be woken. */
export type MemoryConversations = Conversations & {
  readonly all: () => Iterable<Stored>
  /** The earliest instant at which one wants to be woken; undefined if none does. */
  readonly next: () => number | undefined
}

/** Keeps conversations in a map. */
export function createConversations(): MemoryConversations {
  const kept = new Map<string, Stored>()
  const found = (fits: (stored: Stored) => boolean): readonly Stored[] => [...kept.values()].filter(fits)

  return {
    all: () => kept.values(),
    next: () => earliest(found(isWaking))?.wake,
    load: async (id) => kept.get(id),
    save: async (next) => {
      const before = kept.get(next.id)
      if ((before?.revision ?? next.revision - 1) !== next.revision - 1) return false
      kept.set(next.id, next)
      return true
    },
    post: async (id, mail) => {
      const stored = kept.get(id)
      if (!stored) return false
      if (stored.told?.includes(mail.id) || stored.mail.some((each) => each.id === mail.id)) return true
      kept.set(id, { ...stored, revision: stored.revision + 1, mail: [...stored.mail, mail] })
      return true
    },
    call: async (id) => {
      const stored = kept.get(id)
      if (stored) kept.set(id, { ...stored, revision: stored.revision + 1, queued: true })
    },
    due: async (at, limit) =>
      found((stored) => isWaking(stored) && (stored.wake ?? 0) <= at).toSorted(byWake).slice(0, limit).map(({ id }) => id),
    withLater: async (limit) => found(({ later }) => later.length > 0).slice(0, limit).map(({ id }) => id),
    withMail: async (ids) => ids.filter((id) => (kept.get(id)?.mail.length ?? 0) > 0),
    erase: async (id, revision) => {
      if (kept.get(id)?.revision === revision) kept.delete(id)
      return !kept.has(id)
    },
    moved: async (id, revision) => {
      const stored = kept.get(id)
      if (stored?.revision === revision) kept.set(id, { ...stored, later: [] })
    },
  }
}

function isWaking({ wake }: Stored): boolean {
  return wake !== undefined
}

function byWake(a: Stored, b: Stored): number {
  return (a.wake ?? 0) - (b.wake ?? 0)
}

function earliest(waking: readonly Stored[]): Stored | undefined {
  return waking.toSorted(byWake)[0]
}
