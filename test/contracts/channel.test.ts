// One suite for all channels: the same deed, told in each channel's own way, is heard as the same.

import assert from 'node:assert/strict'
import { readLine, toInbound } from '../../src/channels/terminal/read.ts'
import { decode as decodePage } from '../../src/channels/webchat/decode.ts'
import { decode as decodeWeibo } from '../../src/channels/weibo/decode.ts'
import { readPush } from '../../src/channels/weibo/push.ts'
import { decode as decodePush } from '../../src/channels/wechat/decode.ts'
import { readXml } from '../../src/channels/xml.ts'
import type { Inbound } from '../../src/messages/inbound.ts'
import { xmlOf } from '../channels/wechat/platform.ts'
import { jsonOf } from '../channels/weibo/platform.ts'

const AT = 1_772_500_507_000

/** How each channel reads what it is told; `n` tells one message from the next. */
const CHANNELS = {
  wechat: (fields: { readonly [name: string]: string }, n: number): Inbound | undefined => {
    const root = readXml(xmlOf({ MsgId: String(n), ...fields }))
    const decoded = root && decodePush(root, AT)
    return decoded?.kind === 'heard' ? decoded.inbound : undefined
  },
  weibo: (fields: { readonly [name: string]: unknown }, n: number): Inbound | undefined => {
    const read = readPush(jsonOf({ created_at: AT, id: n, ...fields }))
    const decoded = read.ok ? decodeWeibo(read.push, AT) : undefined
    return decoded?.kind === 'heard' ? decoded.inbound : undefined
  },
  webchat: (message: object, n: number): Inbound | undefined =>
    decodePage(Buffer.from(JSON.stringify({ id: `message-${n}`, ...message })), { from: 'o1', at: AT, unbind: (_from, media) => media }),
  terminal: (line: string, n: number): Inbound | undefined => {
    const typed = readLine(line)
    return typed.ok ? toInbound(typed.said, { from: 'o1', count: n, at: AT }) : undefined
  },
} as const

type Told = { readonly [Name in keyof typeof CHANNELS]: Parameters<(typeof CHANNELS)[Name]>[0] }
const NAMES = ['wechat', 'weibo', 'webchat', 'terminal'] as const

const hear = (told: Told, name: (typeof NAMES)[number], n: number) => {
  if (name === 'wechat') return CHANNELS.wechat(told.wechat, n)
  if (name === 'weibo') return CHANNELS.weibo(told.weibo, n)
  return name === 'webchat' ? CHANNELS.webchat(told.webchat, n) : CHANNELS.terminal(told.terminal, n)
}
const text = (content: string): Told =>
  ({ wechat: { MsgType: 'text', Content: content }, weibo: { text: content }, webchat: { text: content }, terminal: content })

describe('channel contract', () => {
  for (const [title, told, said] of [
    ['a text', text('你好'), { kind: 'text', text: '你好' }],
    ['a number', text('1'), { kind: 'text', text: '1' }],
    ['blanks around a text', text('  2 '), { kind: 'text', text: '  2 ' }],
    ['markup in a text', text('<b>&amp;</b>'), { kind: 'text', text: '<b>&amp;</b>' }],
    ['emoji', text('👨‍👩‍👧‍👦🇨🇳'), { kind: 'text', text: '👨‍👩‍👧‍👦🇨🇳' }],
    ['a place', {
      wechat: { MsgType: 'location', Location_X: '31.23', Location_Y: '121.47', Label: '人民广场' },
      weibo: { type: 'position', text: '人民广场', data: { longitude: '121.47', latitude: '31.23' } },
      webchat: { place: { lat: 31.23, lng: 121.47, label: '人民广场' } },
      terminal: '/place 31.23,121.47 人民广场',
    }, { kind: 'place', lat: 31.23, lng: 121.47, label: '人民广场' }],
    ['a tap on the menu', {
      wechat: { MsgType: 'event', Event: 'CLICK', EventKey: 'SUBMIT_TIP' },
      weibo: { type: 'event', data: { subtype: 'click', key: 'SUBMIT_TIP' } }, webchat: { menu: 'SUBMIT_TIP' }, terminal: '/menu SUBMIT_TIP',
    }, { kind: 'menu', key: 'SUBMIT_TIP' }],
    ['the first visit', {
      wechat: { MsgType: 'event', Event: 'subscribe', EventKey: '' },
      weibo: { type: 'event', data: { subtype: 'follow' } }, webchat: { event: 'subscribe' }, terminal: '/subscribe',
    }, { kind: 'event', event: 'subscribe' }],
  ] as const) {
    for (const name of NAMES) {
      it(`hears ${title} on ${name}`, () => {
        const inbound = hear(told, name, 1)
        assert.deepEqual(inbound?.said, said)
        assert.equal(inbound?.channel, name)
        assert.equal(inbound?.at, AT)
      })
    }
  }

  for (const name of NAMES) {
    it(`hears a picture with an address on ${name}`, () => {
      const told = { wechat: { MsgType: 'image', PicUrl: 'media:m1' }, weibo: { type: 'image', data: { tovfid: 'm1' } }, webchat: { media: 'm1' }, terminal: '/image media:m1' }
      assert.deepEqual(hear(told, name, 1)?.said, { kind: 'image', url: name === 'weibo' ? 'weibo-media:m1' : 'media:m1' })
    })

    it(`gives one message one id and two messages two on ${name}`, () => {
      const ids = [[text('a'), 1], [text('a'), 1], [text('a'), 2], [text('b'), 1]] as const
      const [first, again, second, other] = ids.map(([told, n]) => hear(told, name, n)?.id)
      assert.equal(first, again)
      assert.equal(new Set([first, second, other]).size, 3)
    })

    it(`never puts a resident's id or words into a message's id on ${name}`, () => {
      const id = hear(text('秘密secret'), name, 1)?.id ?? ''
      assert.match(id, /^[\w-]{43}$/)
    })
  }
})
