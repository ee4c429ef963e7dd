// The memory of signed requests that several processes share: whoever inserts first has seen it first.

import type { Connection } from 'mongoose'
import type { Hasher } from '../lib/hash.ts'
import { MINUTE } from '../lib/time.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { replayModel, type ReplayDocument } from '../models/replay.ts'
import type { SharedReplays } from '../ports/replays.ts'
import { guarded } from './reach.ts'
import { createFinder, createInserter } from './together.ts'

/** Signatures are fresh for five minutes before and after their timestamp. */
const WINDOW = 20 * MINUTE

/** Keeps what signatures were used for; requests of one tick are asked about together. */
export function createSharedReplays(db: Connection, hasher: Hasher): SharedReplays {
  const raw = replayModel.raw(db)
  const insert = createInserter<ReplayDocument>(raw)
  const find = createFinder<ReplayDocument>(raw)
  return guarded({
    seen: async (key, message, at) => {
      const id = hasher.hash('replay', key)
      const digest = hasher.hash('replay', message)
      const isFirst = await insert({ _id: id, schema: FIRST_SHAPE, digest, expires: new Date(at + WINDOW) })
      if (isFirst) return 'new'
      const found = await find(id)
      return !found || found.digest === digest ? 'retry' : 'other'
    },
  })
}
