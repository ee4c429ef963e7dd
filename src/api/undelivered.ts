// What was given up: messages to residents and word to desks that never arrived, for those who look after the server.

import type { Failed } from '../ports/deliveries.ts'
import type { Parked } from '../ports/outbox.ts'
import type { Route } from './route.ts'
import { listOf } from './schemas.ts'

const undeliveredView = listOf({
  type: 'object',
  properties: {
    id: { type: 'string', description: 'Of a reply: its id in the record.' },
    kind: { type: 'string', enum: ['message', 'other'], description: 'message: to a resident; other: word to a desk, a picture.' },
    channel: { type: ['string', 'null'] },
    at: { type: 'string', format: 'date-time' },
    why: { type: 'string', description: 'A code of the platform or of ours.' },
  },
  required: ['id', 'kind', 'channel', 'at', 'why'],
})

const MOST = 100

/** Where what was given up is looked for. */
export type Undelivered = {
  readonly failed: (limit: number) => Promise<readonly Failed[]>
  readonly parked: (limit: number) => Promise<readonly Parked[]>
  /** What something is called outside, whose id begins with its conversation's. */
  readonly alias: (id: string) => string
}

/** The address at which what was given up is read; it holds no text and names no resident. */
export function undeliveredRoutes({ failed, parked, alias }: Undelivered): readonly Route[] {
  return [{
    method: 'get',
    path: '/undelivered',
    id: 'list-undelivered',
    summary: 'Lists what was given up, the latest first, at most a hundred of each kind',
    answers: { 200: undeliveredView },
    faults: [],
    run: async () => {
      const [messages, others] = await Promise.all([failed(MOST), parked(MOST)])
      // What an officer has written has an id of its own, without a conversation before a colon.
      const outside = (id: string): string => (id.includes(':') ? alias(id) : id)
      const items = [
        ...messages.map(({ id, channel, at, why }) => ({ id, kind: 'message', channel, at, why })),
        ...others.map(({ id, at, why }) => ({ id, kind: 'other', channel: null, at, why })),
      ].toSorted((a, b) => b.at - a.at)
      return { status: 200, json: { items: items.map((item) => ({ ...item, id: outside(item.id), at: new Date(item.at).toISOString() })) } }
    },
  }]
}
