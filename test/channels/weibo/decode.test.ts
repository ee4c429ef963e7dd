// What Weibo's pushes say, in both forms; every kind and event.

import assert from 'node:assert/strict'
import { decode } from '../../../src/channels/weibo/decode.ts'
import type { Said } from '../../../src/messages/inbound.ts'
import { ACCOUNT, eventOf, FAN, jsonOf, NOW, pushOf, xmlOf } from './platform.ts'

const read = (body: string) => decode(pushOf(body), NOW)
const said = (body: string) => {
  const decoded = read(body)
  return decoded.kind === 'heard' ? decoded.inbound.said : decoded.what
}
const ID = 5_612_814_510_546_515_491n

describe('weibo decode', () => {
  const heard: readonly (readonly [title: string, body: string, expected: Said])[] = [
    ['a text', jsonOf({ text: '低保怎么办理？' }), { kind: 'text', text: '低保怎么办理？' }],
    ['a text without data', jsonOf({ data: undefined }), { kind: 'text', text: '你好' }],
    ['a text with data null', jsonOf({ data: null }), { kind: 'text', text: '你好' }],
    ['a text with data ""', jsonOf({ data: '' }), { kind: 'text', text: '你好' }],
    ['a text with data of a list', jsonOf({ data: [1] }), { kind: 'text', text: '你好' }],
    ['a text with digits as in JSON', jsonOf({ text: '{"id":9007199254740993}' }), { kind: 'text', text: '{"id":9007199254740993}' }],
    ['a text of digits', jsonOf({ text: '5612814510546515491' }), { kind: 'text', text: '5612814510546515491' }],
    ['a text that is a number', jsonOf({ text: 2 }), { kind: 'text', text: '2' }],
    ['an empty text', jsonOf({ text: '' }), { kind: 'text', text: '' }],
    ['a text without control characters', jsonOf({ text: 'a\u0000\u0008b\uD800' }), { kind: 'text', text: 'ab' }],
    ['a text with a sticker', jsonOf({ text: '好的[允悲]' }), { kind: 'text', text: '好的[允悲]' }],
    ['a sticker', jsonOf({ text: '[哈欠]' }), { kind: 'other', what: 'sticker' }],
    ['stickers', jsonOf({ text: ' [doge] [允悲][2026新年]' }), { kind: 'other', what: 'sticker' }],
    ['a number in brackets', jsonOf({ text: '[1]' }), { kind: 'text', text: '[1]' }],
    ['a type in capitals', jsonOf({ type: 'TEXT' }), { kind: 'text', text: '你好' }],
    ['a position with its caption',
      jsonOf({ type: 'position', text: '我在这里', data: { longitude: '120.155070', latitude: '30.274085' } }),
      { kind: 'place', lat: 30.274085, lng: 120.15507, label: '我在这里' }],
    ['a position without a caption',
      jsonOf({ type: 'position', text: '发送了一个位置', data: { longitude: 120.5, latitude: -30 } }),
      { kind: 'place', lat: -30, lng: 120.5, label: '' }],
    ['a position in a string',
      jsonOf({ type: 'position', text: '家', data: '{"longitude":"120.1","latitude":"30.2"}' }),
      { kind: 'place', lat: 30.2, lng: 120.1, label: '家' }],
    ['a voice', jsonOf({ type: 'voice', data: { vfid: 11, tovfid: 4_900_000_000_000_012n } }),
      { kind: 'voice', url: 'weibo-media:4900000000000012' }],
    ['an image with an id beyond 2^53', jsonOf({ type: 'image', data: { vfid: 1, tovfid: ID } }),
      { kind: 'image', url: `weibo-media:${ID}` }],
    ['an image with an id beyond 2^53 within a string', jsonOf({ type: 'image', data: `{"tovfid":${ID}}` }),
      { kind: 'image', url: `weibo-media:${ID}` }],
    ['a follow', eventOf({ subtype: 'follow' }), { kind: 'event', event: 'subscribe' }],
    ['a subscription', eventOf({ subtype: 'subscribe' }), { kind: 'event', event: 'subscribe' }],
    ['a subscription by keyword', eventOf({ subtype: 'subscribe' }, { text: 'dy' }), { kind: 'event', event: 'subscribe' }],
    ['an unfollow', eventOf({ subtype: 'unfollow' }), { kind: 'event', event: 'unsubscribe' }],
    ['an end of a subscription', eventOf({ subtype: 'unsubscribe' }, { text: 'td' }), { kind: 'event', event: 'unsubscribe' }],
    ['a scan', eventOf({ subtype: 'scan', key: 'QR_SCENE_7', ticket: 'T3s' }), { kind: 'event', event: 'scan', scene: '7' }],
    ['a scan by a new fan', eventOf({ subtype: 'scan_follow', key: 'QR_LIMIT_SCENE_42' }), { kind: 'event', event: 'scan', scene: '42' }],
    ['a scan without a prefix', eventOf({ subtype: 'scan', key: '42' }), { kind: 'event', event: 'scan', scene: '42' }],
    ['a scan without a scene', eventOf({ subtype: 'scan', key: 'QR_SCENE_' }), { kind: 'event', event: 'scan' }],
    ['a scan without a key', eventOf({ subtype: 'scan' }), { kind: 'event', event: 'scan' }],
    ['a tap on the menu', eventOf({ subtype: 'click', key: 'SUBMIT_TIP' }), { kind: 'menu', key: 'SUBMIT_TIP' }],
    ['an event whose data is a string', eventOf({}, { data: '{"subtype":"click","key":"K"}' }), { kind: 'menu', key: 'K' }],
    ['a text as XML', xmlOf({ Content: '你好<b>' }), { kind: 'text', text: '你好<b>' }],
    ['an image as XML', xmlOf({ MsgType: 'image', MediaId: '4900000000000012' }), { kind: 'image', url: 'weibo-media:4900000000000012' }],
    ['a voice as XML', xmlOf({ MsgType: 'voice', MediaId: String(ID) }), { kind: 'voice', url: `weibo-media:${ID}` }],
    ['a place as XML', xmlOf({ MsgType: 'location', Location_X: '30.2', Location_Y: '120.1', Label: '家' }),
      { kind: 'place', lat: 30.2, lng: 120.1, label: '家' }],
    ['a tap as XML', xmlOf({ MsgType: 'event', Event: 'CLICK', EventKey: 'K' }), { kind: 'menu', key: 'K' }],
    ['a follow as XML', xmlOf({ MsgType: 'event', Event: 'follow', EventKey: '' }), { kind: 'event', event: 'subscribe' }],
  ]
  for (const [title, body, expected] of heard) {
    it(`hears ${title}`, () => assert.deepEqual(said(body), expected))
  }

  for (const [title, body, what] of [
    ['a view', eventOf({ subtype: 'view', key: 'https://a.cn' }), 'view'],
    ['a location event', eventOf({ subtype: 'location' }), 'location'],
    ['an unknown event', eventOf({ subtype: 'constructor' }), 'unknown-event'],
    ['an event without a name', eventOf({}), 'unknown-event'],
    ['a tap without a key', eventOf({ subtype: 'click' }), 'odd-event'],
    ['an unknown type', jsonOf({ type: 'hologram' }), 'unknown-kind'],
    ['a text without text', jsonOf({ text: undefined }), 'odd-message'],
    ['a text that is a list', jsonOf({ text: ['a'] }), 'odd-message'],
    ['an image without an id for us', jsonOf({ type: 'image', data: { vfid: 1 } }), 'odd-message'],
    ['an image whose id is a path', jsonOf({ type: 'image', data: { tovfid: '../../x?y=' } }), 'odd-message'],
    ['a position beyond the pole', jsonOf({ type: 'position', data: { longitude: '1', latitude: '91' } }), 'odd-message'],
    ['a position in words', jsonOf({ type: 'position', data: { longitude: 'x', latitude: '1e1' } }), 'odd-message'],
    ['a position whose data is broken', jsonOf({ type: 'position', data: '{"longitude":' }), 'odd-message'],
  ] as const) {
    it(`only notes ${title}`, () => assert.equal(said(body), what))
  }

  for (const [title, body, text] of [
    ['a post', jsonOf({ type: 'mention', text: '@某街道办 我同意', data: { subtype: 'status', key: '51' } }), '@某街道办 我同意'],
    ['a comment', jsonOf({ type: 'mention', text: '取消', data: { subtype: 'comment', key: 52 } }), '取消'],
    ['a post in the XML form, without its text', xmlOf({ MsgType: 'mention' }), ''],
  ] as const) {
    it(`takes ${title} that names us for no part of a conversation`, () => {
      const decoded = read(body)
      assert.deepEqual([decoded.kind, decoded.from, 'text' in decoded && decoded.text], ['mentioned', FAN, text])
    })
  }

  it('keeps ids of 19 digits as they are, under either name of the receiver', () => {
    const body = jsonOf({ sender_id: ID, receiver_id: undefined, recipient_id: 9_007_199_254_740_993n })
    const decoded = read(body)
    assert.equal(decoded.to, '9007199254740993')
    assert.equal(decoded.kind === 'heard' && decoded.inbound.from, String(ID))
  })

  it('takes the instant of the message, and now where that cannot be read', () => {
    for (const [created_at, at] of [
      ['Tue Mar 03 09:15:00 +0800 2026', 1_772_500_500_000], [1_772_500_500, 1_772_500_500_000],
      [1_772_500_500_123, 1_772_500_500_123], ['yesterday', NOW], [undefined, NOW], [null, NOW],
    ] as const) {
      const decoded = read(jsonOf({ created_at }))
      assert.equal(decoded.kind === 'heard' && decoded.inbound.at, at)
    }
  })

  const base = jsonOf({})
  for (const [title, body, same] of [
    ['itself', jsonOf({}), true],
    ['itself with its ids as strings', jsonOf({ sender_id: FAN, receiver_id: ACCOUNT }), true],
    ['itself with data in another writing', jsonOf({ data: '' }), true],
    ['another text in the same second', jsonOf({ text: '您好' }), false],
    ['the same text a second later', jsonOf({ created_at: 'Tue Mar 03 09:15:08 +0800 2026' }), false],
    ['the same text of another fan', jsonOf({ sender_id: 3_000_000_003 }), false],
    ['the same text to another account', jsonOf({ receiver_id: 2_000_000_002 }), false],
    ['the same text with another id', jsonOf({ id: ID }), false],
    ['a message that differs in the last digit of its id', jsonOf({ id: ID + 1n }), false],
  ] as const) {
    it(`tells ${title} ${same ? 'as the same message' : 'from it'}`, () => {
      assert.equal(read(body).id === read(base).id, same)
    })
  }

  it('tells two messages of one second apart by what is in them alone', () => {
    const bodies = [
      jsonOf({ id: ID }), jsonOf({ id: ID + 1n }), jsonOf({ type: 'image', data: { tovfid: 1 } }), jsonOf({ type: 'image', data: { tovfid: 2 } }),
      jsonOf({ type: 'position', data: { longitude: '1', latitude: '1' } }), jsonOf({ type: 'position', data: { longitude: '1', latitude: '2' } }),
      eventOf({ subtype: 'click', key: 'A' }), eventOf({ subtype: 'click', key: 'B' }), eventOf({ subtype: 'view', key: 'A' }),
      eventOf({ subtype: 'follow' }), eventOf({ subtype: 'subscribe' }), xmlOf({ Content: 'a' }), xmlOf({ Content: 'b' }),
      jsonOf({ type: 'x1' }), jsonOf({ type: 'x2' }), jsonOf({ type: 'x1', text: 'a' }), jsonOf({ type: 'x1', data: { key: 'k' } }),
    ]
    assert.equal(new Set(bodies.map((body) => read(body).id)).size, bodies.length)
  })

  it('does not take the empty MsgId of the XML form for one', () => {
    assert.equal(read(xmlOf({ Content: 'a', MsgId: '' })).id, read(xmlOf({ Content: 'a' })).id)
    assert.notEqual(read(xmlOf({ Content: 'a', MsgId: '1' })).id, read(xmlOf({ Content: 'a' })).id)
  })
})
