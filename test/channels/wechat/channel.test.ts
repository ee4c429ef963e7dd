// The WeChat channel over real HTTP: verification, replies, retries, slow and failing turns.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fake, useFakeTimers } from 'sinon'
import { createSharedReplays } from '../../../src/store/memory/replays.ts'
import type { WechatParts } from '../../../src/channels/wechat/channel.ts'
import type { WechatSettings } from '../../../src/channels/wechat/receive.ts'
import { readBody } from '../../../src/http/body.ts'
import { Fault } from '../../../src/lib/faults.ts'
import type { Reply } from '../../../src/ports/converse.ts'
import {
  APP, fakeConverse, KEY, NOW, plainQuery, readReply, sealedPush, serve, sha, textXml, TOKEN, VECTORS, xmlOf, type Changes,
} from './platform.ts'

const SAFE: WechatSettings = { token: TOKEN, appId: APP, mode: 'safe', aesKey: KEY }
const MODES: readonly WechatSettings[] = [
  { token: TOKEN, appId: APP, mode: 'plain' }, { ...SAFE, mode: 'compatible' }, SAFE,
]
const vectorOf = (id: string) => Object.values(VECTORS).flat().find((vector) => vector['id'] === id) ?? {}
const fixture = (name: string) => readFileSync(new URL(`../../fixtures/wechat/${name}`, import.meta.url), 'utf8')

type Served = Awaited<ReturnType<typeof serve>>

