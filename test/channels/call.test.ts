// Calling an API: what is known of a request whose answer does not come.

import assert from 'node:assert/strict'
import { createServer as createHttp, type Server } from 'node:http'
import { createServer as createTcp, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net'
import { createCall } from '../../src/channels/call.ts'

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n'

/** What the other side does with a connection, by the path that is asked for. */
const DEEDS: { readonly [path: string]: (socket: Socket) => void } = {
  '/reset': (socket) => socket.resetAndDestroy(),
  '/close': (socket) => socket.end(),
  '/half': (socket) => socket.write(`${HEAD}half`, () => socket.destroy()),
  '/noise': (socket) => socket.end('this is not HTTP\r\n\r\n'),
  '/never': () => {},
  '/half-and-never': (socket) => void socket.write(`${HEAD}half`),
  '/big': (socket) => void socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n${'a'.repeat(2000)}`),
}

describe('calling an API', () => {
  let http: Server
  let tcp: TcpServer
  let [base, raw] = ['', '']
  const sockets = new Set<Socket>()
  let connections = 0
  const call = createCall({ timeout: 10_000, limit: 1_000 })
  const hasty = createCall({ timeout: 150, limit: 1_000 })
  const body = 'a=1'

  before(async () => {
    http = createHttp((req, res) => {
      let got = ''
      req.on('data', (part) => { got += String(part) })
      req.on('end', () => {
        if (req.url === '/away') return res.writeHead(302, { location: '/echo' }).end()
        return res.writeHead(req.url === '/no' ? 403 : 200).end(`${req.method} ${req.headers['x-a']} ${got}`)
      })
    })
    http.on('connection', () => { connections += 1 })
    tcp = createTcp((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.once('data', (data) => DEEDS[/ (\S+)/.exec(String(data))?.[1] ?? '']?.(socket))
    })
    const open = (server: TcpServer) => new Promise<string>((done) => {
      server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
    });
    [base, raw] = await Promise.all([open(http), open(tcp)])
  })
  after(() => {
    http.closeAllConnections()
    http.close()
    for (const socket of sockets) socket.destroy()
    tcp.close()
  })

  it('gives status and bytes, and uses a connection again', async () => {
    const wanted = { url: new URL(`${base}/echo`), method: 'POST', headers: { 'x-a': 'b' }, body } as const
    connections = 0
    for (let i = 0; i < 3; i += 1) {
      assert.deepEqual(await call(wanted), { kind: 'answered', status: 200, type: '', bytes: Buffer.from('POST b a=1') })
    }
    assert.equal(connections, 1)
  })

  for (const [path, status] of [['/no', 403], ['/away', 302]] as const) {
    it(`takes ${status} for an answer`, async () => {
      const called = await call({ url: new URL(`${base}${path}`), method: 'GET' })
      assert.equal(called.kind === 'answered' && called.status, status)
    })
  }

  for (const [path, why] of [
    ['/reset', 'ECONNRESET'], ['/close', 'ECONNRESET'], ['/half', 'ECONNRESET'], ['/noise', 'HPE_INVALID_CONSTANT'],
    ['/never', 'timeout'], ['/half-and-never', 'timeout'], ['/big', 'size'],
  ] as const) {
    it(`does not know what became of a request that went out, after ${path}`, async () => {
      const ask = why === 'timeout' ? hasty : call
      assert.deepEqual(await ask({ url: new URL(`${raw}${path}`), method: 'POST', body }), { kind: 'cut', why })
    })
  }

  it('knows that nobody heard where nobody listens', async () => {
    const closed = createTcp().listen(0, '127.0.0.1')
    await new Promise((done) => closed.once('listening', done))
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    assert.deepEqual(
      await call({ url: new URL(`http://127.0.0.1:${port}/`), method: 'POST', body }), { kind: 'unsent', why: 'ECONNREFUSED' },
    )
  })

  it('knows that nobody heard all of what did not go out', async () => {
    // More than the buffers of both ends take while nobody reads.
    const large = Buffer.alloc(64_000_000, 97)
    const deaf = createTcp((socket) => { socket.pause(); sockets.add(socket) }).listen(0, '127.0.0.1')
    await new Promise((done) => deaf.once('listening', done))
    const { port } = deaf.address() as AddressInfo
    const called = await hasty({ url: new URL(`http://127.0.0.1:${port}/`), method: 'POST', body: large })
    deaf.close()
    assert.deepEqual(called, { kind: 'unsent', why: 'timeout' })
  })
})
