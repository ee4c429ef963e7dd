// The outbox in MongoDB: entries are taken under a lease, so that several processes share the work and none does it twice.

import type { Connection } from 'mongoose'
import mongoose from 'mongoose'
import type { Sealer } from '../lib/seal.ts'
import { DONE_STAYS, WAITING_STAYS } from '../lib/stays.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { outboxModel, type OutboxDocument } from '../models/outbox.ts'
import type { Later } from '../ports/conversations.ts'
import type { Entry, Outbox } from '../ports/outbox.ts'
import { guarded } from './reach.ts'
import { createInserter } from './together.ts'

/** Keeps the outbox. */
export function createOutbox(db: Connection, sealer: Sealer): Outbox {
  const model = outboxModel.on(db)
  const raw = outboxModel.raw(db)
  const insert = createInserter(raw)
  return guarded({
    add: async (entries) => {
      await Promise.all(entries.map((entry) => insert(close(sealer, entry))))
    },
    claim: async (at, lease, limit) => {
      const open = { state: 'waiting', due: { $lte: at } } as const
      const found = await model.find(open, { _id: 1 }).sort({ due: 1 }).limit(limit).lean()
      if (found.length === 0) return []
      const ids = found.map(({ _id }) => _id)
      const token = new mongoose.mongo.ObjectId().toHexString()
      await model.updateMany({ _id: { $in: ids }, ...open }, { $set: { due: at + lease, token }, $inc: { tries: 1 } })
      const taken = await raw.find({ _id: { $in: ids }, token }).toArray()
      return taken.flatMap((document) => read(sealer, document))
    },
    done: async (id, at) => {
      const gone = { $unset: { sealed: 1, token: 1 } }
      await model.updateOne({ _id: id }, { $set: { state: 'done', expires: new Date(at + DONE_STAYS) }, ...gone })
    },
    parked: async (limit) => {
      const found = await raw.find({ state: 'parked' }).sort({ state: -1, due: -1 }).limit(limit).toArray()
      return found.map(({ _id: entry, due, tries, why = '' }) => ({ id: entry, at: due, tries, why }))
    },
    failed: async (id, why, again) => {
      const change = again === undefined ? { state: 'parked' as const, why } : { due: again, why }
      await model.updateOne({ _id: id, state: 'waiting' }, { $set: change, $unset: { token: 1 } })
    },
  })
}

function close(sealer: Sealer, { id, conversation, want }: Omit<Entry, 'tries'>): OutboxDocument {
  const due = want.kind === 'remind' ? want.at : 0
  return {
    _id: id, schema: FIRST_SHAPE, conversation, state: 'waiting', due, tries: 0,
    sealed: sealer.seal(JSON.stringify(want), `outbox:${id}`),
    expires: new Date(Math.max(due, Date.now()) + WAITING_STAYS),
  }
}

function read(sealer: Sealer, { _id: id, conversation, tries, sealed }: OutboxDocument): readonly Entry[] {
  if (!sealed) return []
  const want = JSON.parse(sealer.open(sealed, `outbox:${id}`).toString()) as Later // `close` sealed it
  return [{ id, conversation, want, tries: tries - 1 }]
}
