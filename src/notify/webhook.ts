// Tells a desk by a webhook, signed as the Standard Webhooks specification has it (standardwebhooks.com).

import { createHmac } from 'node:crypto'
import { Fault } from '../lib/faults.ts'
import type { Word } from '../ports/notifier.ts'
import type { Way } from './notifier.ts'

/** The headers that sign a body: `v1,` and base64 of HMAC-SHA-256 over id, timestamp in seconds and body. */
function signHeaders(
  secret: string, { id, at }: { id: string; at: number }, body: string,
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/** Creates the way by webhook; unsigned where no NOTIFY_SECRET is set. */
export function createWebhook(secret: string | undefined, clock: () => number): Way {
  return async (address, word) => {
    const body = JSON.stringify(payload(word))
    const signed = secret === undefined ? {} : signHeaders(secret, { id: word.id, at: clock() }, body)
    const response = await post(address, body, signed).catch((cause: unknown) => {
      throw new Fault('NOTIFY_WEBHOOK_REFUSED', { about: word.desk, cause })
    })
    await response.body?.cancel()
    if (!response.ok) throw new Fault('NOTIFY_WEBHOOK_REFUSED', { about: `${word.desk}, ${response.status}` })
  }
}

function payload({ id, desk, text, at }: Word): object {
  return { type: 'desk.notified', id, desk, text, at: new Date(at).toISOString() }
}

function post(address: string, body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
  })
}
