// The outbox in memory: each entry once, leased to one at a time.

import type { Entry, Outbox } from '../../ports/outbox.ts'

type Waiting = Entry & { readonly due: number; readonly state: 'waiting' | 'done' | 'parked'; readonly why?: string }

/** An outbox in memory, which also tells when its next entry is due. */
export type MemoryOutbox = Outbox & { readonly next: () => number | undefined }

/** Keeps the outbox in a map. */
export function createOutbox(): MemoryOutbox {
  const kept = new Map<string, Waiting>()
  const waiting = (): readonly Waiting[] =>
    [...kept.values()].filter(({ state }) => state === 'waiting').toSorted((a, b) => a.due - b.due)
  const change = (id: string, changes: Partial<Waiting>): void => {
    const entry = kept.get(id)
    if (entry) kept.set(id, { ...entry, ...changes })
  }

  return {
    next: () => waiting()[0]?.due,
    add: async (entries) => {
      for (const entry of entries) {
        if (kept.has(entry.id)) continue
        const due = entry.want.kind === 'remind' ? entry.want.at : 0
        kept.set(entry.id, { ...entry, tries: 0, due, state: 'waiting' })
      }
    },
    claim: async (at, lease, limit) => {
      const taken = waiting().filter(({ due }) => due <= at).slice(0, limit)
      for (const { id, tries } of taken) change(id, { due: at + lease, tries: tries + 1 })
      return taken.map(({ id, conversation, want, tries }) => ({ id, conversation, want, tries }))
    },
    done: async (id) => change(id, { state: 'done' }),
    parked: async (limit) => [...kept.values()].filter(({ state }) => state === 'parked')
      .toSorted((a, b) => b.due - a.due).slice(0, limit).map(({ id, due, tries, why = '' }) => ({ id, at: due, tries, why })),
    failed: async (id, why, again) => change(id, again === undefined ? { state: 'parked', why } : { due: again, why }),
  }
}
