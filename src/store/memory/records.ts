// Tips, complaints and messages in memory, and the aliases beside them.

import type { Aliases, FiledRecord, Link, RecordKind, Records, RecordState, StateChange } from '../../ports/records.ts'
import { createShelf } from './shelf.ts'

/** Keeps the records of one kind. */
export function createRecords(kind: RecordKind): Records {
  const shelf = createShelf<FiledRecord>()
  const { find, withAliases, list, reply, append, forgetCode, unlink } = shelf
  return {
    kind, find, withAliases, list, reply, append, forgetCode, unlink,
    add: (record) => shelf.add({ ...record, kind, replies: [] }),
    change: async (number, change) => shelf.replace(number, (record) => changed(record, change)),
  }
}

function changed(before: FiledRecord, { at, state, reason, unit, dueAt }: StateChange<RecordState>): FiledRecord {
  const { closedAt: _, ...record } = before
  return {
    ...record,
    state,
    ...(unit !== undefined && { unit }),
    keepUntil: at + record.keep,
    ...(state === 'closed' && { closedAt: at }),
    ...(dueAt !== undefined && { dueAt }),
    timeline: [...record.timeline, { at, state, reason }],
  }
}

/** Keeps the links between records and conversations. */
export function createAliases(): Aliases {
  const links = new Map<string, Link>()
  return {
    link: async (link) => {
      if (!links.has(link.alias)) links.set(link.alias, link)
    },
    conversationOf: async (alias) => links.get(alias)?.conversation,
    of: async (conversation, kind) =>
      [...links.values()].filter((link) => link.conversation === conversation && link.kind === kind).map(({ alias }) => alias),
    move: async (alias, conversation) => {
      const link = links.get(alias)
      if (link) links.set(alias, { ...link, conversation })
    },
    stay: async (alias, until) => {
      const link = links.get(alias)
      if (link) links.set(alias, { ...link, until })
    },
    cut: async (alias) => void links.delete(alias),
  }
}
