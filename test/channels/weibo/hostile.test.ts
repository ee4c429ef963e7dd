// Requests that mean harm or make no sense, correctly signed or not: a 4xx without a word, one line in the log, at once.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { isQuick } from '../../support/quickly.ts'
import { FAN, jsonOf, NOW, queryOf, SECRET, serve, sha, xmlOf } from './platform.ts'

const BROKEN = 'WEIBO_BODY_BROKEN'
const UNREADABLE = 'WEIBO_MESSAGE_UNREADABLE'
const good = jsonOf({ text: 'a' })
const inner = good.slice(1, -1)
const xml = xmlOf({ Content: 'a' })
const xmlInner = xml.slice('<xml>'.length, -'</xml>'.length)
const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

/** Bodies that are correctly signed, and what their one line in the log says. */
const BODIES: readonly (readonly [title: string, body: string | Uint8Array, code: string])[] = [
  ['nothing', '', BROKEN], ['a blank', ' ', BROKEN], ['text', 'hello', BROKEN], ['a form', 'a=1&b=2', BROKEN],
  ['random bytes', randomBytes(4_096), BROKEN], ['gzip', Buffer.from('1f8b0800000000000003', 'hex'), BROKEN],
  ['UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), BROKEN],
  ['GBK', Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xc4, 0xe3]), Buffer.from('"}')]), BROKEN],
  ['overlong UTF-8', Buffer.from('7b22c0af227d', 'hex'), BROKEN], ['half a character in UTF-8', Buffer.from('22eda08022', 'hex'), BROKEN],
  ['null', 'null', BROKEN], ['true', 'true', BROKEN], ['a number', '1', BROKEN], ['a string', '"a"', BROKEN], ['a list', `[${good}]`, BROKEN],
  ['an open object', `{${inner}`, BROKEN], ['an open string', `{${inner.slice(0, -9)}`, BROKEN], ['two objects', `${good}${good}`, BROKEN],
  ['text behind the object', `${good}; drop table`, BROKEN], ['NUL behind the object', `${good}\0`, BROKEN],
  ['NUL in a text', '{"type":"text","sender_id":1,"receiver_id":2,"text":"a\0b"}', BROKEN],
  ['a line end in a text', '{"type":"text","sender_id":1,"receiver_id":2,"text":"a\nb"}', BROKEN],
  ['single quotes', good.replaceAll('"', "'"), BROKEN], ['names without quotes', '{type:"text",sender_id:1,receiver_id:2}', BROKEN],
  ['a comma too much', `{${inner},}`, BROKEN], ['a comment', `{/* a */${inner}}`, BROKEN], ['JSONP', `cb(${good})`, BROKEN],
  ['a protection against JSONP', `)]}',\n${good}`, BROKEN], ['an unknown escape', '{"type":"\\x41"}', BROKEN],
  ['half an escape', '{"type":"\\u00"}', BROKEN], ['NaN', '{"type":"text","sender_id":NaN}', BROKEN],
  ['a number in hex', '{"type":"text","sender_id":0x10}', BROKEN], ['a number with a zero before it', '{"type":"text","sender_id":01}', BROKEN],
  ['a number with a plus', '{"type":"text","sender_id":+1}', BROKEN], ['two senders', `{${inner},"sender_id":4}`, BROKEN],
  ['two types', `{${inner},"type":"event"}`, BROKEN], ['two texts', `{${inner},"text":"b"}`, BROKEN],
  ['6,000 levels of lists', `{${inner},"x":${'['.repeat(6_000)}`, BROKEN],
  ['60,000 open lists', '['.repeat(60_000), BROKEN], ['10,000 open objects', '{"a":'.repeat(10_000), BROKEN],
  ['45 kB of quotes', '"'.repeat(45_000), BROKEN], ['45 kB of escapes', `{"a":"${'\\'.repeat(45_000)}`, BROKEN],
  ['45 kB of a number', `{"sender_id":${'9'.repeat(45_000)}`, BROKEN], ['45 kB of blanks', ' '.repeat(45_000), BROKEN],
  ['an empty object', '{}', UNREADABLE], ['an object of lists', '{"type":[],"sender_id":[],"receiver_id":[]}', UNREADABLE],
  ['no sender', jsonOf({ sender_id: undefined }), UNREADABLE], ['no receiver', jsonOf({ receiver_id: undefined }), UNREADABLE],
  ['no type', jsonOf({ type: undefined }), UNREADABLE], ['an empty type', jsonOf({ type: '' }), UNREADABLE],
  ['a type of 1,000 characters', jsonOf({ type: 'a'.repeat(1_000) }), UNREADABLE], ['a type that is null', jsonOf({ type: null }), UNREADABLE],
  ['a sender that is null', jsonOf({ sender_id: null }), UNREADABLE], ['a sender that is 0', jsonOf({ sender_id: 0 }), UNREADABLE],
  ['a sender below 0', jsonOf({ sender_id: -3 }), UNREADABLE], ['a sender with a fraction', jsonOf({ sender_id: 3.5 }), UNREADABLE],
  ['a sender in powers of ten', '{"type":"text","receiver_id":1,"sender_id":3e9}', UNREADABLE],
  ['a sender in words', jsonOf({ sender_id: 'me' }), UNREADABLE], ['a sender of 100 digits', jsonOf({ sender_id: '9'.repeat(100) }), UNREADABLE],
  ['a sender that is a query', jsonOf({ sender_id: { $gt: '' } }), UNREADABLE], ['a sender of two lines', jsonOf({ sender_id: '1\n2' }), UNREADABLE],
  ['a sender that is a list', jsonOf({ sender_id: [3] }), UNREADABLE], ['a sender that is true', jsonOf({ sender_id: true }), UNREADABLE],
  ['a receiver with markup', jsonOf({ receiver_id: '<b>1</b>' }), UNREADABLE],
  ['names of the inside of objects', `{"__proto__":{"type":"text","sender_id":1,"receiver_id":2},"constructor":1}`, UNREADABLE],
  ['names in other letters', good.replaceAll('sender_id', 'Sender_Id'), UNREADABLE],
  ['5,000 unknown names', `{${Array.from({ length: 5_000 }, (_, i) => `"a${i}":1`).join()}}`, UNREADABLE],
  ['a DTD', `<!DOCTYPE xml>${xml}`, BROKEN], ['HTML', '<!doctype html><html></html>', BROKEN],
  ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Content>&e;</Content></xml>', BROKEN],
  ['an entity from the network', '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]><xml>&e;</xml>', BROKEN],
  ['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "ha">${lol}]><xml><Content>&l9;</Content></xml>`, BROKEN],
  ['an open root', `<xml>${xmlInner}`, BROKEN], ['another root', `<root>${xmlInner}</root>`, BROKEN], ['two roots', `${xml}${xml}`, BROKEN],
  ['XML with attributes', `<xml a="1">${xmlInner}</xml>`, BROKEN], ['XML with a comment', `<xml><!-- a -->${xmlInner}</xml>`, BROKEN],
  ['JSON behind XML', `${xml}${good}`, BROKEN], ['6,000 levels of elements', `<xml>${'<a>'.repeat(6_000)}${'</a>'.repeat(6_000)}</xml>`, BROKEN],
  ['an empty root', '<xml></xml>', UNREADABLE], ['XML without a sender', xml.replaceAll('FromUserName', 'Nobody'), UNREADABLE],
  ['XML with two senders', `<xml>${xmlInner}<FromUserName>4</FromUserName></xml>`, UNREADABLE],
  ['XML of WeChat', xmlOf({ FromUserName: 'oABCD1234', ToUserName: 'gh_0a1b' }), UNREADABLE],
  ['XML sealed as on WeChat', '<xml><Encrypt>AAAA</Encrypt></xml>', UNREADABLE],
  ['66 kB', jsonOf({ text: 'a'.repeat(66_000) }), 'HTTP_BODY_TOO_LARGE'], ['a megabyte', Buffer.alloc(1_000_000, 97), 'HTTP_BODY_TOO_LARGE'],
]

