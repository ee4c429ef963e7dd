// The web chat's addresses over real HTTP: identity, messages, pictures, live replies, and who is refused.

import assert from 'node:assert/strict'
import { fake, useFakeTimers } from 'sinon'
import { Fault } from '../../../src/lib/faults.ts'
import type { Inbound } from '../../../src/messages/inbound.ts'
import { mp3Frames, plantAmr, plantMp3, plantOgg, plantWav } from '../../media/sounds.ts'
import { fakeConverse, fakeLog } from '../wechat/platform.ts'
import { serve, type Parts } from './served.ts'

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex'), Buffer.alloc(64)])
const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100', 'hex'), Buffer.alloc(64)])
const WEBM = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff', 'hex')
const M4A = Buffer.from('0000001c667479704d344120000000004d3441206d70343269736f6d', 'hex')
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
const PDF = Buffer.from('%PDF-1.7\n')
const ZIP = Buffer.from('504b0304140000000000000000000000000000000000000000000000000001000000612f', 'hex')
const EXE = Buffer.from('4d5a90000300000004000000ffff0000', 'hex')
const LIMITS = { every: 5, beat: 20, most: 3, mostOfSource: 2 }
const ID = 'message-0001'

describe('webchat channel', () => {
  let served: Awaited<ReturnType<typeof serve>>
  const start = async (parts: Partial<Parts> = {}) => {
    const converse = fakeConverse()
    served = await serve({ converse, streams: LIMITS, ...parts })
    return converse
  }
  afterEach(() => served.close())

  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${served.address}/chat/${path}`, { method: 'POST', headers, body: Buffer.isBuffer(body) ? body : JSON.stringify(body) })
  const openIdentity = async () => {
    const { identity } = await (await post('identity', {})).json() as { identity: string }
    return { authorization: `Bearer ${identity}` }
  }
  const heard = (converse: ReturnType<typeof fakeConverse>): Inbound[] => converse.hear.args.map(([inbound]) => inbound)

  it('makes an identity of 128 bits, another each time', async () => {
    await start()
    const [one, two] = [await openIdentity(), await openIdentity()]
    assert.match(one.authorization, /^Bearer [\w-]{22}\.[\w-]{32}$/)
    assert.notEqual(one.authorization, two.authorization)
  })

  for (const [title, body, said] of [
    ['a text', { text: '你好' }, { kind: 'text', text: '你好' }],
    ['an option', { text: '交通', option: 'traffic' }, { kind: 'text', text: '交通', option: 'traffic' }],
    ['an option alone', { option: 'traffic' }, { kind: 'text', text: '', option: 'traffic' }],
    ['a place', { place: { lat: 30.2, lng: 120.1, label: '西湖' } }, { kind: 'place', lat: 30.2, lng: 120.1, label: '西湖' }],
    ['a place as a device gives it', { place: { lat: 0.5, lng: 120.1, label: '海上', datum: 'wgs84' } }, {
      kind: 'place', lat: 0.5, lng: 120.1, label: '海上',
    }],
    ['a menu key', { menu: 'SUBMIT_TIP' }, { kind: 'menu', key: 'SUBMIT_TIP' }],
    ['the first visit', { event: 'subscribe' }, { kind: 'event', event: 'subscribe' }],
    ['a text with broken characters', { text: 'a\u0000\u0008b\uD800' }, { kind: 'text', text: 'ab' }],
  ] as const) {
    it(`hears ${title}`, async () => {
      const converse = await start()
      const response = await post('messages', { id: ID, language: 'zh-TW', ...body }, await openIdentity())
      assert.equal(response.status, 200)
      assert.deepEqual(await response.json(), { messages: [{ text: '好的。' }] })
      const [inbound] = heard(converse)
      assert.deepEqual(inbound?.said, said)
      assert.equal(inbound?.language, 'zh-TW')
      assert.deepEqual(converse.hear.firstCall.args[1], '127.0.0.1')
    })
  }

  for (const [title, body] of [
    ['nothing', Buffer.from('')],
    ['no JSON', Buffer.from('{')],
    ['a list', []],
    ['no id', { text: 'a' }],
    ['a short id', { id: 'a', text: 'a' }],
    ['nothing said', { id: ID }],
    ['two things at once', { id: ID, text: 'a', menu: 'B' }],
    ['an unknown field', { id: ID, text: 'a', x: 1 }],
    ['a number for a text', { id: ID, text: 1 }], ['a text of 10,001 characters', { id: ID, text: 'a'.repeat(10_001) }],
    ['a place out of this world', { id: ID, place: { lat: 91, lng: 0, label: '' } }],
    ['a place without a name', { id: ID, place: { lat: 1, lng: 0 } }],
    ['an event that is not the page\'s', { id: ID, event: 'unsubscribe' }], ['an empty menu key', { id: ID, menu: '' }],
    ['a picture that nobody has sent', { id: ID, media: 'm1' }], ['a recording that nobody has sent', { id: ID, voice: 'm1' }],
    ['a place on an unknown map', { id: ID, place: { lat: 1, lng: 0, label: '', datum: 'bd09' } }],
    ['a language that is none', { id: ID, text: 'a', language: '../../x' }],
  ] as const) {
    it(`refuses a message with ${title}`, async () => {
      const converse = await start()
      const response = await post('messages', body, await openIdentity())
      assert.equal(response.status, 400)
      assert.equal((await response.json() as { code: string }).code, 'WEBCHAT_MESSAGE_UNREADABLE')
      assert.equal(converse.hear.callCount, 0)
    })
  }

  it('gives the same message the same id, another text or another resident another one', async () => {
    const converse = await start()
    const [me, you] = [await openIdentity(), await openIdentity()]
    for (const [text, who] of [['a', me], ['a', me], ['b', me], ['a', you]] as const) await post('messages', { id: ID, text }, who)
    const [first, again, other, yours] = heard(converse)
    assert.equal(first?.id, again?.id)
    assert.equal(new Set([first?.id, other?.id, yours?.id]).size, 3)
    assert.equal(first?.from, other?.from)
    assert.notEqual(first?.from, yours?.from)
  })

  for (const [path, method] of [['messages', 'POST'], ['pictures', 'POST'], ['seen', 'POST'], ['events', 'GET']] as const) {
    for (const [title, authorization] of [
      ['no identity', ''],
      ['a made-up identity', `Bearer ${'a'.repeat(22)}.${'b'.repeat(32)}`],
      ['an identity cut short', `Bearer ${'a'.repeat(22)}`],
    ] as const) {
      it(`refuses ${title} at /chat/${path}`, async () => {
        await start()
        const body = method === 'POST' ? { body: '{}' } : {}
        const response = await fetch(`${served.address}/chat/${path}`, { method, headers: { authorization }, ...body })
        assert.equal(response.status, 401)
      })
    }
  }

  for (const [title, headers, status] of [
    ['its own page', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1' }, 201],
    ['a program without a browser', {}, 201], ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403], ['another site in an old browser', { origin: 'https://evil.example' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
  ] as const) {
    it(`answers ${status} to ${title}`, async () => {
      await start()
      assert.equal((await post('identity', {}, headers)).status, status)
    })
  }

  it('keeps a picture, and hears of it from who has sent it alone', async () => {
    const keep = fake.resolves('m1')
    const converse = await start({ media: { keep } })
    const [me, you] = [await openIdentity(), await openIdentity()]
    const response = await post('pictures', PNG, me)
    assert.equal(response.status, 201)
    const { media } = await response.json() as { media: string }
    assert.deepEqual(keep.args, [[PNG, 'image/png']])
    assert.equal((await post('messages', { id: ID, media }, you)).status, 400)
    assert.equal((await post('messages', { id: ID, media }, me)).status, 200)
    assert.deepEqual(heard(converse)[0]?.said, { kind: 'image', url: 'media:m1' })
  })

  it('shifts a place in China from the datum of devices to that of its maps', async () => {
    const converse = await start()
    const place = { lat: 39.908, lng: 116.397, label: '', datum: 'wgs84' }
    await post('messages', { id: ID, place }, await openIdentity())
    const [said] = heard(converse).map((inbound) => inbound.said)
    assert.ok(said?.kind === 'place' && Math.abs(said.lat - 39.909403) < 1e-6 && Math.abs(said.lng - 116.403243) < 1e-6)
  })

  it('keeps a recording, and hears it as a voice, never as a picture', async () => {
    const keep = fake.resolves('v1')
    const converse = await start({ media: { keep } })
    const [me, you] = [await openIdentity(), await openIdentity()]
    const response = await post('voices', WEBM, me)
    assert.equal(response.status, 201)
    const { voice } = await response.json() as { voice: string }
    assert.deepEqual(keep.args, [[WEBM, 'audio/webm']])
    assert.equal((await post('messages', { id: ID, voice }, you)).status, 400)
    assert.equal((await post('messages', { id: ID, media: voice }, me)).status, 400)
    assert.equal((await post('messages', { id: ID, voice }, me)).status, 200)
    assert.deepEqual(heard(converse)[0]?.said, { kind: 'voice', url: 'media:v1' })
  })

  for (const [title, bytes, status, type] of [
    ['WebM with Opus', WEBM, 201, 'audio/webm'], ['Ogg with Opus', plantOgg()[0]?.[1], 201, 'audio/ogg'],
    ['M4A', M4A, 201, 'audio/mp4'], ['MP4', Buffer.concat([M4A.subarray(0, 8), Buffer.from('isom'), M4A.subarray(12)]), 201, 'audio/mp4'],
    ['MP3', mp3Frames(3), 201, 'audio/mpeg'], ['MP3 with ID3', plantMp3()[0]?.[1], 201, 'audio/mpeg'],
    ['WAV', plantWav()[0]?.[1], 201, 'audio/wav'], ['AMR', plantAmr()[0]?.[1], 201, 'audio/amr'],
    ['a JPEG', JPEG, 415, ''], ['nothing', Buffer.alloc(0), 415, ''], ['HTML', Buffer.from('<html>'), 415, ''],
    ['SVG', SVG, 415, ''], ['a PDF', PDF, 415, ''], ['a ZIP', ZIP, 415, ''], ['a program', EXE, 415, ''],
    ['2 MB and a byte', Buffer.concat([WEBM, Buffer.alloc(2 * 1024 * 1024)]), 413, ''],
  ] as const) {
    it(`answers ${status} to ${title} as a recording`, async () => {
      const keep = fake.resolves('v1')
      await start({ media: { keep } })
      const answer = await post('voices', bytes, { ...await openIdentity(), 'content-type': 'audio/webm' })
      assert.equal(answer.status, status)
      assert.deepEqual(keep.args.map(([, kept]) => kept), type === '' ? [] : [type])
    })
  }

  for (const [title, bytes, status] of [
    ['a JPEG', JPEG, 201], ['HTML', Buffer.from('<html><script>1</script></html>'), 415], ['nothing', Buffer.alloc(0), 415],
    ['SVG', SVG, 415], ['SVG with a head', Buffer.concat([Buffer.from('<?xml version="1.0"?>'), SVG]), 415], ['a PDF', PDF, 415],
    ['a ZIP', ZIP, 415], ['a RAR', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), 415], ['7z', Buffer.from('377abcaf271c0004', 'hex'), 415],
    ['gzip', Buffer.from('1f8b0800000000000003', 'hex'), 415], ['a program', EXE, 415], ['ELF', Buffer.from('7f454c4602010100', 'hex'), 415],
    ['TIFF', Buffer.from('49492a0008000000', 'hex'), 415], ['a recording', WEBM, 415],
    ['8 MB and a byte', Buffer.concat([PNG, Buffer.alloc(8 * 1024 * 1024)]), 413],
  ] as const) {
    it(`answers ${status} to ${title} as a picture`, async () => {
      await start()
      assert.equal((await post('pictures', bytes, { ...await openIdentity(), 'content-type': 'image/png' })).status, status)
    })
  }

  it('holds back who sends more than thirty messages a minute, and lets others behind the same address on', async () => {
    await start({ now: () => 0 })
    const [me, you] = [await openIdentity(), await openIdentity()]
    const statuses: number[] = []
    for (let i = 0; i < 31; i += 1) statuses.push((await post('messages', { id: `${ID}-${i}`, text: 'a' }, me)).status)
    assert.deepEqual([statuses.indexOf(429), statuses.length], [30, 31])
    assert.equal((await post('messages', { id: ID, text: 'a' }, you)).status, 200)
  })

  it('holds back who opens more than thirty conversations a minute, with a kind word, and lets others on', async () => {
    const at = { now: 0 }
    await start({ now: () => at.now, source: (ctx) => ctx.get('x-test-source') })
    const [me, you] = [{ 'x-test-source': 'a', 'accept-language': 'en' }, { 'x-test-source': 'b' }]
    const statuses: number[] = []
    for (let i = 0; i < 31; i += 1) statuses.push((await post('identity', {}, me)).status)
    assert.deepEqual([statuses.indexOf(429), statuses.length], [30, 31])
    const response = await post('identity', {}, me)
    assert.deepEqual(await response.json(), { messages: [{ text: 'busy en' }] })
    assert.equal(response.headers.get('retry-after'), '2')
    assert.equal((await post('identity', {}, you)).status, 201)
    at.now = 2_000
    assert.equal((await post('identity', {}, me)).status, 201)
  })

  it('holds back who sends more than twenty pictures a minute', async () => {
    await start({ now: () => 0 })
    const me = await openIdentity()
    const statuses: number[] = []
    for (let i = 0; i < 21; i += 1) statuses.push((await post('pictures', PNG, me)).status)
    assert.deepEqual([statuses.indexOf(429), statuses.length], [20, 21])
  })

  it('says honestly that a message may not have arrived', async () => {
    await start({ converse: { ...fakeConverse(), hear: fake.rejects(new Fault('STORE_UNREACHABLE')) } })
    const response = await post('messages', { id: ID, text: 'a', language: 'en' }, await openIdentity())
    assert.equal(response.status, 503)
    assert.deepEqual(await response.json(), { messages: [{ text: 'unavailable en' }] })
  })

  it('tells the page to ask again when an answer takes longer than 4.5 s', async () => {
    let begun = () => {}
    const started = new Promise<void>((done) => { begun = done })
    await start({ converse: { ...fakeConverse(), hear: fake(() => new Promise<never>(begun)) } })
    const me = await openIdentity()
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const response = post('messages', { id: ID, text: 'a' }, me)
      await started
      clock.tick(4_500)
      assert.equal((await response).status, 202)
    } finally {
      clock.restore()
    }
  })

  it('sends what waits as it comes, once, until it is seen', async () => {
    const waiting = [{ id: 'w1', message: { text: '民警回复', by: 'officer' as const } }]
    const converse = { ...fakeConverse(), waiting: fake(() => Promise.resolve(waiting)) }
    await start({ converse })
    const me = await openIdentity()
    const response = await fetch(`${served.address}/chat/events`, { headers: me })
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
    const text = await readUntil(response, (sofar) => sofar.split(': \n\n').length > 3)
    assert.deepEqual(text.match(/^data: .*$/gm), ['data: {"text":"民警回复","by":"officer","id":"w1"}'])
    assert.ok(converse.waiting.callCount > 2)
    assert.equal((await post('seen', { ids: ['w1'] }, me)).status, 204)
    const [channel, from, ids] = converse.seen.firstCall.args
    assert.deepEqual([channel, from, ids], ['webchat', me.authorization.slice(7, 29), ['w1']])
  })

  it('bounds how many streams a source keeps open', async () => {
    await start()
    const me = await openIdentity()
    const streams = [1, 2, 3].map(() => new AbortController())
    const statuses: number[] = []
    for (const { signal } of streams) statuses.push((await fetch(`${served.address}/chat/events`, { headers: me, signal })).status)
    assert.deepEqual(statuses, [200, 200, 429])
    for (const stream of streams) stream.abort()
  })

  it('writes one line while the database is gone, and goes on', async () => {
    const log = fakeLog()
    const waiting = fake.rejects(new Fault('STORE_UNREACHABLE'))
    await start({ converse: { ...fakeConverse(), waiting }, log })
    const response = await fetch(`${served.address}/chat/events`, { headers: await openIdentity() })
    await readUntil(response, () => waiting.callCount > 3)
    assert.equal(log.fault.callCount, 1)
  })

  it('ends its streams when it is closed', async () => {
    await start()
    const response = await fetch(`${served.address}/chat/events`, { headers: await openIdentity() })
    served.webchat.close()
    assert.match(await response.text(), /^: /)
  })

  for (const body of ['', '{}', '{"ids":"w1"}', `{"ids":[${'"a",'.repeat(100)}"a"]}`]) {
    it(`cannot read ${body.slice(0, 12) || 'nothing'} as what was seen`, async () => {
      await start()
      assert.equal((await post('seen', Buffer.from(body), await openIdentity())).status, 400)
    })
  }

  it('serves the page with nothing of anyone else', async () => {
    await start()
    const response = await fetch(`${served.address}/`)
    const html = await response.text()
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self';/)
    assert.doesNotMatch(response.headers.get('content-security-policy') ?? '', /unsafe|https?:|\*/)
    assert.equal(response.headers.get('cache-control'), 'no-store')
    assert.equal(response.headers.get('cross-origin-opener-policy'), 'same-origin')
    assert.equal(response.headers.get('permissions-policy'), 'geolocation=(self), microphone=(self), camera=()')
    assert.match(html, /<title>便民服务<\/title>/)
    assert.doesNotMatch(html, /(?:src|href)="https?:/)
    for (const [, path] of html.matchAll(/(?:src|href)="(chat\/[^"]+)"/g)) {
      assert.equal((await fetch(`${served.address}/${path}`)).status, 200)
    }
    for (const path of ['page/../channel.ts', 'page/%2e%2e/channel.ts', 'page/x.js', 'page/']) {
      assert.equal((await fetch(`${served.address}/chat/${path}`)).status, 404)
    }
  })
})

/** Reads a stream until the text says enough. */
async function readUntil(response: Response, enough: (text: string) => boolean): Promise<string> {
  assert.ok(response.body)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!enough(text)) text += (await reader.read()).value ?? ''
  await reader.cancel()
  return text
}
