// Fetching what residents send on Weibo: what may come back, and that the token stays where it belongs.

import assert from 'node:assert/strict'
import { createFetchWeibo } from '../../../src/channels/weibo/fetch-media.ts'
import { isFault, type FaultCode } from '../../../src/lib/faults.ts'
import { API_TOKEN, errorOf, playApi, type Deed } from './api.ts'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex'), Buffer.alloc(100)])
const AMR = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(100)])
const ADDRESS = 'weibo-media:4900000000000000012'

describe('weibo fetch-media', () => {
  let api: Awaited<ReturnType<typeof playApi>>
  before(async () => { api = await playApi() })
  after(() => api.close())

  for (const [title, deed, type] of [
    ['a picture', { type: 'image/png', body: PNG }, 'image/png'], ['a voice message', { type: 'audio/amr', body: AMR }, 'audio/amr'],
    ['a picture that calls itself JSON', { body: PNG }, 'image/png'], ['a picture that calls itself a page', { type: 'text/html', body: PNG }, 'image/png'],
  ] satisfies readonly (readonly [string, Deed, string])[]) {
    it(`takes ${title} by its first bytes`, async () => {
      api.does(deed)
      const media = await createFetchWeibo(api.client)(ADDRESS)
      assert.equal(media.type, type)
      const [{ method, path, query } = assert.fail()] = api.asked
      assert.deepEqual([method, path, Object.fromEntries(query)], [
        'GET', '/2/mss/msget', { access_token: API_TOKEN, fid: '4900000000000000012' },
      ])
    })
  }

  for (const [title, deed, code] of [
    ['an error with status 200', errorOf(20001, 200), 'WEIBO_MEDIA_REFUSED'], ['an error with status 400', errorOf('10017'), 'WEIBO_MEDIA_REFUSED'],
    ['a busy system', errorOf(10009, 200), 'WEIBO_MEDIA_UNREACHABLE'], ['a limit of the hour', errorOf(10023), 'WEIBO_MEDIA_UNREACHABLE'],
    ['an expired token', errorOf(21327, 200), 'WEIBO_ACCOUNT_REFUSED'], ['a page', { type: 'text/html', body: '<html>' }, 'WEIBO_MEDIA_UNREACHABLE'],
    ['a picture with status 404', { status: 404, body: PNG }, 'WEIBO_MEDIA_UNREACHABLE'], ['a video', { body: Buffer.from('000000186674797069736f6d', 'hex') }, 'WEIBO_MEDIA_REFUSED'],
    ['a program', { body: Buffer.from('MZ\u0090\0') }, 'WEIBO_MEDIA_REFUSED'], ['nothing', { body: '' }, 'WEIBO_MEDIA_REFUSED'],
    ['too much', { body: Buffer.concat([PNG, Buffer.alloc(2_000)]) }, 'WEIBO_MEDIA_REFUSED'],
    ['a drawing with scripts', { body: '<svg xmlns="http://www.w3.org/2000/svg"/>' }, 'WEIBO_MEDIA_UNREACHABLE'],
    ['another place', (_socket, res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'WEIBO_MEDIA_UNREACHABLE'],
    ['a reset connection', (socket) => socket.resetAndDestroy(), 'WEIBO_MEDIA_UNREACHABLE'], ['silence', () => {}, 'WEIBO_MEDIA_UNREACHABLE'],
    ['half a picture', (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\nab', () => socket.destroy()), 'WEIBO_MEDIA_UNREACHABLE'],
  ] satisfies readonly (readonly [string, Deed, FaultCode])[]) {
    it(`does not take ${title}, and names no token`, async () => {
      api.does(deed)
      await assert.rejects(createFetchWeibo(api.client)(ADDRESS), (error: unknown) => {
        assert.ok(isFault(error, code), String(error))
        assert.ok(!JSON.stringify([String(error), error.stack, error.cause, Object.entries(error)]).includes(API_TOKEN))
        return true
      })
    })
  }

  for (const url of ['', 'weibo-media:', 'weibo-media:../x', 'weibo-media:1&access_token=2', 'wechat-media:1', 'https://upload.api.weibo.com/2/x']) {
    it(`asks nobody for ${url || 'nothing'}`, async () => {
      api.does({ body: PNG })
      await assert.rejects(createFetchWeibo(api.client)(url), { code: 'WEIBO_MEDIA_REFUSED' })
      assert.deepEqual(api.asked, [])
    })
  }

  it('keeps what cannot be fetched without a token for later', async () => {
    await assert.rejects(createFetchWeibo(undefined)(ADDRESS), { code: 'WEIBO_MEDIA_UNREACHABLE' })
  })
})