/** Odd values in well-formed pushes, which are nobody's fault. */
const ODD: readonly (readonly [title: string, body: string])[] = [
  ['an unknown type', jsonOf({ type: 'hologram' })], ['a type from the inside of objects', jsonOf({ type: 'constructor' })],
  ['an unknown event', jsonOf({ type: 'event', data: { subtype: 'party' } })],
  ['an event from the inside of objects', jsonOf({ type: 'event', data: { subtype: '__proto__' } })],
  ['an event without data', jsonOf({ type: 'event', data: undefined })], ['an event whose data is a number', jsonOf({ type: 'event', data: 1 })],
  ['an event whose data is broken', jsonOf({ type: 'event', data: '{"subtype":' })],
  ['a place out of this world', jsonOf({ type: 'position', data: { longitude: '999', latitude: 'x' } })],
  ['a place of objects', jsonOf({ type: 'position', data: { longitude: {}, latitude: [] } })],
  ['a text without text', jsonOf({ text: undefined })], ['a text that is an object', jsonOf({ text: { $ne: 1 } })],
  ['an image without an id', jsonOf({ type: 'image' })], ['an image whose id is an address', jsonOf({ type: 'image', data: { tovfid: 'http://a/' } })],
  ['an unknown kind as XML', xmlOf({ MsgType: 'hologram' })], ['an unknown event as XML', xmlOf({ MsgType: 'event', Event: 'party' })],
]

