// Records, links, media, cases and limits in memory: for the talk command and for tests of what stands on the ports.

import { sha256 } from '../../lib/digest.ts'
import type { Case, Cases } from '../../ports/cases.ts'
import type { Limits } from '../../ports/limits.ts'
import type { Media, Medium, OpenMedium } from '../../ports/media.ts'
import type { Aliases, FiledRecord, Link, RecordKind, Records } from '../../ports/records.ts'
import { createMemoryShelf } from './shelf.ts'

/** Keeps the records of one kind for as long as the process lives. */
export function createMemoryRecords(kind: RecordKind): Records {
  const kept = new Map<string, FiledRecord>()
  return {
    kind,
    ...createMemoryShelf(kept),
    add: async (record) => {
      if (kept.has(record.number)) return false
      kept.set(record.number, { ...record, kind, replies: [] })
      return true
    },
    find: async (number) => kept.get(number),
    change: async (number, { at, state, reason, unit }) => {
      const now = kept.get(number)
      if (!now) return false
      const { closedAt: _, ...rest } = now
      const closed = state === 'closed' ? { closedAt: at, keepUntil: at + now.keep } : {}
      const timeline = [...now.timeline, { at, state, reason }]
      kept.set(number, { ...rest, ...closed, ...(unit !== undefined && { unit }), state, timeline })
      return true
    },
  }
}

/** Keeps links for as long as the process lives. */
export function createMemoryAliases(): Aliases {
  const kept = new Map<string, Link>()
  return {
    link: async (link) => {
      if (!kept.has(link.alias)) kept.set(link.alias, link)
    },
    conversationOf: async (alias) => kept.get(alias)?.conversation,
    of: async (conversation, kind) => [...kept.values()]
      .filter((link) => link.conversation === conversation && link.kind === kind).map(({ alias }) => alias),
    cut: async (alias) => {
      kept.delete(alias)
    },
  }
}

/** Keeps cases for as long as the process lives. */
export function createMemoryCases(): Cases {
  const kept = new Map<string, Case>()
  return {
    put: async (hashed) => {
      const id = hashed.number.toUpperCase()
      const outcome = kept.has(id) ? 'changed' : 'made'
      kept.set(id, { ...hashed, ...(hashed.state === 'closed' && { closedAt: hashed.updatedAt }) })
      return outcome
    },
    find: async (number) => kept.get(number.toUpperCase()),
    isEmpty: async () => kept.size === 0,
  }
}

/** Keeps media for as long as the process lives. */
export function createMemoryMedia(): Media {
  const kept = new Map<string, Medium & Partial<OpenMedium>>()
  const settle = (id: string, change: Partial<OpenMedium> & { readonly at: number }): Medium => {
    const now = kept.get(id) ?? { id, state: 'wanted', at: change.at }
    if (now.state === 'wanted') kept.set(id, { ...now, ...change })
    return describe(kept.get(id) ?? now)
  }
  return {
    want: async (id, at) => void settle(id, { at }),
    keep: async (id, { bytes, type, at }) =>
      settle(id, { state: 'kept', at, bytes, type, size: bytes.length, sha256: sha256(bytes) }),
    refuse: async (id, why, at) => void settle(id, { state: 'refused', why, at }),
    find: async (id) => {
      const found = kept.get(id)
      return found && describe(found)
    },
    open: async (id) => {
      const found = kept.get(id)
      return found?.bytes ? { ...found, bytes: found.bytes } : undefined
    },
    entrust: async (ids, record) => {
      for (const id of ids) kept.set(id, { id, state: 'wanted', at: 0, ...kept.get(id), record })
    },
  }
}

/** Limits that never say no: whoever sits at the terminal guesses at their own demo. */
export function createNoLimits(): Limits {
  return { take: async () => true, giveBack: async () => {}, wrong: async () => {} }
}

function describe(found: Medium & Partial<OpenMedium>): Medium {
  const { bytes: _, ...medium } = found
  return medium
}
