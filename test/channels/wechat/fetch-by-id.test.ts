// Fetching by media id: what comes as a file, what comes as the platform's word, and what is asked for again.

import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { createFetchById } from '../../../src/channels/wechat/fetch-by-id.ts'
import { connectTo, STALE, startApi, type ApiServer } from './api-server.ts'

const AMR = Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(100)])
const file = (bytes: Buffer, type = 'audio/amr') => (_: unknown, response: ServerResponse): undefined =>
  void response.writeHead(200, { 'content-type': type, 'content-disposition': 'attachment; filename="x.amr"' }).end(bytes)

describe('wechat fetch-by-id', () => {
  let api: ApiServer
  before(async () => { api = await startApi() })
  after(() => api.close())
  beforeEach(() => { api.asked.length = 0 })
  const fetchIt = (id = 'mid_8k-1') => createFetchById(connectTo(api.base).api)(`wechat-media:${id}`)

  it('gives bytes and the type that they tell', async () => {
    api.answer = file(AMR, 'image/jpeg')
    assert.deepEqual(await fetchIt(), { bytes: AMR, type: 'audio/amr' })
    const [{ method, path, query } = assert.fail()] = api.asked
    assert.deepEqual([method, path, query.get('media_id')], ['GET', '/cgi-bin/media/get', 'mid_8k-1'])
  })

  it('renews a token that is not taken', async () => {
    api.answer = (asked, response) => (asked.query.get('access_token')?.endsWith('2') ? file(AMR)(asked, response) : STALE)
    api.tokens.length = 0
    assert.equal((await fetchIt()).type, 'audio/amr')
  })

  const cases: readonly (readonly [string, ApiServer['answer'], string])[] = [
    ['a media id that has expired', () => ({ errcode: 40007, errmsg: 'invalid media_id' }), 'WECHAT_MEDIA_REFUSED'],
    ['a video', () => ({ video_url: 'http://127.0.0.1:1/x' }), 'WECHAT_MEDIA_REFUSED'],
    ['what is no picture or voice', file(Buffer.from('PK\u0003\u0004 an archive'), 'image/png'), 'WECHAT_MEDIA_REFUSED'],
    ['a picture that is a page', file(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml'), 'WECHAT_MEDIA_REFUSED'],
    ['what is too large', file(Buffer.alloc(11 * 1024 * 1024)), 'WECHAT_MEDIA_REFUSED'],
    ['a platform that is busy', () => ({ errcode: -1 }), 'WECHAT_MEDIA_UNREACHABLE'],
    ['a quota that is used up', () => ({ errcode: 45009 }), 'WECHAT_MEDIA_UNREACHABLE'],
    ['a page of a gateway', (_, response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>'), 'WECHAT_MEDIA_UNREACHABLE'],
    ['a file that is cut off', (_, response) => void response.writeHead(200, { 'content-length': '500' }).write(AMR, () => response.destroy()), 'WECHAT_MEDIA_UNREACHABLE'],
  ]
  for (const [what, answer, code] of cases) {
    it(`does not take ${what}: ${code}`, async () => {
      api.answer = answer
      await assert.rejects(fetchIt(), { code })
    })
  }

  it('asks nobody for an id of another form', async () => {
    for (const id of ['', '../x', 'a&access_token=b', 'a'.repeat(513)]) await assert.rejects(fetchIt(id), { code: 'WECHAT_MEDIA_REFUSED' })
    assert.equal(api.asked.length, 0)
  })
})
