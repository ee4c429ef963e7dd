// The web server: Koa with what every address shares. It knows nothing of our trade; routes are handed in.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as look, setTimeout as rest } from 'node:timers/promises'
import { Router } from '@koa/router'
import Koa, { type Middleware } from 'koa'
import { codeOf } from '../lib/faults.ts'
import type { Log } from '../lib/log.ts'
import { createReporter } from './report-faults.ts'
import { secure } from './headers.ts'

/** Whether residents can be served, and if not, why; and how each channel stands that can be cut off by itself. */
export type Health = ({ readonly ok: true } | { readonly ok: false; readonly reason: string })
  & { readonly channels?: { readonly [channel: string]: string } }

/** Serves what is posted to a path. */
export type Pushes = ReadonlyMap<string, Middleware>

/** What the server is made of. Routers are asked in order: the busiest comes first. */
export type AppParts = {
  readonly routers: readonly Router[]
  /** What platforms post, by its exact path: it comes most, and is served before a router is asked. */
  readonly pushes?: Pushes
  readonly health: () => Promise<Health>
  readonly log: Log
  /** Beginnings of paths whose callers get RFC 9457 problems: `/api/`. Others get an empty body. */
  readonly problems?: readonly string[]
  /** How long a request may take to arrive in ms; 15 s unless told. */
  readonly arrival?: number
}

/** A server that can be started once and stopped politely. */
export type App = {
  /** Starts and gives the address it listens on. */
  readonly listen: (port: number, host: string) => Promise<AddressInfo>
  /** Takes no more requests, lets the running ones finish, and cuts what still runs after `grace` ms. */
  readonly close: (grace?: number) => Promise<void>
}

/** Creates the server. */
export function createApp({ routers, pushes = new Map(), health, log, problems = [], arrival = 15_000 }: AppParts): App {
  const koa = new Koa()
  let closing = false

  koa.use(async (ctx, next) => {
    await next()
    if (closing && !ctx.headerSent) ctx.set('Connection', 'close')
  })
  koa.use(secure)
  koa.use(createReporter({ log, problems }))
  koa.use(straight(pushes))
  for (const router of [...routers, healthRouter(health)]) {
    koa.use(router.routes())
    koa.use(router.allowedMethods())
  }
  // What still comes up here is a connection that broke while it was written to.
  koa.on('error', (error: unknown) => log.debug('http.broken', { kind: codeOf(error) ?? 'unknown' }))

  const answer = koa.callback()
  const server = createServer(
    { requestTimeout: arrival, headersTimeout: arrival, connectionsCheckingInterval: 2_000 },
    (req, res) => void answer(req, res),
  )
  return {
    listen: (port, host) => listen(server, port, host),
    close: (grace = 4_500) => {
      closing = true
      return close(server, grace)
    },
  }
}

// A router tries one pattern after another and puts a chain together for each request: a tenth of what it takes to receive a push.
function straight(pushes: Pushes): Middleware {
  return (ctx, next) => {
    const serve = ctx.method === 'POST' ? pushes.get(ctx.path) : undefined
    if (!serve) return next()
    ctx['_matchedRoute'] = ctx.path // as a router does: the log names it
    return serve(ctx, next)
  }
}

function healthRouter(health: () => Promise<Health>): Router {
  const router = new Router()
  router.get('/healthz', async (ctx) => {
    const found = await health()
    ctx.status = found.ok ? 200 : 503
    ctx.body = found
  })
  return router
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server.address() as AddressInfo) // a server on a port has an address of this form
    })
  })
}

/** How often idle connections are closed while the server stops, in ms. */
const SWEEP = 50

async function close(server: Server, grace: number): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), grace)
  await lastCall(server)
  // What was promised to be kept alive before, such as the connection of a live stream, falls idle only later.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP)
  await new Promise((resolve) => server.close(resolve))
  clearTimeout(cut)
  clearInterval(sweep)
}

/** How long nobody may have come before the door is closed, and how long it stays open at most, in ms. */
const QUIET = 20
const LAST_CALL = 250

/** Lets in whoever the system has taken for us already: the system would cut them off, and they would not know what was heard. */
async function lastCall(server: Server): Promise<void> {
  const until = performance.now() + LAST_CALL
  let came = true
  const note = (): void => { came = true }
  server.on('connection', note)
  while (came && performance.now() < until) {
    came = false
    await rest(QUIET)
    // A busy process finds who has come only when it looks, which it does between its timers and this.
    await look()
  }
  server.off('connection', note)
}
