// What a push says: a resident's message, or something that needs no answer. Every kind has its line here, every event in events.ts.

import { hash } from 'node:crypto'
import type { Inbound, Said } from '../../messages/inbound.ts'
import { readDegrees } from '../degrees.ts'
import { readEvent } from './events.ts'
import { readInstant } from './instant.ts'
import type { Push } from './push.ts'

/** A push as it was understood. `id` is the same for the same message only; `to` is the account's own id. */
export type Decoded = {
  readonly id: string
  readonly from: string
  readonly to: string
  /** When it was sent, in ms since the epoch. */
  readonly at: number
  /** Its kind or event, for the log. */
  readonly what: string
} & (
  | { readonly kind: 'heard'; readonly inbound: Inbound }
  /** A public post or comment names us: no part of a conversation, and no answer to a question of ours. */
  | { readonly kind: 'mentioned'; readonly text: string }
  /** To be answered with nothing. */
  | { readonly kind: 'ignored' }
)

/** What Weibo writes beside a place where the resident has written nothing. */
const PLACE = '发送了一个位置'

/** Nothing but `[哈欠]` and its like, at least one of which is no number. */
const STICKERS = /^\s*(?:\[[^\s[\]]{1,16}\]\s*)+$/
const NO_STICKER = /^[\s[\]\d]*$/

const KINDS: ReadonlyMap<string, (push: Push) => Said | undefined> = new Map([
  ['text', ({ text }) => written(text)],
  ['image', ({ tovfid }) => media('image', tovfid)],
  ['voice', ({ tovfid }) => media('voice', tovfid)],
  ['position', place],
  ['location', place],
  ['video', () => ({ kind: 'other', what: 'video' })],
  ['link', () => ({ kind: 'other', what: 'link' })],
] as const)

/** Decodes a push that arrived at `now`. */
export function decode(push: Push, now: number): Decoded {
  const type = push.type.toLowerCase()
  const { what, said } = type === 'event' ? readEvent(push) : readMessage(push)
  const { sender: from, receiver: to } = push
  const [id, at] = [idOf(push, said ?? what), readInstant(push.at) ?? now]
  const common = { id, from, to, at, what }
  if (type === 'mention') return { kind: 'mentioned', ...common, what: type, text: push.text ?? '' }
  if (!said) return { kind: 'ignored', ...common }
  return { kind: 'heard', ...common, inbound: { channel: 'weibo', from, id, at, said } }
}

function readMessage(push: Push): { what: string; said?: Said } {
  const read = KINDS.get(push.type.toLowerCase())
  if (!read) return { what: 'unknown-kind' }
  const said = read(push)
  return said ? { what: push.type, said } : { what: 'odd-message' }
}

function written(text: string | undefined): Said | undefined {
  if (text === undefined) return undefined
  if (STICKERS.test(text) && !NO_STICKER.test(text)) return { kind: 'other', what: 'sticker' }
  return { kind: 'text', text }
}

/** Files are fetched through the platform's API by the id that they have for us. */
function media(kind: 'image' | 'voice', id: string | undefined): Said | undefined {
  return id !== undefined && /^[A-Za-z0-9_-]{1,128}$/.test(id) ? { kind, url: `weibo-media:${id}` } : undefined
}

function place({ latitude, longitude, text = '', label = text }: Push): Said | undefined {
  const [lat, lng] = [readDegrees(latitude, 90), readDegrees(longitude, 180)]
  if (lat === undefined || lng === undefined) return undefined
  return { kind: 'place', lat, lng, label: label === PLACE ? '' : label }
}

/** Weibo gives messages no ids: what was sent, by whom and when stands for one. An empty `id` tells nothing, another one does. */
function idOf(push: Push, said: Said | string): string {
  const { receiver, sender, id, at, type, subtype, key, tovfid, text } = push
  const parts = [receiver, sender, id || undefined, at, type.toLowerCase(), subtype?.toLowerCase(), key, tovfid, text, said]
  return hash('sha256', JSON.stringify(parts.map((part) => part ?? null)), 'base64url')
}
