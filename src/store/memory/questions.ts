// Questions asked in vain, counted in memory.

import { MOST_QUESTIONS } from '../../lib/most.ts'
import type { Asked, Counted, Questions } from '../../ports/questions.ts'

/** Counts questions in a map a day. */
export function createQuestions(): Questions {
  const days = new Map<string, Map<string, Counted>>()
  return {
    count: async ({ day, kind, question, by }: Asked) => {
      const ofDay = days.get(day) ?? new Map<string, Counted>()
      const key = `${kind}:${question}`
      const count = Math.max(0, (ofDay.get(key)?.count ?? 0) + by)
      days.set(day, ofDay.set(key, { kind, question, count }))
    },
    list: async (day) => [...days.get(day)?.values() ?? []]
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_QUESTIONS),
  }
}
