// Requests that mean harm or make no sense, correctly signed or not: a 4xx without a word, one line in the log, at once.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { WechatSettings } from '../../../src/channels/wechat/receive.ts'
import { isQuick } from '../../support/quickly.ts'
import { APP, KEY, NOW, plainQuery, sealedPush, serve, sha, textXml, TOKEN, VECTORS, xmlOf } from './platform.ts'

const PLAIN: WechatSettings = { token: TOKEN, appId: APP, mode: 'plain' }
const SAFE: WechatSettings = { ...PLAIN, mode: 'safe', aesKey: KEY }
const good = textXml('a')
const inner = good.slice('<xml>'.length, -'</xml>'.length)
const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')

/** Bodies that are correctly signed, and what their one line in the log says. */
const BODIES: readonly (readonly [title: string, body: string | Uint8Array, code: string])[] = [
  ['nothing', '', 'WECHAT_XML_BROKEN'], ['a blank', ' ', 'WECHAT_XML_BROKEN'], ['text', 'hello', 'WECHAT_XML_BROKEN'],
  ['JSON', '{"ToUserName":"gh_1"}', 'WECHAT_XML_BROKEN'], ['HTML', '<!doctype html><html></html>', 'WECHAT_XML_BROKEN'],
  ['a form', 'a=1&b=2', 'WECHAT_XML_BROKEN'], ['random bytes', randomBytes(4096), 'WECHAT_XML_BROKEN'],
  ['UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), 'WECHAT_XML_BROKEN'],
  ['GBK', Buffer.concat([Buffer.from('<xml><Content>'), Buffer.from([0xc4, 0xe3]), Buffer.from('</Content></xml>')]), 'WECHAT_XML_BROKEN'],
  ['overlong UTF-8', Buffer.from('3c786d6c3ec0af3c2f786d6c3e', 'hex'), 'WECHAT_XML_BROKEN'],
  ['half a character in UTF-8', Buffer.from('3c786d6c3eeda0803c2f786d6c3e', 'hex'), 'WECHAT_XML_BROKEN'],
  ['gzip', Buffer.from('1f8b0800000000000003', 'hex'), 'WECHAT_XML_BROKEN'],
  ['NUL in a text', textXml('a\0b'), 'WECHAT_XML_BROKEN'], ['NUL after the end', `${good}\0`, 'WECHAT_XML_BROKEN'],
  ['a DTD', `<!DOCTYPE xml>${good}`, 'WECHAT_XML_BROKEN'], ['a DTD in small letters', `<!doctype xml>${good}`, 'WECHAT_XML_BROKEN'],
  ['a DTD after a declaration', `<?xml version="1.0"?><!DOCTYPE xml>${good}`, 'WECHAT_XML_BROKEN'],
  ['an external entity', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Content>&e;</Content></xml>', 'WECHAT_XML_BROKEN'],
  ['an entity from the network', '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]><xml>&e;</xml>', 'WECHAT_XML_BROKEN'],
  ['a parameter entity', '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/">%e;]><xml></xml>', 'WECHAT_XML_BROKEN'],
  ['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "ha">${lol}]><xml><Content>&l9;</Content></xml>`, 'WECHAT_XML_BROKEN'],
  ['an entity without a DTD', `<xml>${inner}<X>&xxe;</X></xml>`, 'WECHAT_XML_BROKEN'],
  ['a DTD within', `<xml><!DOCTYPE a>${inner}</xml>`, 'WECHAT_XML_BROKEN'],
  ['an include',
    `<xml xmlns:xi="http://www.w3.org/2001/XInclude">${inner}<xi:include href="file:///etc/passwd"/></xml>`, 'WECHAT_XML_BROKEN'],
  ['a style sheet', `<?xml-stylesheet href="http://127.0.0.1/"?>${good}`, 'WECHAT_XML_BROKEN'],
  ['an instruction', `<xml><?php system("id") ?>${inner}</xml>`, 'WECHAT_XML_BROKEN'],
  ['a comment', `<xml><!-- a -->${inner}</xml>`, 'WECHAT_XML_BROKEN'], ['an open comment', `<xml><!-- ${inner}</xml>`, 'WECHAT_XML_BROKEN'],
  ['attributes', `<xml a="1">${inner}</xml>`, 'WECHAT_XML_BROKEN'], ['an open root', `<xml>${inner}`, 'WECHAT_XML_BROKEN'],
  ['an open CDATA', `<xml>${inner}<X><![CDATA[</X></xml>`, 'WECHAT_XML_BROKEN'],
  ['crossed elements', `<xml>${inner}<A><B></A></B></xml>`, 'WECHAT_XML_BROKEN'], ['two roots', `${good}${good}`, 'WECHAT_XML_BROKEN'],
  ['text behind the root', `${good}; drop table`, 'WECHAT_XML_BROKEN'],
  ['text between elements', `<xml>a${inner}</xml>`, 'WECHAT_XML_BROKEN'],
  ['another root', `<root>${inner}</root>`, 'WECHAT_XML_BROKEN'],
  ['a SOAP envelope', '<soap:Envelope></soap:Envelope>', 'WECHAT_XML_BROKEN'],
  ['a bare ampersand', `<xml>${inner}<X>a&b</X></xml>`, 'WECHAT_XML_BROKEN'],
  ['a reference to NUL', `<xml>${inner}<X>&#0;</X></xml>`, 'WECHAT_XML_BROKEN'],
  ['a reference beyond Unicode', `<xml>${inner}<X>&#x110000;</X></xml>`, 'WECHAT_XML_BROKEN'],
  ['6,000 levels', `<xml>${'<a>'.repeat(6_000)}${'</a>'.repeat(6_000)}</xml>`, 'WECHAT_XML_BROKEN'],
  ['45 kB of brackets', '<'.repeat(45_000), 'WECHAT_XML_BROKEN'], ['45 kB of open tags', '<a>'.repeat(15_000), 'WECHAT_XML_BROKEN'],
  ['45 kB of open CDATA', '<xml><![CDATA['.repeat(3_200), 'WECHAT_XML_BROKEN'],
  ['45 kB of ampersands', `<xml><X>${'&'.repeat(45_000)}</X></xml>`, 'WECHAT_XML_BROKEN'],
  ['45 kB of blanks in a tag', `<xml${' '.repeat(45_000)}a></xml>`, 'WECHAT_XML_BROKEN'],
  ['a name of 45 kB', `<xml><${'a'.repeat(45_000)}></xml>`, 'WECHAT_XML_BROKEN'],
  ['an empty root', '<xml></xml>', 'WECHAT_MESSAGE_UNREADABLE'], ['a root that closes itself', '<xml/>', 'WECHAT_MESSAGE_UNREADABLE'],
  ['10,000 empty elements', `<xml>${'<a/>'.repeat(10_000)}</xml>`, 'WECHAT_MESSAGE_UNREADABLE'],
  ['elements named like parts of objects', '<xml><__proto__>1</__proto__><constructor>1</constructor></xml>', 'WECHAT_MESSAGE_UNREADABLE'],
  ['no sender', '<xml><ToUserName>gh_1</ToUserName><MsgType>text</MsgType></xml>', 'WECHAT_MESSAGE_UNREADABLE'],
  ['no kind', '<xml><ToUserName>gh_1</ToUserName><FromUserName>o1</FromUserName></xml>', 'WECHAT_MESSAGE_UNREADABLE'],
  ['names in other letters', good.replaceAll('FromUserName', 'fromusername'), 'WECHAT_MESSAGE_UNREADABLE'],
  ['an empty sender', xmlOf({ FromUserName: '', MsgType: 'text' }), 'WECHAT_MESSAGE_UNREADABLE'],
  ['a sender of 10,000 characters', xmlOf({ FromUserName: 'o'.repeat(10_000), MsgType: 'text' }), 'WECHAT_MESSAGE_UNREADABLE'],
  ['a sender that is a query', xmlOf({ FromUserName: '{"$gt":""}', MsgType: 'text' }), 'WECHAT_MESSAGE_UNREADABLE'],
  ['a sender of two lines', xmlOf({ FromUserName: 'o1\no2', MsgType: 'text' }), 'WECHAT_MESSAGE_UNREADABLE'],
  ['a receiver with markup', xmlOf({ ToUserName: ']]><x>', MsgType: 'text' }).replace(']]><x>', 'a&lt;x'), 'WECHAT_MESSAGE_UNREADABLE'],
  ['two senders', `<xml>${inner}<FromUserName>o2</FromUserName></xml>`, 'WECHAT_MESSAGE_UNREADABLE'],
  ['two kinds', `<xml>${inner}<MsgType>event</MsgType></xml>`, 'WECHAT_MESSAGE_UNREADABLE'],
  ['two ids', `<xml>${inner}<MsgId>2</MsgId></xml>`, 'WECHAT_MESSAGE_UNREADABLE'],
  ['a kind of 1,000 characters', xmlOf({ MsgType: 'a'.repeat(1_000) }), 'WECHAT_MESSAGE_UNREADABLE'],
  ['66 kB', `<xml>${inner}<X>${'a'.repeat(66_000)}</X></xml>`, 'HTTP_BODY_TOO_LARGE'],
  ['a megabyte', Buffer.alloc(1_000_000, 97), 'HTTP_BODY_TOO_LARGE'],
]

/** Odd values in well-formed pushes, which are nobody's fault: events, and messages, which are answered. */
const ODD: readonly (readonly [title: string, body: string])[] = [
  ['an unknown event', xmlOf({ MsgType: 'event', Event: 'party' })], ['an event without a name', xmlOf({ MsgType: 'event' })],
]
const UNREAD: readonly (readonly [title: string, body: string])[] = [
  ['an unknown kind', xmlOf({ MsgType: 'hologram' })],
  ['a place out of this world', xmlOf({ MsgType: 'location', Location_X: '999', Location_Y: 'x' })],
  ['a text without content', xmlOf({ MsgType: 'text', MsgId: '1' })], ['unknown fields alone', xmlOf({ MsgType: 'x', Surprise: '1' })],
  ['a kind from the inside of objects', xmlOf({ MsgType: 'constructor' })],
]

describe('wechat channel, hostile requests', () => {
  for (const settings of [PLAIN, SAFE]) {
    describe(`${settings.mode} mode`, () => {
      let served: Awaited<ReturnType<typeof serve>>
      before(async () => { served = await serve({ settings }) })
      beforeEach(() => { for (const line of Object.values(served.log)) line.resetHistory() })
      after(() => served.close())

      const send = async (body: string | Uint8Array) => {
        if (settings.mode === 'plain') return served.push(body, plainQuery())
        const sealed = sealedPush(Buffer.from(body).toString())
        return served.push(sealed.body, sealed.query)
      }

      for (const [title, body, code] of BODIES) {
        // What is not UTF-8 cannot be put into our sealed envelope as text; the vectors have a case of their own.
        if (settings.mode === 'safe' && typeof body !== 'string') continue
        it(`refuses ${title}`, async () => {
          const start = performance.now()
          const response = await send(body)
          const took = performance.now() - start
          assert.equal(response.status, code === 'HTTP_BODY_TOO_LARGE' ? 413 : 400)
          assert.equal(await response.text(), '')
          assert.deepEqual(served.log.warn.args.map(([event, fields]) => [event, fields?.['code']]), [['http.refused', code]])
          assert.equal(served.log.fault.callCount, 0)
          await isQuick(50, () => send(body), took)
        })
      }

      for (const [title, body] of ODD) {
        it(`answers success to ${title}`, async () => {
          const response = await send(body)
          assert.equal(response.status, 200)
          assert.equal(await response.text(), 'success')
        })
      }

      for (const [title, body] of UNREAD) {
        it(`answers ${title} with a reply`, async () => {
          const response = await send(body)
          assert.equal(response.status, 200)
          assert.match(await response.text(), /^<xml>/)
        })
      }
    })
  }

  describe('queries', () => {
    let served: Awaited<ReturnType<typeof serve>>
    let safe: Awaited<ReturnType<typeof serve>>
    before(async () => { [served, safe] = await Promise.all([serve(), serve({ settings: SAFE })]) })
    after(() => Promise.all([served.close(), safe.close()]))

    const timestamp = String(NOW / 1000)
    const at = (time: string) => ({ signature: sha(TOKEN, time, '1'), timestamp: time, nonce: '1' })
    for (const [title, query] of [
      ['no query', ''], ['no signature', `timestamp=${timestamp}&nonce=1`],
      ['an empty signature', new URLSearchParams({ ...at(timestamp), signature: '' })],
      ['a signature in capitals', new URLSearchParams({ ...at(timestamp), signature: sha(TOKEN, timestamp, '1').toUpperCase() })],
      ['a cut signature', new URLSearchParams({ ...at(timestamp), signature: sha(TOKEN, timestamp, '1').slice(0, 39) })],
      ['two signatures', `${new URLSearchParams(at(timestamp))}&signature=a`],
      ['two nonces', `${new URLSearchParams(at(timestamp))}&nonce=2`],
      ['signature[]', `signature[]=a&timestamp=${timestamp}&nonce=1`],
      ['no timestamp', new URLSearchParams({ ...at(timestamp), timestamp: '' })],
      ['a timestamp in words', new URLSearchParams({ ...at('now'), timestamp: 'now' })],
      ['a timestamp in ms', new URLSearchParams(at(String(NOW)))],
      ['a negative timestamp', new URLSearchParams(at(`-${timestamp}`))],
      ['a timestamp 301 s ago', new URLSearchParams(at(String(NOW / 1000 - 301)))],
      ['a timestamp in 301 s', new URLSearchParams(at(String(NOW / 1000 + 301)))],
    ] as const) {
      it(`refuses ${title}`, async () => {
        for (const method of ['GET', 'POST'] as const) {
          const response = await fetch(`${served.address}?${query}`, { method, ...(method === 'POST' ? { body: good } : {}) })
          assert.equal(response.status, 403)
          assert.equal(await response.text(), '')
        }
      })
    }

    it('takes a timestamp 300 s ago', async () => {
      assert.equal((await fetch(`${served.address}?${new URLSearchParams(at(String(NOW / 1000 - 300)))}&echostr=1`)).status, 200)
    })

    for (const [title, request] of [
      ['a plain push', () => ({ body: good, query: plainQuery() })],
      ['a plain push that calls itself sealed', () => ({ body: good, query: plainQuery({ query: { encrypt_type: 'aes' } }) })],
      ['a push without msg_signature', () => sealedPush(good, { query: { msg_signature: undefined } })],
      ['a push with an empty msg_signature', () => sealedPush(good, { query: { msg_signature: '' } })],
      ['a push that calls itself raw', () => sealedPush(good, { query: { encrypt_type: 'raw' } })],
      ['a plain push with a msg_signature over nothing', () => {
        const query = plainQuery({ nonce: '1' })
        query.set('msg_signature', sha(TOKEN, timestamp, '1'))
        return { body: good, query }
      }],
      ['two envelopes in one', () => {
        const { body, query } = sealedPush(good)
        return { body: body.replace('</xml>', '<Encrypt>AAAA</Encrypt></xml>'), query }
      }],
      ['a changed envelope', () => {
        const { body, query } = sealedPush(good)
        return { body: body.replace(/(Encrypt><!\[CDATA\[)./, '$1*'), query }
      }],
    ] as const) {
      it(`refuses in safe mode ${title}`, async () => {
        const { body, query } = request()
        const response = await safe.push(body, query)
        assert.equal(response.status, 403)
        assert.equal(await response.text(), '')
      })
    }

    for (const vector of VECTORS['negative'] ?? []) {
      it(`refuses vector ${vector['id']}`, async () => {
        const { encrypt = '', timestamp = '', nonce = '', msg_signature = '' } = vector
        const query = new URLSearchParams({ encrypt_type: 'aes', timestamp, nonce, msg_signature })
        const send = () => safe.push(`<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`, query)
        const response = await send()
        assert.ok(response.status === 400 || response.status === 403)
        assert.equal(await response.text(), '')
        await isQuick(20, send)
      })
    }

    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      it(`refuses ${method}`, async () => {
        assert.equal((await fetch(`${served.address}?${plainQuery()}`, { method })).status, 405)
      })
    }
  })
})
