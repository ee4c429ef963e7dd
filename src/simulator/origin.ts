// One origin of a platform's API: reads requests, lets faults happen, answers, and remembers every call.

import { setMaxListeners } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { bodyOf, createCalls, withoutSecrets, type Calls } from './calls.ts'
import type { Clock } from './clock.ts'
import type { ApiFault, Faults } from './faults.ts'

/** A request as it was read. */
export type Call = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly type: string
  readonly body: Buffer
  readonly authorization: string
}

/** What the platform answers. */
export type Answer = {
  readonly status?: number
  readonly type?: string
  readonly headers?: { readonly [name: string]: string }
  readonly body: string | Uint8Array
  /** The platform's error code, for the record; 0 if left out. */
  readonly code?: number
}

/** What an origin is made of. */
export type OriginParts = {
  readonly clock: Clock
  readonly faults: Faults
  readonly answer: (call: Call) => Answer | Promise<Answer>
  /** The platform's own form of an error. */
  readonly refuse: (call: Call, code: number) => Answer
  /** Lets all tokens run out. */
  readonly expire: () => void
}

/** An origin that listens. */
export type Origin = {
  /** Such as `http://127.0.0.1:40123`. */
  readonly base: string
  readonly calls: Calls
  /** Closes the port: connections are refused until `up`. */
  readonly down: () => Promise<void>
  readonly up: () => Promise<void>
  readonly close: () => Promise<void>
}

const LONGEST = 32 * 1024 * 1024

/** Opens an origin on loopback. */
export async function openOrigin(parts: OriginParts, port = 0): Promise<Origin> {
  const calls = createCalls()
  const ended = new AbortController()
  // Every call that is made to wait listens for the end.
  setMaxListeners(0, ended.signal)
  const server = createServer((request, response) => {
    void serve({ ...parts, calls, ended: ended.signal }, request, response).catch(() => request.socket.destroy())
  })
  server.keepAliveTimeout = 60_000
  const listen = (at: number): Promise<void> => new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(at, '127.0.0.1', () => done())
  })
  const down = (): Promise<void> => new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
  await listen(port)
  const held = (server.address() as AddressInfo).port // it listens on a port
  const close = async (): Promise<void> => {
    ended.abort()
    if (server.listening) await down()
  }
  return { base: `http://127.0.0.1:${held}`, calls, down, up: () => listen(held), close }
}

type Serving = OriginParts & { readonly calls: Calls; readonly ended: AbortSignal }

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const begun = performance.now()
  const url = new URL(request.url ?? '/', 'http://x')
  const fault = serving.faults.take(url.pathname)
  const body = fault?.kind === 'refused' ? Buffer.alloc(0) : await readBody(request)
  const call: Call = {
    method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, body,
    type: request.headers['content-type'] ?? '', authorization: request.headers.authorization ?? '',
  }
  if (fault?.kind === 'expired') serving.expire()
  const effect = hasEffect(fault)
  const real = effect ? await serving.answer(call) : undefined
  const shown = fault ? askew(fault, real, (code) => serving.refuse(call, code)) : real
  serving.calls.add({
    at: serving.clock.now(), method: call.method, path: call.path, fault: fault?.kind,
    query: withoutSecrets(call.query) as { readonly [name: string]: string }, // a query holds texts alone
    get body() { return bodyOf(call.body, call.type) }, ms: Math.round(performance.now() - begun),
    status: shown && (shown.status ?? 200), code: shown?.code ?? real?.code ?? 0, effect: effect && !real?.code,
  })
  if (fault?.kind === 'slow') await wait(fault.ms, undefined, { signal: serving.ended, ref: false }).catch(() => undefined)
  if (shown) send(response, shown, fault?.kind === 'cut')
  else reset(request.socket)
}

function hasEffect(fault: ApiFault | undefined): boolean {
  if (!fault || fault.kind === 'slow' || fault.kind === 'expired') return true
  if (fault.kind === 'refused') return false
  return fault.effect ?? fault.kind === 'cut'
}

function askew(fault: ApiFault, real: Answer | undefined, refuse: (code: number) => Answer): Answer | undefined {
  switch (fault.kind) {
    case 'slow': case 'expired': return real
    case 'refused': case 'reset': return undefined
    case 'cut': return real ?? refuse(-1)
    case 'code': return refuse(fault.code)
    case 'html': return {
      status: fault.status ?? 502, type: 'text/html', body: '<html><head><title>502</title></head><body>Bad Gateway</body></html>',
    }
  }
}

function send(response: ServerResponse, answer: Answer, cut: boolean): void {
  const { status = 200, type = 'application/json; encoding=utf-8', headers, body } = answer
  const bytes = Buffer.from(body as Uint8Array) // a text is taken as UTF-8
  response.writeHead(status, { ...headers, 'content-type': type, 'content-length': bytes.length })
  if (!cut) return void response.end(bytes)
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy())
}

function reset(socket: Socket): void {
  socket.resetAndDestroy()
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > LONGEST) throw new Error('the body has no end')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
