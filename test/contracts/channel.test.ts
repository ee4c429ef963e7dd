// One suite for all channels: the same deed, told in each channel's own way, is heard as the same. What is typed in a terminal
// becomes no message: test/channels/terminal has its table.

import assert from 'node:assert/strict'
import { decode as decodePage } from '../../src/channels/webchat/decode.ts'
import type { Message } from '../../src/channels/wechaty/bot.ts'
import { decode as decodePersonal, decodeFriend } from '../../src/channels/wechaty/decode.ts'
import { decode as decodeWeibo } from '../../src/channels/weibo/decode.ts'
import { readPush } from '../../src/channels/weibo/push.ts'
import { decode as decodePush } from '../../src/channels/wechat/decode.ts'
import { readXml } from '../../src/channels/xml.ts'
import type { Inbound } from '../../src/messages/inbound.ts'
import { xmlOf } from '../channels/wechat/platform.ts'
import { messageOf, placeAt } from '../channels/wechaty/puppet.ts'
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
  wechaty: (message: Partial<Message> | 'friend', n: number): Promise<Inbound> | Inbound => (message === 'friend'
    ? decodeFriend('o1', String(n), AT)
    : decodePersonal(messageOf({ id: String(n), ...message }), () => Promise.resolve('m1'), AT)),
  webchat: (message: object, n: number): Inbound | undefined =>
    decodePage(Buffer.from(JSON.stringify({ id: `message-${n}`, ...message })), { from: 'o1', at: AT, unbind: (_kind, _from, media) => media }),
} as const

type Told = { readonly [Name in keyof typeof CHANNELS]: Parameters<(typeof CHANNELS)[Name]>[0] | undefined }
const NAMES = ['wechat', 'weibo', 'wechaty', 'webchat'] as const

const hear = async ({ wechat, weibo, wechaty, webchat }: Told, name: (typeof NAMES)[number], n: number) => {
  switch (name) {
    case 'wechat': return wechat && CHANNELS.wechat(wechat, n)
    case 'weibo': return weibo && CHANNELS.weibo(weibo, n)
    case 'wechaty': return wechaty && CHANNELS.wechaty(wechaty, n)
    case 'webchat': return webchat && CHANNELS.webchat(webchat, n)
  }
}
const text = (content: string): Told => ({
  wechat: { MsgType: 'text', Content: content }, weibo: { text: content }, wechaty: { text: () => content },
  webchat: { text: content },
})
const spot = placeAt(() => Promise.resolve({ latitude: 31.23, longitude: 121.47, name: '人民广场' }))

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
      wechaty: { type: () => 8, wechaty: spot },
      webchat: { place: { lat: 31.23, lng: 121.47, label: '人民广场' } },
    }, { kind: 'place', lat: 31.23, lng: 121.47, label: '人民广场' }],
    ['a tap on the menu', {
      wechat: { MsgType: 'event', Event: 'CLICK', EventKey: 'SUBMIT_TIP' },
      weibo: { type: 'event', data: { subtype: 'click', key: 'SUBMIT_TIP' } }, wechaty: undefined, webchat: { menu: 'SUBMIT_TIP' },
    }, { kind: 'menu', key: 'SUBMIT_TIP' }],
    ['the first visit', {
      wechat: { MsgType: 'event', Event: 'subscribe', EventKey: '' },
      weibo: { type: 'event', data: { subtype: 'follow' } }, wechaty: 'friend', webchat: { event: 'subscribe' },
    }, { kind: 'event', event: 'subscribe' }],
  ] as const) {
    for (const name of NAMES.filter((each) => told[each] !== undefined)) {
      it(`hears ${title} on ${name}`, async () => {
        const inbound = await hear(told, name, 1)
        assert.deepEqual(inbound?.said, said)
        assert.equal(inbound?.channel, name)
        assert.equal(inbound?.at, AT)
      })
    }
  }

  for (const name of NAMES) {
    it(`hears a picture with an address on ${name}`, async () => {
      const told = {
        wechat: { MsgType: 'image', PicUrl: 'media:m1' }, weibo: { type: 'image', data: { tovfid: 'm1' } }, wechaty: { type: () => 6 },
        webchat: { media: 'm1' },
      }
      assert.deepEqual((await hear(told, name, 1))?.said, { kind: 'image', url: name === 'weibo' ? 'weibo-media:m1' : 'media:m1' })
    })

    it(`gives one message one id and two messages two on ${name}`, async () => {
      const ids = [[text('a'), 1], [text('a'), 1], [text('a'), 2], [text('b'), 1]] as const
      const [first, again, second, other] = await Promise.all(ids.map(async ([told, n]) => (await hear(told, name, n))?.id))
      assert.equal(first, again)
      assert.equal(new Set([first, second, other]).size, 3)
    })

    it(`never puts a resident's id or words into a message's id on ${name}`, async () => {
      const id = (await hear(text('秘密secret'), name, 1))?.id ?? ''
      assert.match(id, /^[\w-]{43}$/)
    })
  }
})
