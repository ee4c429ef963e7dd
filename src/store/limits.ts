// Limits on guessing in MongoDB: a count a source, changed by compare-and-set, so that many tries at once gain nothing.

import type { Connection } from 'mongoose'
import type { Log } from '../lib/log.ts'
import { HOUR, MINUTE } from '../lib/time.ts'
import { oneMoreTry } from '../lib/tries.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { limitModel } from '../models/limit.ts'
import type { Limits } from '../ports/limits.ts'
import { guarded, isDuplicate, unlessThere } from './reach.ts'

/** So many wrong tries within a minute are told. */
const ALARM = 100

/** Keeps limits; the alarm is a line in the log. */
export function createLimits(db: Connection, log: Log): Limits {
  const raw = limitModel.raw(db)
  const take = async (source: string, at: number): Promise<boolean> => {
    const id = idOf(source)
    const seen = await raw.findOne({ _id: id })
    const next = oneMoreTry(seen ?? undefined, at)
    if (!next) return false
    const expires = new Date(next.since + 2 * next.span + HOUR)
    const won = seen
      ? (await raw.updateOne({ _id: id, count: seen.count, since: seen.since }, { $set: { ...next, expires } })).matchedCount > 0
      : await unlessThere(raw.insertOne({ _id: id, schema: FIRST_SHAPE, ...next, expires }))
    return won || take(source, at)
  }

  return guarded({
    take,
    giveBack: async (source, at) => {
      await raw.updateOne({ _id: idOf(source), count: { $gt: 0 }, since: { $lte: at } }, { $inc: { count: -1 } })
    },
    wrong: async (at) => {
      if (await countWrong(raw, at) === ALARM) log.warn('store.guessed', { wrong: ALARM, minutes: 1 })
    },
  })
}

function idOf(source: string): string {
  return `source:${source}`
}

async function countWrong(raw: ReturnType<typeof limitModel.raw>, at: number): Promise<number> {
  const since = at - at % MINUTE
  const start = { schema: FIRST_SHAPE, since, span: MINUTE, expires: new Date(since + HOUR) }
  try {
    const found = await raw.findOneAndUpdate(
      { _id: `minute:${since}` }, { $inc: { count: 1 }, $setOnInsert: start }, { upsert: true, returnDocument: 'after' },
    )
    return found?.count ?? 1
  } catch (error) {
    // Two upserts of one minute at once: the second finds it there.
    if (isDuplicate(error)) return countWrong(raw, at)
    throw error
  }
}
