// Which entries of the guide are to be held against the law again, for those who write it.

import { Fault } from '../lib/faults.ts'
import type { EntryReview } from '../ports/guide.ts'
import type { Route } from './route.ts'
import { listOf } from './schemas.ts'

const day = { type: 'string', format: 'date' } as const

const reviewsView = listOf({
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    owner: { type: 'string', description: 'Who keeps the entry.' },
    checked: { ...day, description: 'When its facts were checked.' },
    due: { ...day, description: 'From this day on residents are told that it has not been checked for long.' },
    overdue: { type: 'boolean' },
  },
  required: ['id', 'name', 'owner', 'checked', 'due', 'overdue'],
})

const MOST_DAYS = 366

/** The address at which entries that are due for a check are read. */
export function guideRoutes(list: (at: number, within: number) => readonly EntryReview[]): readonly Route[] {
  return [{
    method: 'get',
    path: '/guide/reviews',
    id: 'list-guide-reviews',
    summary: "Lists the guide's entries that were not checked for 180 days, the longest unchecked first",
    query: {
      within: {
        type: 'integer', minimum: 0, maximum: MOST_DAYS,
        description: 'Those that will be due within so many days as well; 0 where nothing is said.',
      },
    },
    answers: { 200: reviewsView },
    faults: ['API_QUERY_WRONG'],
    run: async ({ query, at }) => ({ status: 200, json: { items: list(at, readDays(query['within'])) } }),
  }]
}

function readDays(text = '0'): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  if (!(days <= MOST_DAYS)) throw new Fault('API_QUERY_WRONG', { about: 'within' })
  return days
}
