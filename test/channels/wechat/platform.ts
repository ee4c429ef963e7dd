// Plays WeChat for tests: signs, seals and sends pushes, and reads what comes back.

import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fake } from 'sinon'
import { createWechat, type WechatParts } from '../../../src/channels/wechat/channel.ts'
import { open, readKey, seal } from '../../../src/channels/wechat/envelope.ts'
import { readXml } from '../../../src/channels/xml.ts'
import { createApp } from '../../../src/http/app.ts'
import { readBody } from '../../../src/http/body.ts'
import { createReplays } from '../../../src/http/replays.ts'
import type { Log } from '../../../src/lib/log.ts'
import type { Converse, Reply } from '../../../src/ports/converse.ts'

/** One vector of the published set. */
export type Vector = { readonly [name: string]: string }

/** The published vectors of WeChat's sealing. */
export const VECTORS: { readonly [group: string]: readonly Vector[] } =
  JSON.parse(readFileSync(new URL('../../fixtures/wechat/crypto-vectors.json', import.meta.url), 'utf8'))

export const TOKEN = 'koaGovToken2026'
export const KEY = 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM'
export const APP = 'wx0123456789abcdef'
export const NOW = 1_772_500_507_000

const keys = { appId: APP, current: readKey(KEY) }

/** SHA-1 of the parts in byte order, written apart from the code under test. */
export function sha(...parts: readonly string[]): string {
  return createHash('sha1').update(parts.toSorted().join('')).digest('hex')
}

/** Wraps fields into the XML of a push. */
export function xmlOf(fields: { readonly [name: string]: string }): string {
  const all = { ToUserName: 'gh_0a1b2c3d4e5f', FromUserName: 'oABCD1234efgh5678ijkl9012mn', CreateTime: '1772500507', ...fields }
  return `<xml>${Object.entries(all).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`).join('')}</xml>`
}

/** A text message. */
export function textXml(content: string, id = '24012345678901234'): string {
  return xmlOf({ MsgType: 'text', Content: content, MsgId: id })
}

/** What a test may change about a request. */
export type Changes = { readonly query?: { readonly [name: string]: string | undefined }; readonly nonce?: string; readonly at?: number }

/** The query of a plain push. */
export function plainQuery({ nonce = randomBytes(6).toString('hex'), at = NOW, query = {} }: Changes = {}): URLSearchParams {
  const timestamp = String(Math.floor(at / 1000))
  return fill({ signature: sha(TOKEN, timestamp, nonce), timestamp, nonce, openid: 'oABCD', ...query })
}

/** Query and body of a sealed push. */
export function sealedPush(xml: string, { nonce = randomBytes(6).toString('hex'), at = NOW, query = {} }: Changes = {}) {
  const timestamp = String(Math.floor(at / 1000))
  const sealed = seal(xml, keys, randomBytes(16))
  const body = `<xml><ToUserName><![CDATA[gh_0a1b2c3d4e5f]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
  const msg_signature = sha(TOKEN, timestamp, nonce, sealed)
  return { body, query: fill({ timestamp, nonce, encrypt_type: 'aes', msg_signature, signature: sha(TOKEN, timestamp, nonce), ...query }) }
}

/** The fields of a reply; a sealed one is opened and its signature checked. */
export function readReply(body: string): { readonly [name: string]: string } {
  const fields = fieldsOf(body)
  const { Encrypt, MsgSignature, TimeStamp = '', Nonce = '' } = fields
  if (Encrypt === undefined) return fields
  if (MsgSignature !== sha(TOKEN, TimeStamp, Nonce, Encrypt)) throw new Error('reply is signed wrongly')
  const opened = open(Encrypt, keys)
  if (!opened.ok) throw new Error(`reply does not open: ${opened.why}`)
  return fieldsOf(opened.text)
}

/** Starts the channel on a loopback port; the log and the conversation are fakes. */
export async function serve(parts: Partial<WechatParts> = {}) {
  const log = fakeLog()
  const converse = parts.converse ?? fakeConverse()
  const wechat = createWechat({
    settings: { token: TOKEN, appId: APP, mode: 'plain' },
    converse,
    replays: createReplays(),
    texts: { unavailable: () => '这条可能没有收到。', more: () => '（未完）' },
    log,
    now: () => NOW,
    random: randomBytes,
    body: readBody,
    ...parts,
  })
  const app = createApp({ routers: [wechat.router], pushes: wechat.pushes, health: () => Promise.resolve({ ok: true }), log })
  const { port } = await app.listen(0, '127.0.0.1')
  const address = `http://127.0.0.1:${port}/wechat`
  return {
    log, converse, wechat, address,
    push: (body: string | Uint8Array, query: URLSearchParams) => fetch(`${address}?${query}`, { method: 'POST', body }),
    close: () => app.close(200),
  }
}

/** A conversation that gives one answer to everything. */
export function fakeConverse(reply: Reply = { messages: [{ text: '好的。' }] }) {
  return {
    hear: fake.resolves(reply),
    waiting: fake.resolves([]),
    seen: fake.resolves(undefined),
  } satisfies Converse
}

/** A log whose lines can be counted. */
export function fakeLog() {
  return { debug: fake(), info: fake(), warn: fake(), fault: fake() } satisfies Log
}

function fieldsOf(xml: string): { readonly [name: string]: string } {
  const root = readXml(xml)
  if (!root) throw new Error('reply is no XML')
  return Object.fromEntries(root.children.map(({ name, text }) => [name, text]))
}

function fill(query: { readonly [name: string]: string | undefined }): URLSearchParams {
  const filled = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) filled.set(name, value)
  }
  return filled
}
