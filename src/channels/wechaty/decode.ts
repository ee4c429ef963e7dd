// What a message says, as far as wechaty can tell us; every kind of message has its line here.

import { hash } from 'node:crypto'
import type { Inbound, Said, SaidOther } from '../../messages/inbound.ts'
import { clean } from '../clean.ts'
import type { Message } from './bot.ts'

/** Fetches and keeps the medium of a message, and gives its id; undefined if it is none that we take. */
export type KeepMedium = (message: Message) => Promise<string | undefined>

type Decode = (message: Message, keep: KeepMedium) => Promise<Said> | Said

/** The number of a text among wechaty's kinds of messages. */
export const TEXT = 7

/** The number of a picture. */
export const PICTURE = 6

const other = (what: SaidOther['what']): Decode => () => ({ kind: 'other', what })

/** By wechaty's numbers, which are fixed. Notes of the platform and recalls are nothing that a resident says to us. */
const KINDS: ReadonlyMap<number, Decode> = new Map<number, Decode>([
  [0, other('unknown')],
  [1, other('file')],
  [2, (message, keep) => medium('voice', message, keep)],
  [3, other('card')],
  [4, other('unknown')],
  [5, other('sticker')],
  [PICTURE, (message, keep) => medium('image', message, keep)],
  [TEXT, (message) => ({ kind: 'text', text: clean(message.text()) })],
  [8, place],
  [9, other('card')],
  [11, other('unknown')],
  [12, other('unknown')],
  [14, other('link')],
  [15, other('video')],
  [16, other('link')],
])

/** Tells whether a resident says something with a message of this kind. */
export function isHeard(message: Message): boolean {
  return KINDS.has(message.type())
}

/** Decodes a private message; rejects if its medium cannot be fetched now. */
export async function decode(message: Message, keep: KeepMedium, now: number): Promise<Inbound> {
  const said = await (KINDS.get(message.type()) ?? other('unknown'))(message, keep)
  const from = message.talker().id
  const at = Math.min(message.date().getTime() || now, now)
  return { channel: 'wechaty', from, id: idOf(from, message.id, said), at, said }
}

/** Somebody has become a contact: their first visit. `id` is the platform's of the friendship. */
export function decodeFriend(from: string, id: string, at: number): Inbound {
  const said: Said = { kind: 'event', event: 'subscribe' }
  return { channel: 'wechaty', from, id: idOf(from, id, said), at, said }
}

/** Two messages never share an id; of a medium its kind counts, as it is kept under a new name each time. */
function idOf(from: string, id: string, said: Said): string {
  const told = said.kind === 'image' || said.kind === 'voice' ? said.kind : said
  return hash('sha256', JSON.stringify([from, id, told]), 'base64url')
}

async function medium(kind: 'image' | 'voice', message: Message, keep: KeepMedium): Promise<Said> {
  const id = await keep(message)
  return id === undefined ? { kind: 'other', what: 'file' } : { kind, url: `media:${id}` }
}

/** Not every puppet can tell where a place is. */
async function place(message: Message): Promise<Said> {
  const spot = await message.wechaty.puppet.messageLocation(message.id).catch(() => undefined)
  const [lat, lng] = [Number(spot?.latitude), Number(spot?.longitude)]
  if (!spot || !(Math.abs(lat) <= 90) || !(Math.abs(lng) <= 180)) return { kind: 'other', what: 'unknown' }
  return { kind: 'place', lat, lng, label: clean(spot.name || spot.address || '').slice(0, 200) }
}
