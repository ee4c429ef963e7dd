// The Weibo channel over real HTTP: verification, replies in both forms, retries, slow and failing turns.

import assert from 'node:assert/strict'
import { setImmediate as soon } from 'node:timers/promises'
import { fake, useFakeTimers } from 'sinon'
import type { WeiboParts } from '../../../src/channels/weibo/channel.ts'
import { readBody } from '../../../src/http/body.ts'
import { Fault } from '../../../src/lib/faults.ts'
import type { Inbound } from '../../../src/messages/inbound.ts'
import type { Reply } from '../../../src/ports/converse.ts'
import { fakeConverse } from '../wechat/platform.ts'
import { ACCOUNT, eventOf, FAN, jsonOf, NOW, queryOf, readReply, readXmlReply, serve, sha, xmlOf } from './platform.ts'

type Served = Awaited<ReturnType<typeof serve>>

const FORMS = {
  json: {
    text: (text: string) => jsonOf({ text }),
    unfollow: eventOf({ subtype: 'unfollow' }),
    type: /^application\/json/,
    read: (body: string) => ({ shown: readReply(body).shown, from: readReply(body)['sender_id'], to: readReply(body)['receiver_id'] }),
  },
  xml: {
    text: (text: string) => xmlOf({ Content: text }),
    unfollow: xmlOf({ MsgType: 'event', Event: 'unfollow' }),
    type: /^application\/xml/,
    read: (body: string) => {
      const { Content: shown, FromUserName: from, ToUserName: to } = readXmlReply(body)
      return { shown, from, to }
    },
  },
} as const

