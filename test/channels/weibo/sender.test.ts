// The sending side against an API that says yes, no, nothing, or something else altogether.

import assert from 'node:assert/strict'
import { createServer, type AddressInfo } from 'node:net'
import { createCall } from '../../../src/channels/call.ts'
import { createClient } from '../../../src/channels/weibo/client.ts'
import { createWeiboSender } from '../../../src/channels/weibo/sender.ts'
import { isFault } from '../../../src/lib/faults.ts'
import { HOUR } from '../../../src/lib/time.ts'
import { fakeLog } from '../wechat/platform.ts'
import { API_TOKEN, errorOf, playApi, type Deed } from './api.ts'
import { FAN } from './platform.ts'

/** 09:15:07 in China: the next hour of the clock begins in 2,693 seconds. */
const NOW = 1_772_500_507_000
const NEXT_HOUR = 1_772_503_200_000

describe('weibo sender', () => {
  let api: Awaited<ReturnType<typeof playApi>>
  before(async () => { api = await playApi() })
  after(() => api.close())
  const start = () => {
    const log = fakeLog()
    return { log, sender: createWeiboSender({ client: api.client, log, now: () => NOW }) }
  }
  const send = async (text: string) => start().sender.send(FAN, { text }, 'key-1')

  it('posts one form, encoded once, with the token in it and not in the address', async () => {
    api.does({ body: '{"result":true}' })
    assert.deepEqual(await send('100% & 您好 + "a"\n'), { kind: 'sent' })
    const [{ method, path, query, type, body } = assert.fail()] = api.asked
    assert.deepEqual([method, path, [...query]], ['POST', '/2/messages/reply.json', []])
    assert.match(type, /^application\/x-www-form-urlencoded/)
    const form = Object.fromEntries(new URLSearchParams(body))
    assert.deepEqual(form, {
      access_token: API_TOKEN, type: 'text', receiver_id: FAN, data: JSON.stringify({ text: '100% & 您好 + "a"\n' }),
    })
  })

  it('writes options as numbered lines', async () => {
    api.does({ body: '{"result":true}' })
    await start().sender.send(FAN, { text: '哪一种？', options: [{ id: 'a', label: '食品' }] }, 'key-1')
    assert.equal(JSON.parse(new URLSearchParams(api.asked[0]?.body).get('data') ?? '').text, '哪一种？\n1. 食品')
  })

  const html: Deed = { status: 200, type: 'text/html', body: '<html>maintenance</html>' }
  for (const [title, deed, sent] of [
    ['a plain yes', { body: '{"result":true}' }, { kind: 'sent' }],
    ['a yes in words', { body: '{"result":"true","sender_id":2000000001}' }, { kind: 'sent' }],
    ['a yes with what was sent', { body: `{"receiver_id":${FAN},"type":"text"}` }, { kind: 'sent' }],
    ['a yes of the other family', { body: '{"errcode":0,"errmsg":"ok"}' }, { kind: 'sent' }],
    ['a no without a reason', { body: '{"result":false}' }, { kind: 'busy', why: 'weibo-status-200' }],
    ['an object with a bad status', { status: 503, body: '{}' }, { kind: 'busy', why: 'weibo-status-503' }],
    ['a page', html, { kind: 'busy', why: 'weibo-status-200' }],
    ['a page with a bad status', { ...html, status: 502 }, { kind: 'busy', why: 'weibo-status-502' }],
    ['nothing', { body: '' }, { kind: 'busy', why: 'weibo-status-200' }], ['half an object', { body: '{"result":tr' }, { kind: 'busy', why: 'weibo-status-200' }],
    ['a list', { body: '[{"result":true}]' }, { kind: 'busy', why: 'weibo-status-200' }],
    ['another place', (_socket, res) => res.writeHead(302, { location: '/elsewhere' }).end(), { kind: 'busy', why: 'weibo-status-302' }],
    ['an error with status 200', errorOf(10001, 200), { kind: 'busy', why: 'weibo-10001' }],
    ['an error whose number is a text', errorOf('10002'), { kind: 'busy', why: 'weibo-10002' }],
    ['a busy system', errorOf(10009), { kind: 'busy', why: 'weibo-10009' }],
    ['a slow job', errorOf(10010), { kind: 'busy', why: 'weibo-10010' }], ['a broken call within', errorOf(10011), { kind: 'busy', why: 'weibo-10011' }],
    ['a limit of this address', errorOf(10022), { kind: 'busy', why: 'weibo-10022', again: NEXT_HOUR }],
    ['a limit of this user', errorOf('10023', 403), { kind: 'busy', why: 'weibo-10023', again: NEXT_HOUR }],
    ['a limit of this API', errorOf(10024), { kind: 'busy', why: 'weibo-10024', again: NEXT_HOUR }],
    ['a wrong parameter', errorOf(10008), { kind: 'refused', why: 'weibo-10008' }],
    ['a request too long', errorOf(10018), { kind: 'refused', why: 'weibo-10018' }],
    ['a number that nobody knows', errorOf(20019), { kind: 'refused', why: 'weibo-20019' }],
    ['an error of the other family', { body: '{"errcode":"26402","errmsg":"because"}' }, { kind: 'closed', why: 'weibo-26402' }],
    ['the first of the window', errorOf(26401), { kind: 'closed', why: 'weibo-26401' }],
    ['the last of the window', errorOf('26499'), { kind: 'closed', why: 'weibo-26499' }],
    ['a reset connection', (socket) => socket.resetAndDestroy(), { kind: 'unsure', why: 'weibo-ECONNRESET' }],
    ['half an answer', (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{', () => socket.destroy()),
      { kind: 'unsure', why: 'weibo-ECONNRESET' }],
    ['no answer in time', () => {}, { kind: 'unsure', why: 'weibo-timeout' }],
  ] satisfies readonly (readonly [string, Deed, object])[]) {
    it(`takes ${title} for ${sent.kind}`, async () => {
      api.does(deed)
      assert.deepEqual(await send('您好'), sent)
    })
  }

  for (const code of [10004, 10005, 10006, 10014, 10020, 10021, 21301, 21314, 21315, 21316, 21317, '21327', 21332]) {
    it(`stops at ${code}, and says so in one line that names no secret`, async () => {
      const { log, sender } = start()
      api.does(errorOf(code, 401))
      assert.deepEqual(await sender.send(FAN, { text: '您好' }, 'key-1'), { kind: 'off', why: `weibo-${code}`, again: NOW + HOUR })
      assert.equal(log.fault.callCount, 1)
      const [event, fault, fields] = log.fault.firstCall.args
      assert.ok(isFault(fault))
      assert.deepEqual([event, fault.code, fields], ['weibo.off', 'WEIBO_ACCOUNT_REFUSED', { why: `weibo-${code}` }])
      assert.ok(!JSON.stringify([event, fields, String(fault)]).includes(API_TOKEN))
    })
  }

  it('is busy where nobody listens', async () => {
    const closed = createServer().listen(0, '127.0.0.1')
    await new Promise((done) => closed.once('listening', done))
    const { port } = closed.address() as AddressInfo
    await new Promise((done) => closed.close(done))
    const client = createClient({ token: API_TOKEN, base: `http://127.0.0.1:${port}`, call: createCall({ timeout: 1_500, limit: 2_000 }) })
    const sender = createWeiboSender({ client, log: fakeLog(), now: () => NOW })
    assert.deepEqual(await sender.send(FAN, { text: '您好' }, 'key-1'), { kind: 'busy', why: 'weibo-ECONNREFUSED' })
  })

  it('lets as many follow as there are for two days, and has no notices', () => {
    const { sender } = start()
    assert.deepEqual(sender.grants, { message: { most: Infinity, within: 48 * HOUR }, tap: { most: Infinity, within: 48 * HOUR } })
    assert.equal(sender.notify, undefined)
  })
})