describe('wechat channel', () => {
  let served: Served | undefined
  const start = async (...parts: Parameters<typeof serve>) => (served = await serve(...parts))
  afterEach(() => served?.close())

  for (const settings of MODES) {
    const { mode } = settings
    const request = (xml: string, changes: Changes = {}) =>
      mode === 'plain' ? { body: xml, query: plainQuery(changes) } : sealedPush(xml, changes)

    it(`answers a message in ${mode} mode with one passive reply`, async () => {
      const { push, converse } = await start({ settings })
      const { body, query } = request(fixture('text.xml'))
      const response = await push(body, query)
      assert.equal(response.status, 200)
      assert.match(response.headers.get('content-type') ?? '', /^application\/xml/)
      const reply = readReply(await response.text())
      assert.deepEqual(reply, {
        ToUserName: 'oABCD1234efgh5678ijkl9012mn', FromUserName: 'gh_0a1b2c3d4e5f',
        CreateTime: '1772500507', MsgType: 'text', Content: '好的。',
      })
      const { firstCall } = converse.hear as ReturnType<typeof fakeConverse>['hear']
      assert.deepEqual(firstCall.args[0].said, { kind: 'text', text: '2', option: 'opt_2' })
    })

    it(`verifies the address in ${mode} mode`, async () => {
      const { address } = await start({ settings })
      const response = await fetch(`${address}?${plainQuery({ query: { echostr: '5927782489442352469' } })}`)
      assert.equal(await response.text(), '5927782489442352469')
      assert.match(response.headers.get('content-type') ?? '', /^text\/plain/)
    })

    it(`takes a message that comes three times at once in ${mode} mode for one`, async () => {
      const reply: Reply = { messages: [{ text: '收到了。' }] }
      const converse = { ...fakeConverse(), hear: fake(() => new Promise<Reply>((done) => setImmediate(done, reply))) }
      const { push } = await start({ settings, converse })
      const responses = await Promise.all([1, 2, 3].map(() => {
        const { body, query } = request(textXml('你好'))
        return push(body, query)
      }))
      const replies = await Promise.all(responses.map(async (response) => readReply(await response.text())))
      assert.equal(replies[0]?.['Content'], '收到了。')
      assert.deepEqual(replies[1], replies[0])
      assert.deepEqual(replies[2], replies[0])
      const ids = new Set((converse.hear.args as unknown as readonly [{ id: string }][]).map(([inbound]) => inbound.id))
      assert.equal(ids.size, 1)
    })
  }

  it('answers the encrypted address check with what was in it', async () => {
    const { address } = await start({ settings: SAFE })
    const { encrypt = '', timestamp = '', nonce = '', msg_signature = '', plaintext } = vectorOf('p19-echostr')
    const query = new URLSearchParams({ encrypt_type: 'aes', msg_signature, timestamp, nonce, echostr: encrypt })
    assert.equal(await (await fetch(`${address}?${query}`)).text(), plaintext)
  })

  it('trusts only what was sealed, in compatible mode', async () => {
    const converse = fakeConverse()
    const { push } = await start({ settings: { ...SAFE, mode: 'compatible' }, converse })
    const { body = '', timestamp = '', nonce = '', msg_signature = '', expect_content, expect_from } = vectorOf('c01-compat-tampered')
    await push(body, new URLSearchParams({ encrypt_type: 'aes', timestamp, nonce, msg_signature }))
    const inbound = converse.hear.firstCall.args[0]
    assert.deepEqual(inbound.said, { kind: 'text', text: expect_content })
    assert.equal(inbound.from, expect_from)
  })

  for (const vector of (VECTORS['positive'] ?? []).filter(({ kind }) => kind === 'message')) {
    it(`takes the body of vector ${vector['id']}`, async () => {
      const settings = { ...SAFE, token: vector['token'] ?? '', aesKey: vector['encodingAESKey'] ?? '' }
      const { push } = await start({ settings })
      const { timestamp = '', nonce = '', msg_signature = '' } = vector
      const query = new URLSearchParams({ encrypt_type: 'aes', timestamp, nonce, msg_signature })
      const response = await push(vector['safe_mode_body'] ?? '', query)
      const isMessage = vector['plaintext']?.includes('<FromUserName>')
      assert.equal(response.status, isMessage ? 200 : 400)
    })
  }

  for (const [title, messages] of [
    ['there is nothing to say', []], ['all there is to say is empty', [{ text: '' }]],
  ] as const) {
    it(`answers success where ${title}`, async () => {
      const { push } = await start({ converse: fakeConverse({ messages }) })
      assert.equal(await (await push(textXml('a'), plainQuery())).text(), 'success')
    })
  }

  it('answers success to who has left, and to what needs no answer', async () => {
    const { push, converse } = await start()
    const texts = [xmlOf({ MsgType: 'event', Event: 'unsubscribe' }), xmlOf({ MsgType: 'event', Event: 'VIEW', EventKey: 'https://x' })]
    for (const xml of texts) assert.equal(await (await push(xml, plainQuery())).text(), 'success')
    assert.equal((converse.hear as ReturnType<typeof fakeConverse>['hear']).callCount, 1)
  })

  it('takes a request that comes twice with the same body for a retry, with another body for a replay', async () => {
    const { push, log } = await start()
    const query = plainQuery({ nonce: '77' })
    assert.equal((await push(textXml('a'), query)).status, 200)
    assert.equal((await push(textXml('a'), query)).status, 200)
    const response = await push(textXml('b'), query)
    assert.equal(response.status, 403)
    assert.equal(await response.text(), '')
    assert.deepEqual(log.warn.args, [['http.refused', { code: 'WECHAT_REPLAYED', status: 403, route: '/wechat' }]])
  })

  it('knows a replay that another process has seen first', async () => {
    const sharedReplays = createSharedReplays()
    await sharedReplays.seen(`wechat:${NOW / 1000}:78`, 'another message', NOW)
    const { push, log } = await start({ sharedReplays })
    assert.equal((await push(textXml('a'), plainQuery({ nonce: '78' }))).status, 403)
    assert.deepEqual(log.warn.args.map(([, fields]) => fields?.['code']), ['WECHAT_REPLAYED'])
    const query = plainQuery({ nonce: '79' })
    for (let i = 0; i < 2; i++) assert.equal((await push(textXml('a'), query)).status, 200)
  })

  it('answers in time though the memory of replays does not', async () => {
    let at = NOW
    const sharedReplays = { seen: () => new Promise<'new'>(() => {}) }
    const { push } = await start({ sharedReplays, now: () => (at += 4_490) })
    assert.equal(await (await push(textXml('a'), plainQuery({}))).text(), 'success')
  })

  it('takes a retry that is sealed anew for the same message', async () => {
    const { push } = await start({ settings: SAFE })
    for (let i = 0; i < 2; i += 1) {
      const { body, query } = sealedPush(textXml('a'), { nonce: '77' })
      assert.equal((await push(body, query)).status, 200)
    }
    const { body, query } = sealedPush(textXml('b'), { nonce: '77' })
    assert.equal((await push(body, query)).status, 403)
  })

  it('hands over what does not fit, under the message it belongs to', async () => {
    const later = fake.resolves(undefined)
    const text = '这是一句话。'.repeat(200)
    const { push } = await start({ later, converse: fakeConverse({ messages: [{ text }] }) })
    const reply = readReply(await (await push(textXml('a'), plainQuery())).text())
    assert.ok(reply['Content']?.endsWith('（未完）'))
    const [inbound, rest] = later.firstCall.args
    assert.equal(inbound.from, 'oABCD1234efgh5678ijkl9012mn')
    assert.equal(`${reply['Content']?.slice(0, -'（未完）'.length).trimEnd()}${rest[0].text}`, text)
  })

  it('promises no rest that could not be kept', async () => {
    const later = fake.rejects(new Fault('STORE_UNREACHABLE'))
    const { push } = await start({ later, converse: fakeConverse({ messages: [{ text: '这是一句话。'.repeat(200) }] }) })
    const said = readReply(await (await push(textXml('a'), plainQuery())).text())['Content']
    assert.ok(said?.endsWith('这是一句话。'))
  })

  for (const [title, error] of [
    ['the database is gone', new Fault('STORE_UNREACHABLE')], ['something fails that nobody thought of', new TypeError('oABCD said x')],
  ] as const) {
    it(`says honestly that ${title}, and writes one line`, async () => {
      const converse = { ...fakeConverse(), hear: fake.rejects(error) }
      const { push, log } = await start({ converse })
      const reply = readReply(await (await push(textXml('a'), plainQuery())).text())
      assert.equal(reply['Content'], '这条可能没有收到。')
      assert.equal(log.fault.callCount + log.warn.callCount, 1)
    })
  }

  it('seals the honest text too', async () => {
    const converse = { ...fakeConverse(), hear: fake.rejects(new Fault('STORE_UNREACHABLE')) }
    const { push } = await start({ converse, settings: SAFE })
    const { body, query } = sealedPush(textXml('a'))
    assert.equal(readReply(await (await push(body, query)).text())['Content'], '这条可能没有收到。')
  })

  it('shows after 1.5 s that it is writing, answers success after 4.5 s, and gives the answer to the retry', async () => {
    const [turn, door] = [{ end: (_reply: Reply) => {} }, { held: () => {} }]
    const hear = fake(() => new Promise<Reply>((end) => { turn.end = end }))
    const body: WechatParts['body'] = async (ctx, limit) => {
      const bytes = await readBody(ctx, limit)
      // By then the channel has done all that it does before it waits for the turn.
      setImmediate(door.held)
      return bytes
    }
    const typing = fake.resolves(undefined)
    const { push } = await start({ converse: { ...fakeConverse(), hear }, body, typing })
    const sendAndBeHeld = async () => {
      const held = new Promise<void>((done) => { door.held = done })
      const answered = push(textXml('a'), plainQuery())
      await held
      return { text: async () => (await answered).text() }
    }
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const first = await sendAndBeHeld()
      clock.tick(1_499)
      assert.equal(typing.callCount, 0)
      clock.tick(1)
      assert.deepEqual(typing.args, [['oABCD1234efgh5678ijkl9012mn']])
      clock.tick(3_000)
      assert.equal(await first.text(), 'success')
      const retry = await sendAndBeHeld()
      turn.end({ messages: [{ text: '慢慢来。' }] })
      assert.equal(readReply(await retry.text())['Content'], '慢慢来。')
      assert.equal(hear.callCount, 1)
    } finally {
      clock.restore()
    }
  })

  it('refuses to be created for safe mode without a key', async () => {
    await assert.rejects(serve({ settings: { token: TOKEN, appId: APP, mode: 'safe' } }), { code: 'WECHAT_KEY_UNREADABLE' })
  })

  it('signs with the token alone: another token is refused on both methods', async () => {
    const { push, address } = await start()
    const timestamp = String(NOW / 1000)
    const query = new URLSearchParams({ signature: sha('another', timestamp, '1'), timestamp, nonce: '1', echostr: '<script>' })
    assert.equal((await push(textXml('a'), query)).status, 403)
    const response = await fetch(`${address}?${query}`)
    assert.equal(response.status, 403)
    assert.equal(await response.text(), '')
  })
})
