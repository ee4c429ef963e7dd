// Requests to the platform's API: each way in which they end, and what is known of it then.

import assert from 'node:assert/strict'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { parse, readAnswer, type Answer } from '../../../src/channels/wechat/answer.ts'
import type { Called } from '../../../src/channels/call.ts'
import { createClient } from '../../../src/channels/wechat/client.ts'

const BODY = JSON.stringify({ touser: 'oABCD', text: { content: '您好😀' } })
const ok = (body: string, type = 'application/json'): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`

/** Asks a server that does this with the connection once the request is there in full. */
async function askOf(behave: (socket: Socket) => void, patience = 2_000): Promise<Called> {
  const server = createServer((socket) => {
    let seen = ''
    socket.on('error', () => {})
    socket.on('data', (part) => {
      seen += part.toString()
      if (seen.endsWith('}}')) behave(socket)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const client = createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { timeout: patience, limit: 1_000_000 })
  const heard = await client({ path: '/cgi-bin/x', query: { access_token: 'a b' }, body: BODY, limit: 100_000 })
  server.close()
  return heard
}

describe('a request to WeChat’s API', () => {
  const cases: readonly (readonly [string, (socket: Socket) => void, Answer])[] = [
    ['is done', (s) => s.write(ok('{"errcode":0,"errmsg":"ok"}')), { kind: 'done', body: { errcode: 0, errmsg: 'ok' } }],
    ['is done where no code is named', (s) => s.write(ok('{"a":1}')), { kind: 'done', body: { a: 1 } }],
    ['is refused with a code, at status 200', (s) => s.write(ok('{"errcode":45015,"errmsg":"out of time limit rid: 66a-1f-9"}')),
      { kind: 'refused', code: 45015, rid: '66a-1f-9' }],
    ['is refused with a code as text', (s) => s.write(ok('{"errcode":"47003","errmsg":"argument invalid! data.thing1.value"}')),
      { kind: 'refused', code: 47003, field: 'thing1' }],
    ['is not taken by a page', (s) => s.write(ok('<html><body>busy</body></html>', 'text/html')), { kind: 'untaken', why: 'html' }],
    ['is not taken by a gateway', (s) => s.write('HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n'), { kind: 'untaken', why: 'status-502' }],
    ['is not sent elsewhere', (s) => s.write('HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n'),
      { kind: 'untaken', why: 'status-302' }],
    ['is unsure where the JSON is cut', (s) => s.write(ok('{"errcode":0,')), { kind: 'unsure', why: 'unreadable' }],
    ['is unsure where nothing is said', (s) => s.write(ok('')), { kind: 'unsure', why: 'unreadable' }],
    ['is unsure where a list comes', (s) => s.write(ok('[]')), { kind: 'unsure', why: 'unreadable' }],
    ['is unsure where the connection is reset', (s) => s.resetAndDestroy(), { kind: 'unsure', why: 'ECONNRESET' }],
    ['is unsure where the connection is closed', (s) => s.end(), { kind: 'unsure', why: 'ECONNRESET' }],
    ['is unsure where the answer is cut off', (s) => s.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"err'), { kind: 'unsure', why: 'ECONNRESET' }],
    ['is unsure where no HTTP comes', (s) => s.write('SSH-2.0-x\r\n\r\n'), { kind: 'unsure', why: 'HPE_INVALID_CONSTANT' }],
    ['is unsure where too much is said', (s) => s.write(ok(`{"a":"${'x'.repeat(200_000)}"}`)), { kind: 'unsure', why: 'size' }],
  ]
  for (const [title, behave, expected] of cases) {
    it(title, async () => assert.deepEqual(readAnswer(await askOf(behave)), expected))
  }

  it('is unsure where the answer does not come in time, and is given up', async () => {
    assert.deepEqual(await askOf(() => {}, 60), { kind: 'cut', why: 'timeout' })
  })
  it('is unsure where the answer comes in drops', async () => {
    const heard = await askOf((socket) => {
      const timer = setInterval(() => socket.write('HTTP/1.1 200 OK\r\n'.slice(0, 1)), 20)
      socket.on('close', () => clearInterval(timer))
    }, 90)
    assert.equal(heard.kind, 'cut')
  })
  it('was not sent where nobody listens', async () => {
    const client = createClient('http://127.0.0.1:1')
    assert.deepEqual(await client({ path: '/', body: BODY }), { kind: 'unsent', why: 'ECONNREFUSED' })
  })
  it('was not sent where the name is unknown or the port speaks no TLS', async () => {
    const plain = createServer((socket) => socket.on('error', () => {}).end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done))
    const client = createClient(`https://127.0.0.1:${(plain.address() as AddressInfo).port}`)
    assert.equal((await client({ path: '/', body: BODY })).kind, 'unsent')
      plain.close()
  })
  it('goes out as raw UTF-8 with its length, the token in the query, below the path of the base', async () => {
    let seen = ''
    const server = createServer((socket) => socket.on('data', (part) => {
      seen += part.toString()
      if (seen.endsWith('}}')) socket.end(ok('{}'))
    }))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const client = createClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}/base/`)
    await client({ path: '/cgi-bin/x', query: { access_token: 'a+b' }, body: BODY })
    assert.match(seen, /^POST \/base\/cgi-bin\/x\?access_token=a%2Bb HTTP\/1\.1\r\n/)
    assert.match(seen, new RegExp(`content-length: ${Buffer.byteLength(BODY)}\r\n`))
    assert.ok(seen.endsWith(`\r\n\r\n${BODY}`))
      server.close()
  })
})

describe('JSON as the platform writes it', () => {
  for (const [title, text, expected] of [
    ['keeps integers beyond 2^53 as text', '{"msgid":1234567890123456789,"n":[-12345678901234567]}', { msgid: '1234567890123456789', n: ['-12345678901234567'] }],
    ['keeps numbers in texts', '{"a":"x 1234567890123456789 \\" 1234567890123456789"}', { a: 'x 1234567890123456789 " 1234567890123456789' }],
    ['keeps fractions', '{"a":1234567890123456.5}', { a: 1234567890123456.5 }],
    ['bears control characters', '{"a":"x\u0001y\nz"}', { a: 'x y z' }],
    ['is nothing where it is cut', '{"a":', undefined],
  ] as const) {
    it(title, () => assert.deepEqual(parse(text), expected))
  }
})
