// What was given up, as the department's systems read it.

import { deepEqual } from 'node:assert/strict'
import { undeliveredRoutes } from '../../src/api/undelivered.ts'

describe('GET /undelivered', () => {
  it('lists messages to residents and everything else, the latest first, and names no conversation', async () => {
    const [route] = undeliveredRoutes({
      failed: async () => [{ id: 'r1', sort: 'reply', channel: 'wechat', at: 1000, why: '87014' }],
      parked: async () => [{ id: 'conversation:1:0', at: 2000, tries: 12, why: 'NOTIFY_MAIL_REFUSED' }],
      alias: (id) => id.replace('conversation', 'w').replaceAll(':', '-'),
    })
    deepEqual(await route?.run({ params: {}, query: {}, body: undefined, at: 0 }), {
      status: 200,
      json: {
        items: [
          { id: 'w-1-0', kind: 'other', channel: null, at: '1970-01-01T00:00:02.000Z', why: 'NOTIFY_MAIL_REFUSED' },
          { id: 'r1', kind: 'message', channel: 'wechat', at: '1970-01-01T00:00:01.000Z', why: '87014' },
        ],
      },
    })
  })
})
