// WeChat's sending side: every answer of the platform and what it means, and that nothing refused is sent twice.

import assert from 'node:assert/strict'
import { fake, type SinonSpy } from 'sinon'
import { createSender } from '../../../src/channels/wechat/sender.ts'
import { createLog } from '../../../src/lib/log.ts'
import type { Sent } from '../../../src/ports/sender.ts'
import { connectTo, SECRET, STALE, startApi, type ApiServer, type Asked } from './api-server.ts'

const TO = 'oABCD1234efgh5678ijkl9012mn'
const HOUR = 3_600_000

describe('wechat sender', () => {
  let api: ApiServer
  before(async () => { api = await startApi() })
  after(() => api.close())

  const log = { lines: [] as string[], made: createLog('debug', { write: (line) => void log.lines.push(line) }) }
  const time = { ticks: 0 }
  const open = () => {
    log.lines = []
    time.ticks = 0
    Object.assign(api, { answer: () => ({ errcode: 0 }), answerToken: (given: string) => ({ access_token: given, expires_in: 7200 }) })
    api.asked.length = 0
    api.tokens.length = 0
    const connected = connectTo(api.base, { log: log.made, ticks: () => time.ticks })
    return createSender({ ...connected, now: () => Date.parse('2026-11-27T10:00:00+08:00') })
  }
  const send = (text = '您好😀') => open().send(TO, { text }, 'key')
  const bodyOf = (asked: Asked | undefined): unknown => JSON.parse(asked?.text ?? '')

  it('sends a text as raw UTF-8', async () => {
    assert.deepEqual(await send('“好”\uD800😀\u0001'), { kind: 'sent' })
    assert.equal(api.asked[0]?.text, `{"touser":"${TO}","msgtype":"text","text":{"content":"“好”😀"}}`)
    assert.deepEqual([api.asked[0]?.path, api.asked[0]?.query.toString()], ['/cgi-bin/message/custom/send', 'access_token=secret-token-1'])
  })

  it('sends options to tap, and numbers for those who cannot', async () => {
    await open().send(TO, { text: '哪一种？', options: [{ id: 'a', label: '身份证' }, { id: 'b', label: '护照' }] }, 'key')
    assert.deepEqual(bodyOf(api.asked[0]), {
      touser: TO, msgtype: 'msgmenu',
      msgmenu: { head_content: '哪一种？\n1. 身份证\n2. 护照', list: [{ id: 'a', content: '身份证' }, { id: 'b', content: '护照' }], tail_content: '' },
    })
  })

  it('sends options as text to an account without such messages, and tries it once', async () => {
    const sender = open()
    api.answer = ({ text }) => (text.includes('msgmenu') ? { errcode: 40008, errmsg: 'invalid message type' } : { errcode: 0 })
    const part = { text: '哪一种？', options: [{ id: 'a', label: '身份证' }] }
    assert.deepEqual([await sender.send(TO, part, 'k'), await sender.send(TO, part, 'l')], [{ kind: 'sent' }, { kind: 'sent' }])
    assert.deepEqual(api.asked.map(({ text }) => text.includes('msgmenu')), [true, false, false])
  })

  const codes: readonly (readonly [number, Sent])[] = [
    [0, { kind: 'sent' }], [45065, { kind: 'sent' }],
    [45015, { kind: 'closed', why: 'window-over' }], [45047, { kind: 'closed', why: 'count-used-up' }],
    [43004, { kind: 'gone', why: 'not-a-follower' }], [43019, { kind: 'gone', why: 'blocked' }],
    [48002, { kind: 'gone', why: 'switched-off' }], [70000, { kind: 'gone', why: 'minor-protected' }],
    [-1, { kind: 'busy', why: 'platform-busy' }], [45011, { kind: 'busy', why: 'too-frequent' }],
    [65000, { kind: 'busy', why: 'code-65000' }],
    [40003, { kind: 'refused', why: 'code-40003' }], [44004, { kind: 'refused', why: 'code-44004' }],
    [45002, { kind: 'refused', why: 'code-45002' }], [47001, { kind: 'refused', why: 'code-47001' }],
  ]
  for (const [code, expected] of codes) {
    it(`takes ${code} for ${expected.kind}, and sends once`, async () => {
      const sender = open()
      api.answer = () => ({ errcode: code, errmsg: 'x rid: 66a-1' })
      assert.deepEqual(await sender.send(TO, { text: '好' }, 'key'), expected)
      assert.equal(api.asked.length, 1)
    })
  }

  for (const [code, why, span] of [
    [48001, 'no-permission', HOUR], [40013, 'app-id-wrong', HOUR / 6], [40125, 'secret-wrong', HOUR / 6],
    [40164, 'ip-not-listed', HOUR / 6], [61004, 'ip-not-listed', HOUR / 6], [50002, 'account-blocked', HOUR / 6],
    [50007, 'account-blocked', HOUR / 6], [48004, 'account-blocked', HOUR / 6], [45009, 'quota-used-up', 14 * HOUR],
  ] as const) {
    it(`asks nothing more for a while after ${code}, and says so once`, async () => {
      const sender = open()
      api.answer = () => ({ errcode: code })
      const sents = [await sender.send(TO, { text: '好' }, 'a'), await sender.send(TO, { text: '好' }, 'b')]
      const expected = { kind: 'off', why, again: Date.parse('2026-11-27T10:00:00+08:00') + span }
      assert.deepEqual([sents, api.asked.length], [[expected, expected], 1])
      time.ticks += span
      await sender.send(TO, { text: '好' }, 'c')
      api.answer = () => ({ errcode: 0 })
      time.ticks += span
      assert.deepEqual(await sender.send(TO, { text: '好' }, 'd'), { kind: 'sent' })
      const warned = log.lines.filter((line) => line.includes('wechat.off'))
      assert.deepEqual([api.asked.length, warned.length, log.lines.filter((line) => line.includes('wechat.on')).length], [3, 1, 1])
    })
  }

  describe('whose token', () => {
    const stale = (ok: string) => ({ query }: Asked) => (query.get('access_token') === ok ? { errcode: 0 } : STALE)
    it('has failed gets another one and tries once more', async () => {
      const sender = open()
      api.answer = stale('secret-token-2')
      assert.deepEqual(await sender.send(TO, { text: '好' }, 'key'), { kind: 'sent' })
      assert.deepEqual([api.asked.length, api.tokens.length], [2, 2])
    })
    it('fails again is left alone for a minute', async () => {
      const sender = open()
      api.answer = stale('none')
      const sent = await sender.send(TO, { text: '好' }, 'key')
      assert.deepEqual([sent.kind, api.asked.length, api.tokens.length], ['busy', 2, 2])
    })
    it('is fetched twice for a hundred sendings that fail at once', async () => {
      const sender = open()
      api.answer = stale('secret-token-2')
      const all = await Promise.all(Array.from({ length: 100 }, (_, i) => sender.send(TO, { text: '好' }, `${i}`)))
      assert.deepEqual([all.every(({ kind }) => kind === 'sent'), api.tokens.length], [true, 2])
    })
    for (const [code, kind, why] of [
      [40001, 'off', 'secret-wrong'], [40125, 'off', 'secret-wrong'], [40164, 'off', 'ip-not-listed'], [40243, 'off', 'secret-frozen'],
      [41004, 'off', 'code-41004'], [-1, 'busy', 'platform-busy'], [45011, 'busy', 'too-frequent'],
    ] as const) {
      it(`cannot be had for ${code} sends nothing: ${kind}, ${why}`, async () => {
        const sender = open()
        api.answerToken = () => ({ errcode: code })
        const sent = await sender.send(TO, { text: '好' }, 'key')
        assert.deepEqual([sent.kind, 'why' in sent && sent.why, api.asked.length], [kind, why, 0])
      })
    }
    it('cannot be had as a page comes sends nothing', async () => {
      const sender = open()
      api.answerToken = () => '<html>'
      assert.deepEqual([await sender.send(TO, { text: '好' }, 'key'), api.asked.length], [{ kind: 'busy', why: 'html' }, 0])
    })
  })

  it('sends once what is reset after it went out, and is unsure of it', async () => {
    const sender = open()
    api.answer = (_, response) => void response.socket?.resetAndDestroy()
    assert.deepEqual([await sender.send(TO, { text: '好' }, 'key'), api.asked.length], [{ kind: 'unsure', why: 'ECONNRESET' }, 1])
  })

  it('logs codes and the platform’s own number, never token, secret, openid or words', async () => {
    const sender = open()
    api.answer = ({ query }) => ({ errcode: 47003, errmsg: `bad 好话 ${query} for ${TO} data.thing1 rid: 66a1-b2` })
    await sender.send(TO, { text: '好话' }, 'key')
    api.answer = () => ({ errcode: 40001 })
    await sender.send(TO, { text: '好话' }, 'key')
    const all = log.lines.join('')
    assert.match(all, /"code":47003,"rid":"66a1-b2","field":"thing1"/)
    assert.doesNotMatch(all, new RegExp(`${TO}|secret-token|${SECRET}|好话`))
  })

  it('shows that it is writing, and does not mind what comes of it', async () => {
    const sender = open()
    api.answer = () => ({ errcode: 45081 })
    await sender.typing(TO)
    assert.deepEqual(bodyOf(api.asked[0]), { touser: TO, command: 'Typing' })
    assert.equal(log.lines.filter((line) => !line.includes('"level":20')).length, 0)
  })

  describe('splits', () => {
    const { split } = createSender({ api: { call: fake() as SinonSpy, file: fake() as SinonSpy }, log: log.made, now: Date.now, ticks: () => 0 })
    const bytes = (text: string): number => Buffer.byteLength(text)
    it('nothing that fits', () => assert.deepEqual(split({ text: '好'.repeat(682) }), [{ text: '好'.repeat(682) }]))
    it('at the ends of sentences, without losing any', () => {
      const parts = split({ text: '今天可以办。'.repeat(500), by: 'officer' })
      assert.ok(parts.length > 4 && parts.every(({ text, by }) => bytes(text) <= 2047 && text.endsWith('。') && by === 'officer'))
      assert.equal(parts.map(({ text }) => text).join(''), '今天可以办。'.repeat(500))
    })
    it('options off with the last part, within the limit', () => {
      const options = [{ id: 'a', label: '甲'.repeat(100) }, { id: 'b', label: '乙'.repeat(100) }]
      const parts = split({ text: '今天可以办。'.repeat(113), options })
      assert.deepEqual(parts.map((part) => part.options?.length ?? 0), [0, 2])
      assert.ok(parts.every(({ text, options: own }) => bytes(`${text}\n${(own ?? []).map(({ label }, i) => `${i + 1}. ${label}`).join('\n')}`) <= 2048))
    })
    it('options that are a text of their own as text', () => {
      const options = Array.from({ length: 30 }, (_, i) => ({ id: `${i}`, label: '窗口服务'.repeat(10) }))
      const parts = split({ text: '选一个', options })
      assert.ok(parts.length > 1 && parts.every(({ text, options: own }) => !own && bytes(text) <= 2047))
    })
  })
})
