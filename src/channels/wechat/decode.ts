// What a push says: a resident's message, or something that needs no answer. Every kind and event has its line here or in events.ts.

import { hash } from 'node:crypto'
import { createReader } from '../../lib/schema.ts'
import type { Inbound, Said } from '../../messages/inbound.ts'
import { readDegrees } from '../degrees.ts'
import { fieldsOf, type Element } from '../xml.ts'
import { readConsents, type Consent } from './consents.ts'
import { readEvent } from './events.ts'
import { pushSchema, type Push } from './push.ts'

/** A push as it was understood. `id` is the same for the same message only; `to` is the account's own id. */
export type Decoded = {
  readonly id: string
  readonly to: string
} & (
  | { readonly kind: 'heard'; readonly inbound: Inbound }
  /** What a resident has agreed to: for us to keep, without a turn of theirs. */
  | { readonly kind: 'noted'; readonly from: string; readonly at: number; readonly consents: readonly Consent[] }
  /** To be answered `success`; `what` names it in the log. */
  | { readonly kind: 'ignored'; readonly what: string }
)

/** The text that WeChat puts in the place of a sticker or anything else that it does not pass on. */
const STICKER = '【收到不支持的消息类型，暂无法显示】'

const readPush = createReader(pushSchema)

const KINDS: ReadonlyMap<string, (push: Push) => Said | undefined> = new Map([
  ['text', text],
  ['image', image],
  ['voice', voice],
  ['location', place],
  ['video', () => ({ kind: 'other', what: 'video' })],
  ['shortvideo', () => ({ kind: 'other', what: 'video' })],
  ['link', () => ({ kind: 'other', what: 'link' })],
  ['file', () => ({ kind: 'other', what: 'file' })],
  ['miniprogrampage', () => ({ kind: 'other', what: 'card' })],
])

/** Decodes a push that arrived at `now`; undefined if it names no sender, receiver or kind. */
export function decode(root: Element, now: number): Decoded | undefined {
  const found = readPush(fieldsOf(root))
  if (!found.ok) return undefined
  const push = found.value
  const { what, said, from } = push.MsgType.toLowerCase() === 'event' ? readEvent(push) : readMessage(push)
  const consents = said ? undefined : readConsents(what, root)
  const id = idOf(push, said ?? consents ?? what)
  const to = push.ToUserName
  const at = /^\d{1,11}$/.test(push.CreateTime ?? '') ? Number(push.CreateTime) * 1000 : now
  if (consents?.length) return { kind: 'noted', id, to, from: push.FromUserName, at, consents }
  if (!said) return { kind: 'ignored', what, id, to }
  return { kind: 'heard', id, to, inbound: { channel: 'wechat', from: from ?? push.FromUserName, id, at, said } }
}

// Whatever a resident has sent is answered: a kind that is new, or one whose parts are missing, as what we cannot read.
function readMessage(push: Push): { what: string; said: Said; from?: string } {
  const said = KINDS.get(push.MsgType.toLowerCase())?.(push)
  return { what: push.MsgType, said: said ?? { kind: 'other', what: 'unknown' } }
}

function text({ Content, bizmsgmenuid }: Push): Said | undefined {
  if (Content === undefined) return undefined
  if (Content.trim() === STICKER) return { kind: 'other', what: 'sticker' }
  return { kind: 'text', text: Content, ...(bizmsgmenuid ? { option: bizmsgmenuid } : {}) }
}

function image({ PicUrl, MediaId }: Push): Said | undefined {
  const [url, also] = [PicUrl, mediaUrl(MediaId)].filter(Boolean)
  return url ? { kind: 'image', url, ...(also !== undefined && { also }) } : undefined
}

function voice({ MediaId, Recognition }: Push): Said | undefined {
  const url = mediaUrl(MediaId)
  if (!url) return undefined
  return { kind: 'voice', url, ...(Recognition?.trim() ? { transcript: Recognition } : {}) }
}

function place({ Location_X, Location_Y, Label }: Push): Said | undefined {
  const [lat, lng] = [readDegrees(Location_X, 90), readDegrees(Location_Y, 180)]
  if (lat === undefined || lng === undefined) return undefined
  return { kind: 'place', lat, lng, label: Label ?? '' }
}

/** Media without an address of their own are fetched through the platform's API by their id. */
function mediaUrl(id: string | undefined): string | undefined {
  return id ? `wechat-media:${id}` : undefined
}

/** MsgId, or for events what the platform names in its place, together with what was said: two messages never share an id. */
function idOf(push: Push, said: Said | readonly Consent[] | string): string {
  const { ToUserName, FromUserName, MsgId, CreateTime, Event, EventKey } = push
  const key = MsgId ? [MsgId] : [CreateTime, Event?.toLowerCase(), EventKey]
  return hash('sha256', JSON.stringify([ToUserName, FromUserName, ...key, said]), 'base64url')
}
