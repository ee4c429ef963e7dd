// Consents to notices in memory.

import type { ConsentAct, Consents } from '../../ports/consents.ts'

type Consent = { readonly count: number; readonly stands: boolean; readonly acts: readonly string[] }

const NONE: Consent = { count: 0, stands: false, acts: [] }

/** Keeps consents in a map. */
export function createConsents(): Consents {
  const kept = new Map<string, Consent>()
  const idOf = (...parts: readonly string[]): string => JSON.stringify(parts)
  const find = (id: string): Consent => kept.get(id) ?? NONE
  return {
    note: async (conversation, template, { id, act }) => {
      const key = idOf(conversation, template)
      const seen = find(key)
      if (!seen.acts.includes(id)) kept.set(key, { ...after(seen, act), acts: [...seen.acts, id] })
    },
    take: async (conversation, template, kind) => {
      const key = idOf(conversation, template)
      const { count, stands, acts } = find(key)
      if (kind === 'long-term') return stands
      if (count > 0) kept.set(key, { count: count - 1, stands, acts })
      return count > 0
    },
    erase: async (conversation, templates) => {
      for (const template of templates) kept.delete(idOf(conversation, template))
    },
    giveBack: async (conversation, template, kind) => {
      const key = idOf(conversation, template)
      const seen = find(key)
      if (kind === 'one-time') kept.set(key, { ...seen, count: seen.count + 1 })
    },
  }
}

function after({ count, acts }: Consent, act: ConsentAct): Consent {
  switch (act) {
    case 'agreed': return { count: count + 1, stands: true, acts }
    case 'declined': return { count, stands: false, acts }
    case 'allowed': return { count, stands: true, acts }
    case 'withdrawn': return { count: 0, stands: false, acts }
  }
}
