// A resident on Weibo: what they do is pushed to the bot, what it answers is what they see.

import { exchangeOf, whyNot, type Exchange } from '../exchange.ts'
import type { Trigger } from '../ledger.ts'
import { SILENCE } from '../media.ts'
import { whole } from '../numbers.ts'
import { persist, post, type Line } from '../post.ts'
import type { Seen } from '../seen.ts'
import type { Fan, WeiboAccount } from './account.ts'
import { writeBody, writeDeed, type Deed } from './push.ts'
import { readReply } from './reply.ts'

/** What a resident does; each deed gives what came of it. */
export type WeiboResident = {
  readonly id: string
  /** Everything that they have seen, in its order. */
  readonly seen: () => readonly Seen[]
  readonly say: (text: string) => Promise<Exchange>
  readonly tap: (key: string) => Promise<Exchange>
  readonly follow: () => Promise<Exchange>
  readonly leave: () => Promise<Exchange>
  /** Subscribes to private messages, by a keyword or without one. */
  readonly subscribe: (keyword?: string) => Promise<Exchange>
  readonly unsubscribe: (keyword?: string) => Promise<Exchange>
  /** Scans a QR code; who does not follow yet, follows by it. */
  readonly scan: (scene: string | number) => Promise<Exchange>
  readonly sendImage: (bytes?: Uint8Array, caption?: string) => Promise<Exchange>
  readonly sendVoice: (bytes?: Uint8Array) => Promise<Exchange>
  readonly sendPlace: (place: { readonly lat: number; readonly lng: number; readonly label?: string }) => Promise<Exchange>
  /** Names the account in a post of theirs. */
  readonly mention: (text: string) => Promise<Exchange>
  readonly event: (subtype: string, data?: { readonly [name: string]: unknown }, text?: string) => Promise<Exchange>
  /** Anything else. */
  readonly send: (deed: Deed) => Promise<Exchange>
  readonly again: (exchange: Exchange) => Promise<Exchange>
  /** Opens a window for messages without a push. */
  readonly touch: (trigger?: Trigger) => void
}

const TRIGGERS: { readonly [subtype: string]: Trigger } = {
  follow: 'follow', subscribe: 'follow', scan: 'scan', scan_follow: 'scan', click: 'tap',
}
const SILENT = new Set(['unfollow', 'unsubscribe', 'view'])
const PIXEL = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')

/** Creates the doings of a fan. */
export function createWeiboResident(fan: Fan, account: WeiboAccount, line: Line): WeiboResident {
  const send = async (deed: Deed): Promise<Exchange> => push(deed, { fan, account, line })
  const event: WeiboResident['event'] = async (subtype, data = {}, text = '') =>
    send({ type: 'event', text, data: { subtype, ...data } })
  const medium = async (kind: 'image' | 'voice', bytes: Uint8Array, text: string): Promise<Exchange> => {
    const [own, ours] = [account.serial(), account.serial()]
    account.media.put({ kind, bytes, id: ours })
    return send({ type: kind, text, data: { vfid: whole(own), tovfid: whole(ours) } })
  }
  return {
    id: fan.uid,
    seen: () => account.chats.of(fan.uid),
    send,
    event,
    say: async (text) => send({ type: 'text', text }),
    tap: (key) => event('click', { key }, '自定义菜单点击事件消息'),
    follow: () => event('follow', {}, '关注事件消息'),
    leave: () => event('unfollow', {}, '取消关注事件消息'),
    subscribe: (keyword = '订阅事件消息') => event('subscribe', {}, keyword),
    unsubscribe: (keyword = '取消订阅事件消息') => event('unsubscribe', {}, keyword),
    scan: (scene) => event(fan.follows ? 'scan' : 'scan_follow', { key: `QR_SCENE_${scene}`, ticket: `T${scene}` }, '扫描二维码'),
    sendImage: (bytes = PIXEL, caption = '发了一张图片') => medium('image', bytes, caption),
    sendVoice: (bytes = SILENCE) => medium('voice', bytes, '发了一个语音消息'),
    sendPlace: async ({ lat, lng, label = '发送了一个位置' }) =>
      send({ type: 'position', text: label, data: { longitude: lng.toFixed(6), latitude: lat.toFixed(6) } }),
    mention: async (text) => send({ type: 'mention', text, data: { subtype: 'status', key: account.serial() } }),
    again: async (exchange) => exchangeOf([await post(exchange.write(), line.patience)], { write: exchange.write }),
    touch: (trigger = 'message') => fan.ledger.open(trigger, account.clock.now()),
  }
}

type Pushing = { readonly fan: Fan; readonly account: WeiboAccount; readonly line: Line }

async function push(deed: Deed, { fan, account, line }: Pushing): Promise<Exchange> {
  const { setup, clock, chats, stamp } = account
  note(deed, fan, clock.now())
  fan.wrote = Math.max(stamp(), fan.wrote + 1000)
  const body = writeDeed({ uid: fan.uid, at: fan.wrote, deed }, setup)
  const write = () => writeBody(line.url(), body, { secret: setup.secret, now: stamp() })
  const tries = await persist(write, line)
  const last = tries.at(-1)
  if (last?.status !== 200) {
    return exchangeOf(tries, { write, failure: whyNot(last) })
  }
  const reply = readReply(last.body, fan.uid, setup)
  if (reply.kind === 'none') return exchangeOf(tries, { write })
  if (reply.kind === 'lost') return exchangeOf(tries, { write, failure: reply.why })
  if (SILENT.has(String(deed.data?.['subtype']))) return exchangeOf(tries, { write })
  const seen: Seen = { ...reply.shown, at: clock.now(), by: 'passive' }
  chats.show(fan.uid, seen)
  return exchangeOf(tries, { write, reply: seen, ...(reply.why !== undefined && { failure: reply.why }) })
}

function note({ type, data }: Deed, fan: Fan, now: number): void {
  const subtype = type === 'event' ? String(data?.['subtype']) : undefined
  const trigger = subtype === undefined ? (type === 'mention' ? 'mention' : 'message') : TRIGGERS[subtype]
  if (trigger) fan.ledger.open(trigger, now)
  if (subtype === 'follow' || subtype === 'scan_follow') Object.assign(fan, { follows: true, since: now })
  if (subtype === 'unfollow') {
    fan.follows = false
    fan.ledger.close()
  }
}