describe('weibo channel, hostile requests', () => {
  let served: Awaited<ReturnType<typeof serve>>
  before(async () => { served = await serve() })
  beforeEach(() => { for (const line of Object.values(served.log)) line.resetHistory() })
  after(() => served.close())

  it('holds enough of them', () => assert.ok(BODIES.length >= 60, String(BODIES.length)))

  for (const [title, body, code] of BODIES) {
    it(`refuses ${title}`, async () => {
      const start = performance.now()
      const response = await served.push(body)
      const took = performance.now() - start
      assert.equal(response.status, code === 'HTTP_BODY_TOO_LARGE' ? 413 : 400)
      assert.equal(await response.text(), '')
      const lines = served.log.warn.args.filter(([event]) => event !== 'weibo.xml')
      assert.deepEqual(lines, [['http.refused', { code, status: response.status, route: '/weibo' }]])
      assert.equal(served.log.fault.callCount, 0)
      await isQuick(50, () => served.push(body), took)
    })
  }

  for (const [title, body] of ODD) {
    it(`answers nothing to ${title}`, async () => {
      const response = await served.push(body)
      assert.deepEqual([response.status, await response.text()], [200, ''])
      assert.equal(served.log.fault.callCount, 0)
    })
  }

  const timestamp = String(NOW)
  const signed = (time: string, nonce = '1') => ({ signature: sha(SECRET, time, nonce), timestamp: time, nonce })
  const right = signed(timestamp)
  for (const [title, query] of [
    ['no query', ''], ['no signature', `timestamp=${timestamp}&nonce=1`], ['an empty signature', new URLSearchParams({ ...right, signature: '' })],
    ['a signature in capitals', new URLSearchParams({ ...right, signature: right.signature.toUpperCase() })],
    ['a cut signature', new URLSearchParams({ ...right, signature: right.signature.slice(0, 39) })],
    ['a signature of WeChat’s kind over nothing', new URLSearchParams({ ...right, signature: sha(timestamp, '1') })],
    ['two signatures', `${new URLSearchParams(right)}&signature=a`], ['two nonces', `${new URLSearchParams(right)}&nonce=2`],
    ['signature[]', `signature[]=a&timestamp=${timestamp}&nonce=1`], ['no timestamp', new URLSearchParams({ ...right, timestamp: '' })],
    ['no nonce', new URLSearchParams(signed(timestamp, ''))], ['a nonce of 10,000 characters', new URLSearchParams(signed(timestamp, '1'.repeat(10_000)))],
    ['a nonce with a line end', new URLSearchParams(signed(timestamp, '1\n2'))],
    ['a timestamp in words', new URLSearchParams(signed('now'))], ['a negative timestamp', new URLSearchParams(signed(`-${timestamp}`))],
    ['a timestamp in microseconds', new URLSearchParams(signed(`${timestamp}000`))],
    ['a timestamp 301 s ago', new URLSearchParams(signed(String(NOW / 1000 - 301)))],
    ['a timestamp in 301 s', new URLSearchParams(signed(String(NOW / 1000 + 301)))],
    ['a timestamp 300,001 ms ago', new URLSearchParams(signed(String(NOW - 300_001)))],
  ] as const) {
    it(`refuses ${title}`, async () => {
      for (const method of ['GET', 'POST'] as const) {
        const response = await fetch(`${served.address}?${query}`, { method, ...(method === 'POST' ? { body: good } : {}) })
        assert.deepEqual([response.status, await response.text()], [403, ''])
      }
    })
  }

  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    it(`refuses ${method}`, async () => {
      assert.equal((await fetch(`${served.address}?${queryOf()}`, { method })).status, 405)
    })
  }

  it('writes nothing of a request into the log', async () => {
    const marks = ['秘密word', FAN, SECRET, 'a-nonce-of-ours']
    for (const body of [jsonOf({ text: marks[0] }), jsonOf({ type: marks[0] }), `{"text":"${marks[0]}"`]) {
      await served.push(body, queryOf({ nonce: `a-nonce-of-ours${body.length}` }))
    }
    const logged = JSON.stringify(Object.values(served.log).map((line) => line.args))
    assert.ok(logged.includes('weibo.ignored'))
    for (const mark of marks) assert.ok(!logged.includes(mark), mark)
  })
})
