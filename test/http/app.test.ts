// The web server: health, headers, bodies, faults, and stopping politely.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, get, request, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { PassThrough } from 'node:stream'
import { Router } from '@koa/router'
import type { Context } from 'koa'
import { createApp, type App, type Health } from '../../src/http/app.ts'
import { readBody } from '../../src/http/body.ts'
import { FAULTS, Fault } from '../../src/lib/faults.ts'
import { fakeLog } from '../channels/wechat/platform.ts'

const LIMIT = 1_000

const { tell: UNREACHABLE } = FAULTS.STORE_UNREACHABLE

describe('http app', () => {
  let app: App | undefined
  let health: Health = { ok: true }
  let log = fakeLog()
  let base = ''
  let finish = () => {}
  let live = new PassThrough()
  let begin = () => {}
  let begun = Promise.resolve()

  const start = async () => {
    log = fakeLog()
    const router = new Router()
    router.get('/fine', (ctx) => { ctx.body = 'fine' })
    router.get('/fault', () => { throw new Fault('STORE_UNREACHABLE', { about: 'db-1.internal' }) })
    router.get('/api/fault/:number', () => { throw new Fault('WECHAT_STALE') })
    router.get('/api/wrong', () => { throw new Fault('API_QUERY_WRONG', { about: 'limit' }) })
    router.get('/api/gone', () => { throw new Fault('STORE_UNREACHABLE', { about: 'db-1.internal' }) })
    router.get('/bug', () => { throw new TypeError('resident said abc') })
    router.post('/body', async (ctx) => { ctx.body = `${(await readBody(ctx, LIMIT)).length}` })
    router.get('/stream', (ctx) => {
      live = new PassThrough()
      live.write('live')
      ctx.body = live
    })
    router.get('/slow', async (ctx) => {
      begin()
      await new Promise<void>((done) => { finish = done })
      ctx.body = 'done'
    })
    const guarded = new Router()
    guarded.use('/guarded', (ctx) => { ctx.body = 'not for you' })
    guarded.get('/guarded', (ctx) => { ctx.body = 'secret' })
    const pushes = new Map([['/pushed', (ctx: Context) => { ctx.body = 'straight' }]])
    router.post('/pushed', (ctx) => { ctx.body = 'by the router' })
    app = createApp({ routers: [router, guarded], pushes, health: () => Promise.resolve(health), log, problems: ['/api/'], arrival: 200 })
    const { port } = await app.listen(0, '127.0.0.1')
    base = `http://127.0.0.1:${port}`
  }
  beforeEach(() => {
    begun = new Promise((done) => { begin = done })
    return start()
  })
  afterEach(() => { finish(); return app?.close(100) })

  it('tells its health', async () => {
    health = { ok: true }
    assert.equal((await fetch(`${base}/healthz`)).status, 200)
    health = { ok: false, reason: 'STORE_UNREACHABLE' }
    const response = await fetch(`${base}/healthz`)
    assert.equal(response.status, 503)
    assert.deepEqual(await response.json(), health)
  })

  for (const [path, status, body] of [
    ['/fault', 503, ''], ['/bug', 500, ''], ['/none', 404, ''],
    ['/api/none', 404, {
      type: 'about:blank', status: 404, code: 'HTTP_NOT_FOUND',
      title: 'there is nothing at this address', detail: 'there is nothing at this address',
    }],
    ['/api/fault/C-1', 403, {
      type: 'about:blank', status: 403, code: 'WECHAT_STALE',
      title: 'the timestamp of the request is more than five minutes off; look at the clock',
      detail: 'the timestamp of the request is more than five minutes off; look at the clock',
    }],
    ['/api/wrong', 400, {
      type: 'about:blank', status: 400, code: 'API_QUERY_WRONG',
      title: 'a parameter does not fit; look at the OpenAPI document',
      detail: 'a parameter does not fit; look at the OpenAPI document: limit',
    }],
    ['/API/Fault/C-1', 403, {
      type: 'about:blank', status: 403, code: 'WECHAT_STALE',
      title: 'the timestamp of the request is more than five minutes off; look at the clock',
      detail: 'the timestamp of the request is more than five minutes off; look at the clock',
    }],
    ['/api/gone', 503, {
      type: 'about:blank', status: 503, code: 'STORE_UNREACHABLE', title: UNREACHABLE, detail: UNREACHABLE,
    }],
  ] as const) {
    it(`answers ${status} at ${path}, with nothing of its inside`, async () => {
      const response = await fetch(`${base}${path}`)
      assert.equal(response.status, status)
      const text = await response.text()
      assert.deepEqual(text && JSON.parse(text), body)
      if (text) assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
    })
  }

  it('writes one line a fault, by code and route', async () => {
    await fetch(`${base}/api/fault/C-1?openid=secret`)
    await fetch(`${base}/bug`)
    assert.deepEqual(log.warn.args, [['http.refused', { code: 'WECHAT_STALE', status: 403, route: '/api/fault/:number' }]])
    assert.equal(log.fault.callCount, 1)
    assert.deepEqual(log.fault.firstCall.args[2], { route: '/bug' })
  })

  it('names the methods that an address takes', async () => {
    const response = await fetch(`${base}/body`)
    assert.equal(response.status, 405)
    assert.equal(response.headers.get('allow'), 'POST')
  })

  for (const [method, path, body] of [
    ['GET', '/fine', 'fine'], ['HEAD', '/fine', ''], ['GET', '/FINE/', 'fine'], ['GET', '/guarded', 'not for you'],
    ['POST', '/pushed', 'straight'], ['POST', '/pushed?x=1', 'straight'], ['POST', '/PUSHED/', 'by the router'],
  ] as const) {
    it(`finds ${method} ${path}, straight or through a router`, async () => {
      const response = await fetch(`${base}${path}`, { method })
      assert.deepEqual([response.status, await response.text()], [200, body])
    })
  }

  it('sends its headers with everything', async () => {
    for (const path of ['/fine', '/bug', '/none']) {
      const { headers } = await fetch(`${base}${path}`)
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'no-referrer')
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/)
    }
  })

  for (const [title, init, status] of [
    ['takes a body up to the limit', { body: 'a'.repeat(LIMIT) }, 200],
    ['refuses a body above the limit', { body: 'a'.repeat(LIMIT + 1) }, 413],
    ['refuses a body above the limit that does not say how long it is', { body: stream('a'.repeat(LIMIT + 1)), duplex: 'half' }, 413],
    ['takes no body for an empty one', {}, 200],
  ] as const) {
    it(title, async () => {
      const response = await fetch(`${base}/body`, { method: 'POST', ...init } as RequestInit)
      assert.equal(response.status, status)
    })
  }

  // Whose connection breaks while they are sending never reads what was answered.
  it('lets whoever sends too much send it to the end', async () => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1')
    const length = 4 * 1024 * 1024
    socket.write(`POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n`)
    const [answer] = await once(socket, 'data')
    assert.match(String(answer), /^HTTP\/1.1 413/)
    socket.write(Buffer.alloc(length))
    socket.write('GET /fine HTTP/1.1\r\nHost: a\r\n\r\n')
    const [next] = await once(socket, 'data')
    assert.match(String(next), /^HTTP\/1.1 200/)
    socket.destroy()
  })

  it('is not hurt by a body that breaks off', async () => {
    await new Promise<void>((done) => {
      const outgoing = request(`${base}/body`, { method: 'POST', headers: { 'content-length': '500' } })
      outgoing.on('error', () => done())
      outgoing.write('half', () => outgoing.destroy())
    })
    assert.equal((await fetch(`${base}/fine`)).status, 200)
  })

  it('cuts a request that takes too long to arrive', async () => {
    const { port } = new URL(base)
    const answer = await new Promise<string>((done) => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.write('POST /body HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc')
      let text = ''
      socket.on('data', (part) => { text += part.toString() })
      socket.on('close', () => done(text))
    })
    assert.match(answer, /^HTTP\/1.1 408/)
  })

  it('finishes what runs before it stops, and takes no more', async () => {
    const running = fetch(`${base}/slow`)
    await begun
    const closed = app?.close(2_000)
    const isTaken = () => fetch(`${base}/fine`, { headers: { connection: 'close' } }).then(() => true, () => false)
    while (await isTaken());
    finish()
    const response = await running
    assert.equal(await response.text(), 'done')
    assert.equal(response.headers.get('connection'), 'close')
    await closed
  })

  it('answers whoever has reached it before it stops', async () => {
    const coming = Array.from({ length: 30 }, () => fetch(`${base}/fine`).then(({ status }) => status))
    await app?.close(2_000)
    assert.deepEqual(new Set(await Promise.all(coming)), new Set([200]))
  })

  it('waits for no connection whose stream has ended meanwhile', async () => {
    const agent = new Agent({ keepAlive: true })
    const response = await new Promise<IncomingMessage>((done) => get(`${base}/stream`, { agent }, done))
    response.resume()
    const closed = app?.close(60_000)
    live.end()
    const start = performance.now()
    await closed
    assert.ok(performance.now() - start < 4_000)
    agent.destroy()
  })

  it('cuts what does not end in time', async () => {
    const running = fetch(`${base}/slow`)
    running.catch(() => {})
    await begun
    const start = performance.now()
    await app?.close(50)
    assert.ok(performance.now() - start < 4_000)
    await assert.rejects(running)
  })
})

function stream(text: string): ReadableStream {
  return new Blob([text]).stream()
}
