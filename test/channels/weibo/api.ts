// Plays Weibo's API for tests: answers as it is told to, and keeps what it was asked.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { createCall } from '../../../src/channels/call.ts'
import { createClient } from '../../../src/channels/weibo/client.ts'

export const API_TOKEN = '2.00secretTokenOfTests'

/** One request as it came. */
export type Asked = { readonly method: string; readonly path: string; readonly query: URLSearchParams; readonly type: string; readonly body: string }

/** What the API does with a request: a body with its status, or something to the connection. */
export type Deed =
  | { readonly status?: number; readonly type?: string; readonly body: string | Buffer }
  | ((socket: Socket, res: ServerResponse) => void)

/** An API that does one deed until it is told another. */
export async function playApi() {
  const asked: Asked[] = []
  let deed: Deed = { body: '{"result":true}' }
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const url = new URL(req.url ?? '', 'http://api')
    const body = await text(req)
    asked.push({ method: req.method ?? '', path: url.pathname, query: url.searchParams, type: req.headers['content-type'] ?? '', body })
    if (typeof deed === 'function') return deed(req.socket, res)
    res.writeHead(deed.status ?? 200, { 'content-type': deed.type ?? 'application/json' }).end(deed.body)
  }
  const server = createServer((req, res) => void answer(req, res))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base, asked,
    client: createClient({ token: API_TOKEN, base, call: createCall({ timeout: 1_500, limit: 2_000 }) }),
    does: (next: Deed) => {
      asked.length = 0
      deed = next
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** An error as Weibo writes it. */
export function errorOf(code: number | string, status = 400): Deed {
  return { status, body: JSON.stringify({ request: '/2/messages/reply.json', error_code: code, error: 'because' }) }
}
