// Consents to notices in MongoDB: one document a resident and template, changed by one step each.

import type { Connection } from 'mongoose'
import type { Hasher } from '../lib/hash.ts'
import { CONSENTS_STAY } from '../lib/stays.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { consentModel } from '../models/consent.ts'
import type { Consents } from '../ports/consents.ts'
import { guarded, unlessThere } from './reach.ts'

/** How many acts are remembered: the platform tells one again within a minute. */
const ACTS = 10

const CHANGES = {
  agreed: { $set: { stands: true }, $inc: { count: 1 } },
  declined: { $set: { stands: false } },
  allowed: { $set: { stands: true } },
  withdrawn: { $set: { stands: false, count: 0 } },
} as const

/** Keeps consents. */
export function createConsents(db: Connection, hasher: Hasher): Consents {
  const raw = consentModel.raw(db)
  const idOf = (conversation: string, template: string): string => hasher.hash('consent', conversation, template)
  return guarded({
    note: async (conversation, template, { id, act, at }) => {
      const _id = idOf(conversation, template)
      const expires = new Date(at + CONSENTS_STAY)
      await unlessThere(raw.insertOne({ _id, schema: FIRST_SHAPE, count: 0, stands: false, acts: [], expires }))
      const change = CHANGES[act]
      await raw.updateOne({ _id, acts: { $ne: id } }, {
        ...change, $set: { ...change.$set, expires }, $push: { acts: { $each: [id], $slice: -ACTS } },
      })
    },
    take: async (conversation, template, kind) => {
      const _id = idOf(conversation, template)
      if (kind === 'long-term') return await raw.findOne({ _id, stands: true }) !== null
      return (await raw.updateOne({ _id, count: { $gt: 0 } }, { $inc: { count: -1 } })).matchedCount > 0
    },
    erase: async (conversation, templates) => {
      await raw.deleteMany({ _id: { $in: templates.map((template) => idOf(conversation, template)) } })
    },
    giveBack: async (conversation, template, kind) => {
      if (kind === 'one-time') await raw.updateOne({ _id: idOf(conversation, template) }, { $inc: { count: 1 } })
    },
  })
}
