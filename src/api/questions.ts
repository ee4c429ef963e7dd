// What residents asked in vain on a day, for those who write the guide.

import { Fault } from '../lib/faults.ts'
import { chinaDay } from '../lib/time.ts'
import type { Counted } from '../ports/questions.ts'
import type { Route } from './route.ts'
import { listOf } from './schemas.ts'

const questionsView = listOf({
  type: 'object',
  properties: {
    kind: {
      type: 'string', enum: ['none', 'unpicked'],
      description: 'none: nothing was found; unpicked: nobody picked from the list that was offered.',
    },
    question: { type: 'string', description: 'In one writing, with numbers, plates and names masked.' },
    count: { type: 'integer', minimum: 1 },
  },
  required: ['kind', 'question', 'count'],
}, { day: { type: 'string', format: 'date' } })

/** The address at which questions without an answer are read. */
export function questionRoutes(list: (day: string) => Promise<readonly Counted[]>): readonly Route[] {
  return [{
    method: 'get',
    path: '/questions',
    id: 'list-questions',
    summary: 'Lists what residents asked in vain on a day, the most frequent first; today where no day is named',
    query: { day: { type: 'string', format: 'date', description: 'A day in China, not more than 180 days ago.' } },
    answers: { 200: questionsView },
    faults: ['API_QUERY_WRONG'],
    run: async ({ query, at }) => {
      const { day = chinaDay(at) } = query
      if (!isDay(day)) throw new Fault('API_QUERY_WRONG', { about: 'day' })
      return { status: 200, json: { day, items: await list(day) } }
    },
  }]
}

function isDay(day: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}
