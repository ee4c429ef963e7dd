// Questions asked in vain in MongoDB: one document a question and day, counted in place, the question sealed.

import type { Connection } from 'mongoose'
import type { Hasher } from '../lib/hash.ts'
import { MOST_QUESTIONS } from '../lib/most.ts'
import type { Sealer } from '../lib/seal.ts'
import { QUESTIONS_STAY } from '../lib/stays.ts'
import { chinaInstant, DAY } from '../lib/time.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import { questionModel } from '../models/question.ts'
import type { Asked, Questions } from '../ports/questions.ts'
import { guarded, isDuplicate } from './reach.ts'

/** Keeps questions. */
export function createQuestions(db: Connection, sealer: Sealer, hasher: Hasher): Questions {
  const raw = questionModel.raw(db)
  const count = async (asked: Asked): Promise<void> => {
    const { day, kind, question, by } = asked
    const _id = `${day}:${hasher.hash('question', kind, question)}`
    // A list that was offered yesterday is not picked from today.
    if (by < 0) return void await raw.updateOne({ _id, count: { $gt: 0 } }, { $inc: { count: by } })
    const sealed = sealer.seal(question, about(_id))
    const first = { schema: FIRST_SHAPE, day, kind, sealed, expires: new Date(chinaInstant(day) + DAY + QUESTIONS_STAY) }
    try {
      await raw.updateOne({ _id }, { $inc: { count: by }, $setOnInsert: first }, { upsert: true })
    } catch (error) {
      // Two that ask the same for the first time at once: the second finds it there.
      if (!isDuplicate(error)) throw error
      await raw.updateOne({ _id }, { $inc: { count: by } })
    }
  }
  return guarded({
    count,
    list: async (day) => {
      const found = await raw.find({ day, count: { $gt: 0 } }).sort({ count: -1, _id: 1 }).limit(MOST_QUESTIONS).toArray()
      return found.map(({ _id, kind, count: times, sealed }) =>
        ({ kind, question: sealer.open(sealed, about(_id)).toString(), count: times }))
    },
  })
}

function about(id: string): string {
  return `question:${id}`
}
