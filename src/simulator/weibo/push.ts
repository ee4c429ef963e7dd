// A push of Weibo: JSON with ids as number tokens, or XML like WeChat's; signed with the AppSecret, anew for each try.

import { whole, writeJson } from '../numbers.ts'
import type { Letter } from '../post.ts'
import { nonce, sign } from '../signature.ts'
import { writeXml, type Fields } from '../xml.ts'
import type { WeiboSetup } from './settings.ts'

/** What a fan did, as Weibo tells it. Ids are texts of digits here, numbers on the wire. */
export type Deed = {
  readonly type: string
  readonly text: string
  readonly data?: { readonly [name: string]: unknown }
}

/** A deed, by whom and when. */
export type Told = { readonly uid: string; readonly at: number; readonly deed: Deed }

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const AHEAD = 8 * 3_600_000

/** A time as Weibo writes it: `Tue Mar 03 09:15:07 +0800 2026`. */
export function createdAt(at: number): string {
  const date = new Date(at + AHEAD)
  const day = String(date.getUTCDate()).padStart(2, '0')
  const clock = date.toISOString().slice(11, 19)
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${clock} +0800 ${date.getUTCFullYear()}`
}

/** The body of a push, in the account's format. */
export function writeDeed({ uid, at, deed }: Told, { account, format }: WeiboSetup): string {
  if (format === 'xml') return writeXml(xmlOf(deed, { account, uid, at }))
  const { type, text, data = {} } = deed
  return writeJson({ type, receiver_id: whole(account), sender_id: whole(uid), created_at: createdAt(at), text, data })
}

/** What a request is signed with: the AppSecret, and the time in ms. */
export type Signer = { readonly secret: string; readonly now: number }

/** A request around a body. */
export function writeBody(url: string, body: string | Uint8Array, by: Signer): Letter {
  return { url: signed(url, by, {}), body, type: 'application/json' }
}

/** The request by which the console checks a webhook. */
export function writeCheck(url: string, echo: string, by: Signer): Letter {
  return { url: signed(url, by, { echostr: echo }), method: 'GET' }
}

function signed(url: string, { secret, now }: Signer, more: { readonly [name: string]: string }): string {
  const timestamp = String(now)
  const once = nonce()
  const target = new URL(url)
  const query = { signature: sign(secret, timestamp, once), timestamp, nonce: once, ...more }
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value)
  return target.href
}

type Ends = { readonly account: string; readonly uid: string; readonly at: number }

function xmlOf({ type, text, data = {} }: Deed, { account, uid, at }: Ends): Fields {
  const field = (name: string): string => {
    const value = data[name]
    return typeof value === 'object' && value !== null && 'digits' in value ? String(value.digits) : String(value ?? '')
  }
  const head = { ToUserName: account, FromUserName: uid, CreateTime: String(Math.floor(at / 1000)) }
  if (type === 'event') return { ...head, MsgType: 'event', Event: field('subtype'), EventKey: field('key'), MsgId: '' }
  if (type === 'position') {
    const [lat, lng] = [field('latitude'), field('longitude')]
    return { ...head, MsgType: 'location', Location_X: lat, Location_Y: lng, Scale: '', Label: text, MsgId: '' }
  }
  const medium = type === 'image' || type === 'voice' ? { MediaId: field('tovfid'), ...(type === 'image' && { PicUrl: '' }) } : {}
  return { ...head, MsgType: type, ...(type === 'text' && { Content: text }), ...medium, MsgId: '' }
}
