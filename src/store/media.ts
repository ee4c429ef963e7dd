// Pictures and voice messages in MongoDB, each sealed under its id.

import type { Connection } from 'mongoose'
import { sha256 } from '../lib/digest.ts'
import { LARGEST_MEDIUM, MOST_GIVEN } from '../lib/most.ts'
import type { Sealer } from '../lib/seal.ts'
import { LOOSE_MEDIA_STAY } from '../lib/stays.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { mediaModel, type MediaDocument } from '../models/media.ts'
import type { Media, Medium } from '../ports/media.ts'
import { guarded, unlessThere } from './reach.ts'

/** Keeps media. */
export function createMedia(db: Connection, sealer: Sealer): Media {
  const model = mediaModel.on(db)
  const raw = mediaModel.raw(db)
  const want = async (id: string, at: number): Promise<void> => {
    await unlessThere(raw.insertOne({ _id: id, schema: FIRST_SHAPE, state: 'wanted', at: new Date(at), expires: loose(at) }))
  }
  // Only what is still wanted changes: the first result stays.
  const settle = async (id: string, at: number, change: Partial<MediaDocument>): Promise<Medium> => {
    await want(id, at)
    await raw.updateOne({ _id: id, state: 'wanted' }, { $set: { at: new Date(at), ...change } })
    const found = await find(id)
    return found ?? { id, state: 'wanted', at }
  }
  const find = async (id: string): Promise<Medium | undefined> => {
    const found = await raw.findOne({ _id: id }, { projection: { sealed: 0 } })
    return found ? describe(found) : undefined
  }

  return guarded({
    want,
    find,
    keep: async (id, { bytes, type, at }) => {
      if (bytes.length > LARGEST_MEDIUM) return settle(id, at, { state: 'refused', why: 'too-large' })
      const sealed = sealer.seal(bytes, about(id))
      return settle(id, at, { state: 'kept', type, size: bytes.length, sha256: sha256(bytes), sealed })
    },
    refuse: async (id, why, at) => {
      await settle(id, at, { state: 'refused', why })
    },
    open: async (id) => {
      const found = await raw.findOne({ _id: id, state: 'kept' })
      return found?.sealed ? { ...describe(found), bytes: sealer.open(found.sealed, about(id)) } : undefined
    },
    given: async (id, { at, form }) => {
      const given = { $each: [{ at: new Date(at), form }], $slice: -MOST_GIVEN }
      await raw.updateOne({ _id: id }, { $push: { given } })
    },
    drop: async (ids) => {
      if (ids.length > 0) await raw.deleteMany({ _id: { $in: [...ids] }, record: { $exists: false } })
    },
    entrust: async (ids, record, until) => {
      if (ids.length === 0) return
      const fresh = { schema: FIRST_SHAPE, state: 'wanted' as const, at: new Date() }
      await model.bulkWrite(ids.map((id) => ({
        updateOne: {
          filter: { _id: id },
          update: { $set: { record, expires: new Date(until) }, $setOnInsert: fresh },
          upsert: true,
        },
      })), { ordered: false })
    },
  })
}

function loose(at: number): Date {
  return new Date(at + LOOSE_MEDIA_STAY)
}

function about(id: string): string {
  return `media:${id}`
}

function describe({ _id: id, state, at, type, size, sha256: sum, why, record, given }: MediaDocument): Medium {
  return {
    id, state, at: at.getTime(),
    ...(type !== undefined && { type }),
    ...(size !== undefined && { size }),
    ...(sum !== undefined && { sha256: sum }),
    ...(why !== undefined && { why }),
    ...(record !== undefined && { record }),
    ...(given !== undefined && { given: given.map((each) => ({ at: each.at.getTime(), form: each.form })) }),
  }
}
