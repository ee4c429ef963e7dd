// Limits on guessing in MongoDB: a count a source, changed by compare-and-set, so that many tries at once gain nothing.

import type { Connection } from 'mongoose'
import type { Log } from '../lib/log.ts'
import { HOUR, MINUTE } from '../lib/time.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { limitModel } from '../models/limit.ts'
import type { LimitDocument } from '../models/limit.ts'
import type { Limits } from '../ports/limits.ts'
import { guarded, isDuplicate, unlessThere } from './reach.ts'

const TRIES = 5
const WINDOW = 15 * MINUTE
/** The wait doubles each time a source has used up its tries, up to this. */
const LONGEST = 8 * HOUR
const ALARM = 100

type Count = Pick<LimitDocument, 'count' | 'since' | 'span'>

/** Keeps limits; the alarm is a line in the log. */
export function createLimits(db: Connection, log: Log): Limits {
  const raw = limitModel.raw(db)
  const take = async (source: string, at: number): Promise<boolean> => {
    const id = idOf(source)
    const seen = await raw.findOne({ _id: id })
    const next = seen ? after(seen, at) : { count: 1, since: at, span: WINDOW }
    if (!next) return false
    const expires = new Date(next.since + 2 * next.span + HOUR)
    const won = seen
      ? (await raw.updateOne({ _id: id, count: seen.count, since: seen.since }, { $set: { ...next, expires } })).matchedCount > 0
      : await unlessThere(raw.insertOne({ _id: id, schema: FIRST_SHAPE, ...next, expires }))
    return won || take(source, at)
  }

  return guarded({
    take,
    giveBack: async (source: string, at: number) => {
      await raw.updateOne({ _id: idOf(source), count: { $gt: 0 }, since: { $lte: at } }, { $inc: { count: -1 } })
    },
    wrong: async (at: number) => {
      if (await countWrong(raw, at) === ALARM) log.warn('store.guessed', { wrong: ALARM, minutes: 1 })
    },
  })
}

function idOf(source: string): string {
  return `source:${source}`
}

// The count after one more try; undefined if there is none left.
function after({ count, since, span }: Count, at: number): Count | undefined {
  if (at >= since + span) {
    return { count: 1, since: at, span: count < TRIES ? WINDOW : Math.min(span * 2, LONGEST) }
  }
  return count < TRIES ? { count: count + 1, since, span } : undefined
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
