// The sending side: tells a resident something without being asked, by messages/reply.

import { Fault } from '../../lib/faults.ts'
import type { Log } from '../../lib/log.ts'
import { HOUR } from '../../lib/time.ts'
import { asText, type Outbound } from '../../messages/outbound.ts'
import type { Grant, Sender, Sent } from '../../ports/sender.ts'
import { clean } from '../clean.ts'
import type { Answer, WeiboClient } from './client.ts'
import { encodeText, split } from './encode.ts'
import { refusalOf } from './refusals.ts'

/** What sending needs. */
export type WeiboSenderParts = {
  readonly client: WeiboClient
  readonly log: Log
  readonly now: () => number
}

/** After a message, a follow, a tap and a scan alike: as many as there are, for two days. */
const GRANT: Grant = { most: Infinity, within: 48 * HOUR }

/** How long an account that may not send is left alone, unless someone restarts us with another token. */
const REST = HOUR

/** Creates the sending side. The platform knows no ids of messages: the key of a part goes nowhere. */
export function createWeiboSender({ client, log, now }: WeiboSenderParts): Sender {
  return {
    channel: 'weibo',
    grants: { message: GRANT, tap: GRANT },
    split,
    send: async (to, part) => {
      const answer = await client.post('messages/reply.json', {
        type: 'text', data: encodeText(textOf(part)), receiver_id: to,
      })
      const sent = sentOf(answer, now())
      if (sent.kind === 'off') log.fault('weibo.off', new Fault('WEIBO_ACCOUNT_REFUSED', { about: sent.why }), { why: sent.why })
      return sent
    },
  }
}

function textOf(part: Outbound): string {
  return clean(asText(part))
}

/** What an answer of the API means for one sending. */
export function sentOf(answer: Answer, now: number): Sent {
  switch (answer.kind) {
    case 'done':
      return { kind: 'sent' }
    case 'unsent':
    case 'unclear':
      return { kind: 'busy', why: `weibo-${answer.why}` }
    case 'cut':
      return { kind: 'unsure', why: `weibo-${answer.why}` }
    case 'refused':
      return refused(answer.code, now)
  }
}

function refused(code: number, now: number): Sent {
  const why = `weibo-${code}`
  switch (refusalOf(code)) {
    case 'busy':
      return { kind: 'busy', why }
    case 'next-hour':
      return { kind: 'busy', why, again: (Math.floor(now / HOUR) + 1) * HOUR }
    case 'account':
      return { kind: 'off', why, again: now + REST }
    case 'window':
      return { kind: 'closed', why }
    case 'message':
      return { kind: 'refused', why }
  }
}
