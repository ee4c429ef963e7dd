// Tips, complaints and messages in MongoDB, each kind in a collection of its own, and the aliases beside them.

import type { Connection } from 'mongoose'
import type { Sealer } from '../lib/seal.ts'
import { aliasModel, type AliasDocument } from '../models/alias.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { recordModels, type RecordDocument } from '../models/record.ts'
import type { Aliases, FiledRecord, RecordKind, Records, RecordState } from '../ports/records.ts'
import { createWrapping, type Wrapping } from './kept.ts'
import { createBatch } from './batch.ts'
import { guarded } from './reach.ts'
import { createShelf } from './shelf.ts'
import { createFinder, createInserter } from './together.ts'

/** Keeps the records of one kind. */
export function createRecords(db: Connection, sealer: Sealer, kind: RecordKind): Records {
  const model = recordModels[kind].on(db)
  const raw = recordModels[kind].raw(db)
  const find = createFinder(raw)
  const insert = createInserter(raw)
  const wrapping = createWrapping(kind, sealer)
  const open = (document: RecordDocument): FiledRecord => openRecord(kind, wrapping, document)

  return {
    kind,
    ...guarded<Omit<Records, 'kind'>>({
      ...createShelf(model, wrapping, open),
      add: ({ state, unit, ...record }) => insert(
        Object.assign(wrapping.close(record), { schema: FIRST_SHAPE, kind, state }, unit !== undefined && { unit }),
      ),
      find: async (number) => {
        const found = await find(number)
        return found && open(found)
      },
      change: async (number, { at, state, reason, unit, dueAt }) => {
        const found = await raw.findOne({ _id: number }, { projection: { keep: 1 } })
        if (!found) return false
        const closed = state === 'closed'
        const { matchedCount } = await raw.updateOne({ _id: number }, {
          $set: {
            state,
            ...(unit !== undefined && { unit }),
            expires: new Date(at + found.keep),
            ...(closed && { closedAt: new Date(at) }),
            ...(dueAt !== undefined && { dueAt: new Date(dueAt) }),
          },
          ...(!closed && { $unset: { closedAt: 1 as const } }),
          $push: { timeline: wrapping.step(number, { at, state, reason }) },
        })
        return matchedCount > 0
      },
    }),
  }
}

/** Keeps the links between records and conversations. */
export function createAliases(db: Connection): Aliases {
  const raw = aliasModel.raw(db)
  const find = createFinder(raw)
  const insert = createInserter(raw)
  const ofConversation = createBatch<string, readonly AliasDocument[]>(async (conversations) => {
    const found = await raw.find({ conversation: { $in: [...new Set(conversations)] } }).toArray()
    const own = new Map<string, AliasDocument[]>()
    for (const each of found) own.set(each.conversation, [...own.get(each.conversation) ?? [], each])
    return conversations.map((conversation) => own.get(conversation) ?? [])
  })
  return guarded({
    link: async ({ alias, conversation, kind, until }) => {
      await insert({ _id: alias, schema: FIRST_SHAPE, conversation, kind, expires: new Date(until) })
    },
    conversationOf: async (alias) => (await find(alias))?.conversation,
    of: async (conversation, kind) => {
      const found = await ofConversation(conversation)
      return found.filter((each) => each.kind === kind).map(({ _id }) => _id)
    },
    move: async (alias, conversation) => {
      await raw.updateOne({ _id: alias }, { $set: { conversation } })
    },
    stay: async (alias, until) => {
      await raw.updateOne({ _id: alias }, { $set: { expires: new Date(until) } })
    },
    cut: async (alias) => {
      await raw.deleteOne({ _id: alias })
    },
  })
}

function openRecord(kind: RecordKind, wrapping: Wrapping, document: RecordDocument): FiledRecord {
  const { state, unit } = document
  return {
    ...wrapping.open(document),
    kind,
    state: state as RecordState, // written by `add` and `change` alone
    ...(unit !== undefined && { unit }),
  }
}
