// Plays Weibo for tests: signs and sends pushes in both forms, and reads what comes back.

import { createHash, randomBytes } from 'node:crypto'
import { createWeibo, type WeiboParts } from '../../../src/channels/weibo/channel.ts'
import { readPush, type Push } from '../../../src/channels/weibo/push.ts'
import { fieldsOf, readXml } from '../../../src/channels/xml.ts'
import { createApp } from '../../../src/http/app.ts'
import { readBody } from '../../../src/http/body.ts'
import { createReplays } from '../../../src/http/replays.ts'
import { fakeConverse, fakeLog } from '../wechat/platform.ts'

export const SECRET = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
export const NOW = 1_772_500_507_000
export const ACCOUNT = '2000000001'
export const FAN = '3000000002'

/** SHA-1 of the parts in byte order, written apart from the code under test. */
export function sha(...parts: readonly string[]): string {
  const sorted = parts.map((part) => Buffer.from(part)).toSorted((a, b) => a.compare(b))
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex')
}

/** The query of a request. */
export function queryOf(
  { nonce = randomBytes(6).toString('hex'), timestamp = String(NOW), query = {} }:
  { readonly nonce?: string; readonly timestamp?: string; readonly query?: { readonly [name: string]: string } } = {},
): URLSearchParams {
  return new URLSearchParams({ signature: sha(SECRET, timestamp, nonce), timestamp, nonce, ...query })
}

/** A push as JSON; numbers of more than 15 digits are given as BigInt. */
export function jsonOf(fields: { readonly [name: string]: unknown }): string {
  const all = {
    type: 'text', receiver_id: 2_000_000_001, sender_id: 3_000_000_002, created_at: 'Tue Mar 03 09:15:07 +0800 2026',
    text: '你好', data: {}, ...fields,
  }
  const written = JSON.stringify(all, (_name, value: unknown) => (typeof value === 'bigint' ? `<${value}>` : value))
  return written.replaceAll(/"<(\d+)>"/g, '$1')
}

/** An event as JSON. */
export function eventOf(data: { readonly [name: string]: unknown }, fields: { readonly [name: string]: unknown } = {}): string {
  return jsonOf({ type: 'event', text: '事件消息', data, ...fields })
}

/** A push in the XML form. */
export function xmlOf(fields: { readonly [name: string]: string }): string {
  const all = { ToUserName: ACCOUNT, FromUserName: FAN, CreateTime: '1772500507', MsgType: 'text', MsgId: '', PicUrl: '', ...fields }
  return `<xml>${Object.entries(all).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('')}</xml>`
}

/** A push that can be read. */
export function pushOf(body: string): Push {
  const read = readPush(body)
  if (!read.ok) throw new Error(`the push is ${read.why}`)
  return read.push
}

/** The fields of a JSON reply, and its text as the resident sees it: decoded as often as it was encoded, which is once. */
export function readReply(body: string): { readonly [name: string]: unknown } & { readonly shown: string } {
  const reply = JSON.parse(body)
  return { ...reply, shown: JSON.parse(decodeURIComponent(reply.data)).text }
}

/** The fields of an XML reply. */
export function readXmlReply(body: string): { readonly [name: string]: string | null } {
  const root = readXml(body)
  if (!root) throw new Error('reply is no XML')
  return { ...fieldsOf(root) }
}

/** Starts the channel on a loopback port; the log and the conversation are fakes. */
export async function serve(parts: Partial<WeiboParts> = {}) {
  const log = fakeLog()
  const converse = parts.converse ?? fakeConverse()
  const weibo = createWeibo({
    secret: SECRET,
    converse,
    replays: createReplays(),
    texts: { unavailable: () => '这条可能没有收到。', more: () => '（未完）', mentioned: (language) => `请写给我们 ${language}` },
    log,
    now: () => NOW,
    body: readBody,
    ...parts,
  })
  const app = createApp({ routers: [weibo.router], health: () => Promise.resolve({ ok: true }), log })
  const { port } = await app.listen(0, '127.0.0.1')
  const address = `http://127.0.0.1:${port}/weibo`
  return {
    log, converse, weibo, address,
    push: (body: string | Uint8Array, query = queryOf()) => fetch(`${address}?${query}`, { method: 'POST', body }),
    close: () => app.close(200),
  }
}
