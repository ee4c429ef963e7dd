// Versions of flows in MongoDB: one document a version, which leaves when nobody can be inside it any more.

import type { Connection } from 'mongoose'
import type { Flow } from '../engine/flow.ts'
import { DAY } from '../lib/time.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { flowVersionModel } from '../models/flow-version.ts'
import type { FlowTexts, FlowVersion, FlowVersions } from '../ports/flow-versions.ts'
import { guarded, isDuplicate } from './reach.ts'

const KEPT = 60 * DAY

/** More versions than these are not looked back on: who edits flows all day leaves many. */
const MOST = 500

/** Keeps versions of flows. */
export function createFlowVersions(db: Connection): FlowVersions {
  const raw = flowVersionModel.raw(db)
  const remember: FlowVersions['remember'] = async (versions, at) => {
    if (versions.length === 0) return
    try {
      await raw.bulkWrite(versions.map((version) => ({ updateOne: { ...writeOf(version, at), upsert: true } })), { ordered: false })
    } catch (error) {
      // Two processes that start at once: the second finds them there.
      if (!isDuplicate(error)) throw error
      await remember(versions, at)
    }
  }
  return guarded({
    remember,
    old: async (at) => {
      const found = await raw.find({ expires: { $gt: new Date(at) } }).sort({ seen: -1, _id: 1 }).limit(MOST).toArray()
      return found.map(({ flow, texts }): FlowVersion =>
        ({ flow: JSON.parse(flow) as Flow, texts: JSON.parse(texts) as FlowTexts })) // `remember` wrote them
    },
  })
}

function writeOf({ flow, texts }: FlowVersion, at: number) {
  return {
    filter: { _id: `${flow.id}@${flow.version}` },
    update: {
      $set: { texts: JSON.stringify(texts) },
      $max: { seen: new Date(at), expires: new Date(at + KEPT) },
      $setOnInsert: { schema: FIRST_SHAPE, flow: JSON.stringify(flow) },
    },
  }
}
