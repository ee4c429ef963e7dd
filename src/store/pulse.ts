// Whether the database takes writes: one whose disk is full still reads, and serves nobody.

import type { Connection } from 'mongoose'
import { HOUR, MINUTE } from '../lib/time.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { limitModel } from '../models/limit.ts'
import { reach } from './reach.ts'

/** How long an answer holds for all who ask, in ms: whoever asks often is not to cost more. */
const HOLDS = 1_000

/** Creates what writes one small document; it rejects, with STORE_UNREACHABLE where the database is gone or full. */
export function createPulse(db: Connection): () => Promise<void> {
  const raw = limitModel.raw(db)
  const beat = async (): Promise<void> => {
    const at = Date.now()
    const kept = { schema: FIRST_SHAPE, count: 0, since: at, span: MINUTE, expires: new Date(at + HOUR) }
    await raw.updateOne({ _id: 'pulse' }, { $set: kept }, { upsert: true })
  }
  let last: Promise<void> | undefined
  let asked = -Infinity

  return () => {
    if (last && performance.now() - asked < HOLDS) return last
    asked = performance.now()
    last = reach(beat())
    return last
  }
}
