// Tips, complaints, messages and appointments: read, answered and moved on by the department's systems.

import type { FromSchema } from 'json-schema-to-ts'
import { Fault } from '../lib/faults.ts'
import type { Page, PageWish } from '../ports/records.ts'
import { mediaRoutes, type MediaParts } from './media.ts'
import type { Replying } from './replies.ts'
import type { Request, Route, Schema } from './route.ts'
import { pageView, recordView, replyPost, replyView } from './schemas.ts'
import { viewRecord, type Viewed } from './view.ts'

/** One kind of record as the API needs it. */
export type Shelf = {
  /** Its plural, as in the path. */
  readonly name: 'tips' | 'complaints' | 'messages' | 'appointments'
  readonly find: (number: string) => Promise<Viewed | undefined>
  readonly list: (wish: PageWish) => Promise<Page<Viewed> | undefined>
  /** Moves a record on; false if it cannot be. */
  readonly change: (number: string, change: { state: string; reason: string }, at: number) => Promise<boolean>
  /** What a change may say. */
  readonly patch: Schema
}

const MOST = 100

/** What stands in the path of a record. */
const PARAMS = { number: { description: 'The number of its receipt, in any writing: `T1234567890`, `T 123 456 789 0`.' } }

/** The addresses of one kind of record. */
export function recordRoutes(shelf: Shelf, replying: Replying, media: MediaParts): readonly Route[] {
  const { name } = shelf
  const one = `/${name}/{number}`

  const find = async ({ params }: Request): Promise<Viewed> => {
    const found = await shelf.find(params['number'] ?? '')
    if (!found) throw new Fault('API_RECORD_UNKNOWN')
    return found
  }

  const view = async (record: Viewed): Promise<object> => viewRecord(record, await replying.states(record))

  return [
    {
      method: 'get', path: `/${name}`, id: `list-${name}`, summary: `Lists ${name}, the oldest first`,
      query: {
        limit: { type: 'integer', minimum: 1, maximum: MOST, default: 20, description: 'How many at most.' },
        cursor: { type: 'string', maxLength: 200, description: 'The `next` of the part before; the first part where it is left out.' },
      },
      answers: { 200: pageView }, faults: ['API_QUERY_WRONG'],
      run: async ({ query }) => {
        const page = await shelf.list(readWish(query))
        if (!page) throw new Fault('API_QUERY_WRONG', { about: 'cursor' })
        return { status: 200, json: { items: await Promise.all(page.items.map(view)), next: page.next } }
      },
    },
    {
      method: 'get', path: one, params: PARAMS, id: `get-${name}`, summary: `Shows one of the ${name} by its number`,
      answers: { 200: recordView }, faults: ['API_RECORD_UNKNOWN'],
      run: async (request) => ({ status: 200, json: await view(await find(request)) }),
    },
    {
      method: 'patch', path: one, params: PARAMS, id: `patch-${name}`,
      summary: `Moves one of the ${name} on, with the reason that its resident sees`,
      body: shelf.patch, answers: { 200: recordView },
      faults: ['API_RECORD_UNKNOWN', 'API_BODY_WRONG', 'API_STATE_WRONG', 'HTTP_BODY_TOO_LARGE'],
      run: async (request) => {
        const record = await find(request)
        const change = request.body as { state: string; reason: string } // the router has read it by shelf.patch
        const since = standsSince(record, change)
        if (since === undefined && !(await shelf.change(record.number, change, request.at))) throw new Fault('API_STATE_WRONG')
        await replying.change(record, { ...change, isOld: since !== undefined }, since ?? request.at)
        return { status: 200, json: await view(await find(request)) }
      },
    },
    {
      method: 'post', path: `${one}/replies`, params: PARAMS, id: `reply-${name}`, summary: 'Answers the resident in their conversation',
      body: replyPost, idempotent: true, answers: { 202: replyView },
      faults: [
        'API_RECORD_UNKNOWN', 'API_BODY_WRONG', 'API_QUERY_WRONG', 'API_RESIDENT_GONE', 'API_KEY_REUSED',
        'HTTP_BODY_TOO_LARGE',
      ],
      run: async (request) => {
        const { text } = request.body as FromSchema<typeof replyPost> // the router has read it by replyPost
        return { status: 202, json: await replying.reply(await find(request), text, request) }
      },
    },
    ...mediaRoutes(name, find, media),
  ]
}

// What is said once more, as by a program whose connection broke, is no second change, and no second message to the resident.
function standsSince({ timeline }: Viewed, change: { readonly state: string; readonly reason: string }): number | undefined {
  const last = timeline.at(-1)
  return last?.state === change.state && last.reason === change.reason ? last.at : undefined
}

function readWish({ limit = '20', cursor }: Request['query']): PageWish {
  const n = /^\d{1,3}$/.test(limit) ? Number(limit) : 0
  if (n < 1 || n > MOST) throw new Fault('API_QUERY_WRONG', { about: 'limit' })
  return { limit: n, cursor }
}
