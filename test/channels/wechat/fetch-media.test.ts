// Fetching pictures: what may be asked for, what may come back.

import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFetchMedia, isPrivate } from '../../../src/channels/wechat/fetch-media.ts'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex'), Buffer.alloc(100)])
const AMR = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(100)])
const LIMIT = 1_000

describe('wechat fetch-media', () => {
  let server: Server
  let base: string
  const asked: string[] = []
  before(async () => {
    server = createServer((req, res) => {
      asked.push(req.url ?? '')
      if (req.url === '/png') return res.end(PNG)
      if (req.url === '/amr') return res.end(AMR)
      if (req.url === '/html') return res.end('<html></html>')
      if (req.url === '/svg') return res.end('<svg xmlns="http://www.w3.org/2000/svg"/>')
      if (req.url === '/big') return res.end(Buffer.concat([PNG, Buffer.alloc(LIMIT)]))
      if (req.url === '/cut') return res.writeHead(200, { 'content-length': '500' }).write(PNG, () => res.destroy())
      if (req.url === '/near') return res.writeHead(302, { location: '/png' }).end()
      if (req.url === '/round') return res.writeHead(302, { location: '/round' }).end()
      if (req.url === '/away') return res.writeHead(302, { location: 'http://localhost:1/png' }).end()
      if (req.url === '/file') return res.writeHead(302, { location: 'file:///etc/passwd' }).end()
      if (req.url === '/busy') return res.writeHead(503).end()
      if (req.url === '/slow') return undefined
      return res.writeHead(404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => { server.closeAllConnections(); server.close() })

  const fetchHere = (url: string) =>
    createFetchMedia({ hosts: ['127.0.0.1'], limit: LIMIT, timeout: url.endsWith('/slow') ? 300 : 10_000, privateToo: true })(url)

  for (const [path, type] of [['/png', 'image/png'], ['/amr', 'audio/amr'], ['/near', 'image/png']] as const) {
    it(`fetches ${path}`, async () => {
      assert.equal((await fetchHere(`${base}${path}`)).type, type)
    })
  }

  it('fetches from servers of this machine where that is developed on, and from no other', async () => {
    const fetchThere = createFetchMedia({ hosts: ['*.qpic.cn'], limit: LIMIT, timeout: 10_000, thisMachineToo: true })
    assert.equal((await fetchThere(`${base}/near`)).type, 'image/png')
    for (const url of ['http://10.0.0.1/x', 'file:///etc/passwd', `${base}/file`, 'http://a.qpic.cn:8080/x']) {
      await assert.rejects(fetchThere(url), { code: 'WECHAT_MEDIA_REFUSED' })
    }
  })

  for (const [path, code] of [
    ['/html', 'WECHAT_MEDIA_REFUSED'], ['/svg', 'WECHAT_MEDIA_REFUSED'], ['/big', 'WECHAT_MEDIA_REFUSED'],
    ['/away', 'WECHAT_MEDIA_REFUSED'], ['/file', 'WECHAT_MEDIA_REFUSED'], ['/round', 'WECHAT_MEDIA_UNREACHABLE'],
    ['/cut', 'WECHAT_MEDIA_UNREACHABLE'], ['/slow', 'WECHAT_MEDIA_UNREACHABLE'], ['/none', 'WECHAT_MEDIA_REFUSED'],
    ['/busy', 'WECHAT_MEDIA_UNREACHABLE'],
  ] as const) {
    it(`does not take what ${path} gives`, async () => {
      await assert.rejects(fetchHere(`${base}${path}`), { code })
    })
  }

  for (const url of [
    '', 'x', '/etc/passwd', 'file:///etc/passwd', 'ftp://a.qpic.cn/x', 'data:image/png;base64,AAAA', 'wechat-media:abc',
    'http://qpic.cn.evil.example/x', 'http://evilqpic.cn/x', 'http://qpic.cn/x', 'http://a.qpic.cn@127.0.0.1/x',
    'http://user:pass@a.qpic.cn/x', 'http://a.qpic.cn:8080/x', 'http://127.0.0.1/x', 'http://[::1]/x', 'http://2130706433/x',
    'http://0x7f.1/x', 'http://localhost/x',
  ]) {
    it(`asks nobody for ${url || 'nothing'}`, async () => {
      await assert.rejects(createFetchMedia()(url), { code: 'WECHAT_MEDIA_REFUSED' })
    })
  }

  it('asks the origin that the operator has named for the API, wherever it is, and no other beside it', async () => {
    const rules = { hosts: [], limit: LIMIT, timeout: 10_000, origin: base }
    assert.equal((await createFetchMedia(rules)(`${base}/png`)).type, 'image/png')
    await assert.rejects(createFetchMedia(rules)(`${base.replace('127.0.0.1', 'localhost')}/png`), { code: 'WECHAT_MEDIA_REFUSED' })
    await assert.rejects(createFetchMedia({ ...rules, origin: 'http://127.0.0.1:1' })(`${base}/png`), { code: 'WECHAT_MEDIA_REFUSED' })
  })

  it('refuses a name on the list that leads to a private address', async () => {
    asked.length = 0
    const port = new URL(base).port
    const fetchMedia = createFetchMedia({ hosts: ['localhost'], limit: LIMIT, timeout: 10_000 })
    await assert.rejects(fetchMedia('http://localhost/png'), { code: 'WECHAT_MEDIA_REFUSED' })
    await assert.rejects(fetchMedia(`http://localhost:${port}/png`), { code: 'WECHAT_MEDIA_REFUSED' })
    assert.deepEqual(asked, [])
  })

  for (const [address, expected] of [
    ['127.0.0.1', true], ['10.1.2.3', true], ['172.16.0.1', true], ['172.32.0.1', false], ['192.168.1.1', true],
    ['169.254.169.254', true], ['100.64.0.1', true], ['0.0.0.0', true], ['224.0.0.1', true], ['255.255.255.255', true],
    ['::1', true], ['::', true], ['fe80::1', true], ['fd00::1', true], ['::ffff:127.0.0.1', true], ['::ffff:8.8.8.8', false],
    ['::127.0.0.1', true], ['64:ff9b::7f00:1', true], ['8.8.8.8', false], ['2400:3200::1', false], ['name', true],
  ] as const) {
    it(`takes ${address} for ${expected ? 'private' : 'public'}`, () => {
      assert.equal(isPrivate(address), expected)
    })
  }
})
