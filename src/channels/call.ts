// Calls a platform's API over HTTP, and tells how far the request came where there is no answer.

import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { codeOf } from '../lib/faults.ts'

/** What is asked. The address may hold a secret: it goes into no error and no log. */
export type Wanted = {
  readonly url: URL
  readonly method: 'GET' | 'POST'
  readonly headers?: { readonly [name: string]: string }
  readonly body?: string | Uint8Array
  /** In bytes, where the answer may have more than others. */
  readonly limit?: number
}

/** What came of it. `why` is a code: of the operating system, or `timeout` or `size`. */
export type Called =
  | { readonly kind: 'answered'; readonly status: number; readonly type?: string; readonly bytes: Buffer }
  /** The request did not go out in full: nobody can have acted on it. */
  | { readonly kind: 'unsent'; readonly why: string }
  /** It went out in full, and its answer never came in full: somebody may have acted on it. */
  | { readonly kind: 'cut'; readonly why: string }

/** Calls; never rejects. */
export type Call = (wanted: Wanted) => Promise<Called>

/** What a call may take: `timeout` ms from when it has a connection, `limit` bytes for its answer. */
export type CallLimits = { readonly timeout: number; readonly limit: number }

/** Connections stay open, but not so long that the other side closes one just as we use it again. */
const KEEP = { keepAlive: true, maxSockets: 64, maxFreeSockets: 64, timeout: 4_000 }

class Stopped extends Error {
  readonly code: string
  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Creates a caller with connections of its own. Redirects are answers like others: nothing is sent where nobody asked. */
export function createCall({ timeout, limit }: CallLimits): Call {
  const agents = { http: new HttpAgent(KEEP), https: new HttpsAgent(KEEP) }
  return ({ url, method, headers = {}, body, limit: own = limit }) => {
    const secure = url.protocol === 'https:'
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const options = { method, headers: { ...headers, ...length }, agent: secure ? agents.https : agents.http }
    const outgoing = (secure ? httpsRequest : httpRequest)(url, options)
    const called = follow(outgoing, timeout, own)
    outgoing.end(body)
    return called
  }
}

function follow(outgoing: ClientRequest, timeout: number, limit: number): Promise<Called> {
  return new Promise((done) => {
    let [ready, written] = [false, false]
    let timer: NodeJS.Timeout | undefined
    const end = (called: Called): void => {
      clearTimeout(timer)
      done(called)
    }
    const fail = (error: unknown): void => end({ kind: ready && written ? 'cut' : 'unsent', why: codeOf(error) ?? 'unknown' })
    outgoing.on('socket', (socket) => {
      timer = setTimeout(() => outgoing.destroy(new Stopped('timeout')), timeout)
      // What is written during the handshake of TLS waits for its end.
      ready = outgoing.reusedSocket || !('encrypted' in socket)
      if (!ready) socket.once('secureConnect', () => { ready = true })
    })
    outgoing.on('finish', () => { written = true })
    outgoing.on('error', fail)
    outgoing.on('response', (response) => {
      [ready, written] = [true, true]
      const { statusCode = 0, headers: { 'content-type': type = '' } } = response
      collect(response, limit).then((bytes) => end({ kind: 'answered', status: statusCode, type, bytes }), fail)
    })
  })
}

async function collect(response: IncomingMessage, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response) {
    size += part.length
    if (size > limit) throw new Stopped('size')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