describe('weibo channel', () => {
  let served: Served | undefined
  const start = async (...parts: Parameters<typeof serve>) => (served = await serve(...parts))
  afterEach(() => served?.close())

  for (const timestamp of [String(NOW), String(NOW / 1000)]) {
    it(`verifies the address with the timestamp ${timestamp}`, async () => {
      const { address } = await start()
      const response = await fetch(`${address}?${queryOf({ timestamp, query: { echostr: '59277 82"<b>' } })}`)
      assert.equal(response.status, 200)
      assert.equal(await response.text(), '59277 82"<b>')
      assert.match(response.headers.get('content-type') ?? '', /^text\/plain/)
    })
  }

  it('refuses to verify what another secret signed, and says nothing', async () => {
    const { address, push } = await start()
    const query = queryOf({ query: { echostr: '1' } })
    query.set('signature', sha('another', String(NOW), query.get('nonce') ?? ''))
    const responses = [await fetch(`${address}?${query}`), await push(jsonOf({}), query)]
    for (const response of responses) {
      assert.equal(response.status, 403)
      assert.equal(await response.text(), '')
    }
  })

  for (const [name, form] of Object.entries(FORMS)) {
    it(`answers a message in ${name} with one passive reply in ${name}, ids swapped`, async () => {
      const { push, converse } = await start({ converse: fakeConverse({ messages: [{ text: '好的 & 100%。' }] }) })
      const response = await push(form.text('你好'))
      assert.equal(response.status, 200)
      assert.match(response.headers.get('content-type') ?? '', form.type)
      assert.deepEqual(form.read(await response.text()), { shown: '好的 & 100%。', from: ACCOUNT, to: FAN })
      const [inbound] = (converse.hear as ReturnType<typeof fakeConverse>['hear']).firstCall.args as unknown as readonly [Inbound]
      assert.deepEqual([inbound.channel, inbound.from, inbound.at, inbound.said], ['weibo', FAN, NOW, { kind: 'text', text: '你好' }])
    })

    it(`takes a message in ${name} that comes three times at once for one`, async () => {
      const reply: Reply = { messages: [{ text: '收到了。' }] }
      const hear = fake((_inbound: Inbound) => new Promise<Reply>((done) => setImmediate(done, reply)))
      const { push } = await start({ converse: { ...fakeConverse(), hear } })
      const replies = await Promise.all([1, 2, 3].map(async () => (await push(form.text('你好'))).text()))
      assert.equal(form.read(replies[0] ?? '').shown, '收到了。')
      assert.equal(new Set(replies).size, 1)
      assert.equal(new Set(hear.args.map(([inbound]) => inbound.id)).size, 1)
    })

    it(`says nothing in ${name} to who has left, and lets them be heard as such`, async () => {
      const { push, converse } = await start()
      const response = await push(form.unfollow)
      assert.deepEqual([response.status, await response.text()], [200, ''])
      assert.equal((converse.hear as ReturnType<typeof fakeConverse>['hear']).callCount, 1)
    })

    it(`says nothing in ${name} where there is nothing to say`, async () => {
      const { push } = await start({ converse: fakeConverse({ messages: [{ text: '' }] }) })
      const response = await push(form.text('a'))
      assert.deepEqual([response.status, await response.text()], [200, ''])
    })
  }

  it('writes once, loudly, that the account was switched to XML', async () => {
    const { push, log } = await start()
    for (const text of ['a', 'b']) await push(xmlOf({ Content: text }))
    assert.deepEqual(log.warn.args.map(([event]) => event), ['weibo.xml'])
  })

  it('takes a request that comes twice with the same message for a retry, with another one for a replay', async () => {
    const { push, log } = await start()
    const query = queryOf()
    assert.equal((await push(jsonOf({ text: 'a' }), query)).status, 200)
    assert.equal((await push(jsonOf({ text: 'a', data: '' }), query)).status, 200)
    const response = await push(jsonOf({ text: 'b' }), query)
    assert.deepEqual([response.status, await response.text()], [403, ''])
    assert.deepEqual(log.warn.args, [['http.refused', { code: 'WEIBO_REPLAYED', status: 403, route: '/weibo' }]])
  })

  it('takes a signature whose digits were divided anew for a replay', async () => {
    const { push } = await start()
    // In this order the digits of seconds and nonce, joined, are those of milliseconds and a shorter nonce.
    const seconds = queryOf({ timestamp: '1772500507', nonce: '884213' })
    const millis = new URLSearchParams({ signature: seconds.get('signature') ?? '', timestamp: '1772500507884', nonce: '213' })
    assert.equal((await push(jsonOf({ text: 'a' }), seconds)).status, 200)
    assert.equal((await push(jsonOf({ text: 'b' }), millis)).status, 403)
  })

  it('hears two different texts of one second, and both are answered', async () => {
    const { push, converse } = await start()
    for (const text of ['a', 'b']) assert.equal(readReply(await (await push(jsonOf({ text }))).text()).shown, '好的。')
    const { args } = converse.hear as ReturnType<typeof fakeConverse>['hear']
    assert.equal(new Set((args as unknown as readonly [Inbound][]).map(([inbound]) => inbound.id)).size, 2)
  })

  const at = (seconds: string) => ({ created_at: `Tue Mar 03 09:15:${seconds} +0800 2026` })
  for (const [title, events, greeted] of [
    ['who follows and then subscribes', [['follow', '07'], ['subscribe', '08']], [true, false]],
    ['who subscribes and then follows', [['subscribe', '07'], ['follow', '07']], [true, false]],
    ['who scans and is then reported as a follower', [['scan_follow', '07'], ['follow', '08']], [true, false]],
    ['who follows, and every retry of it alike', [['follow', '07'], ['follow', '07'], ['subscribe', '07'], ['subscribe', '07']],
      [true, true, false, false]],
    ['who comes back after having left', [['follow', '07'], ['unfollow', '08'], ['subscribe', '09']], [true, false, true]],
    ['who scans a code after following', [['follow', '07'], ['scan_follow', '08']], [true, true]],
  ] as const) {
    it(`greets once ${title}`, async () => {
      const { push } = await start()
      const answers: boolean[] = []
      for (const [subtype, seconds] of events) {
        answers.push(await (await push(eventOf({ subtype, key: 'QR_SCENE_1' }, at(seconds)))).text() !== '')
      }
      assert.deepEqual(answers, greeted)
    })
  }

  it('greets again who subscribes another day, and another fan at once', async () => {
    const { push } = await start()
    const bodies = [
      eventOf({ subtype: 'follow' }), eventOf({ subtype: 'subscribe' }, { created_at: 'Wed Mar 04 09:15:07 +0800 2026' }),
      eventOf({ subtype: 'subscribe' }, { sender_id: 3_000_000_003 }),
    ]
    for (const body of bodies) assert.notEqual(await (await push(body)).text(), '')
  })

  it('asks who has named us in public to write to us, and takes nothing they said for an answer', async () => {
    const { push, converse } = await start()
    const bodies = [
      jsonOf({ type: 'mention', text: '@某县公安 我同意', data: { subtype: 'status', key: 5 } }),
      jsonOf({ type: 'mention', text: '@police please help us with this', data: { subtype: 'comment', key: 6 } }),
    ]
    const shown = await Promise.all(bodies.map(async (body) => readReply(await (await push(body)).text()).shown))
    assert.deepEqual(shown, ['请写给我们 zh-CN', '请写给我们 en'])
    assert.equal((converse.hear as ReturnType<typeof fakeConverse>['hear']).callCount, 0)
  })

  it('answers in time though the memory of replays does not, and hears the message once that does', async () => {
    let admit = (_sighting: 'new' | 'other') => {}
    const seen = () => new Promise<'new' | 'other'>((resolve) => { admit = resolve })
    let at = NOW
    const { push, converse } = await start({ sharedReplays: { seen }, now: () => (at += 4_490) })
    const hear = converse.hear as ReturnType<typeof fakeConverse>['hear']
    const response = await push(jsonOf({}))
    assert.deepEqual([response.status, await response.text(), hear.callCount], [200, '', 0])
    admit('new')
    await soon()
    assert.equal(hear.callCount, 1)
    await push(jsonOf({}))
    admit('other')
    await soon()
    assert.equal(hear.callCount, 1)
  })

  it('hands over what does not fit, under the message it belongs to', async () => {
    const later = fake.resolves(undefined)
    const text = '这是一句话。'.repeat(100)
    const { push } = await start({ later, converse: fakeConverse({ messages: [{ text }] }) })
    const { shown } = readReply(await (await push(jsonOf({}))).text())
    assert.ok(shown.endsWith('（未完）') && shown.length < 300)
    const [inbound, rest] = later.firstCall.args
    assert.equal(inbound.from, FAN)
    assert.equal(`${shown.slice(0, -'（未完）'.length).trimEnd()}${rest[0].text}`, text)
  })

  it('promises no rest that could not be kept', async () => {
    const later = fake.rejects(new Fault('STORE_UNREACHABLE'))
    const { push } = await start({ later, converse: fakeConverse({ messages: [{ text: '这是一句话。'.repeat(100) }] }) })
    const said = readReply(await (await push(jsonOf({}))).text()).shown
    assert.ok(said?.endsWith('这是一句话。'))
  })

  for (const [title, error] of [
    ['the database is gone', new Fault('STORE_UNREACHABLE')], ['something fails that nobody thought of', new TypeError('3000000002 said x')],
  ] as const) {
    it(`says honestly that ${title}, and writes one line`, async () => {
      const { push, log } = await start({ converse: { ...fakeConverse(), hear: fake.rejects(error) } })
      assert.equal(readReply(await (await push(jsonOf({}))).text()).shown, '这条可能没有收到。')
      assert.equal(log.fault.callCount + log.warn.callCount, 1)
    })
  }

  it('says nothing after 4.5 s, and gives the answer to the retry', async () => {
    const [turn, door] = [{ end: (_reply: Reply) => {} }, { held: () => {} }]
    const hear = fake(() => new Promise<Reply>((end) => { turn.end = end }))
    const body: WeiboParts['body'] = async (ctx, limit) => {
      const bytes = await readBody(ctx, limit)
      // By then the channel has done all that it does before it waits for the turn.
      setImmediate(door.held)
      return bytes
    }
    const { push } = await start({ converse: { ...fakeConverse(), hear }, body })
    const sendAndBeHeld = async () => {
      const held = new Promise<void>((done) => { door.held = done })
      const answered = push(jsonOf({}))
      await held
      return { text: async () => (await answered).text() }
    }
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const first = await sendAndBeHeld()
      clock.tick(4_500)
      assert.equal(await first.text(), '')
      const retry = await sendAndBeHeld()
      turn.end({ messages: [{ text: '慢慢来。' }] })
      assert.equal(readReply(await retry.text()).shown, '慢慢来。')
      assert.equal(hear.callCount, 1)
    } finally {
      clock.restore()
    }
  })
})
