// From a request to what a resident did: every check that a push must pass, in the order in which they are cheapest.

import { isUtf8 } from 'node:buffer'
import { Fault } from '../../lib/faults.ts'
import type { Replays } from '../../ports/replays.ts'
import { readXml, type Element } from '../xml.ts'
import { decode, type Decoded } from './decode.ts'
import { open, readKey, type Keys } from './envelope.ts'
import { checkAge, checkSealed, checkSignature, type Query } from './verify.ts'

/** How an account is connected. `safe` and `compatible` need a key, and take nothing that is not sealed. */
export type WechatSettings = {
  readonly token: string
  readonly appId: string
  readonly mode: 'plain' | 'compatible' | 'safe'
  readonly aesKey?: string
  /** The key before the last change in the console; still opens, never seals. */
  readonly aesKeyPrevious?: string
}

/** Checks requests and reads them; each check that fails throws a Fault. */
export type Receiver = {
  /** The keys that replies are sealed with; undefined in plain mode. */
  readonly keys: Keys | undefined
  /** What can be refused before the body is read. */
  readonly check: (query: Query, now: number) => void
  readonly receive: (query: Query, body: Uint8Array, now: number) => Decoded
  /** What the platform wants to hear back when it verifies our address. */
  readonly verify: (query: Query, now: number) => string
}

/** Creates a receiver; throws WECHAT_KEY_UNREADABLE if the mode needs a key that is not there. */
export function createReceiver(settings: WechatSettings, replays: Replays): Receiver {
  const { token } = settings
  const keys = keysOf(settings)

  const check = (query: Query, now: number) => {
    checkAge(query, now)
    if (!keys) return checkSignature(query, token)
    if (!query.msg_signature || (query.encrypt_type ?? 'aes') !== 'aes') throw new Fault('WECHAT_DOWNGRADED')
  }
  const unseal = (query: Query, sealed: string, using: Keys): string => {
    checkSealed(query, token, sealed)
    const opened = open(sealed, using)
    if (opened.ok) return opened.text
    throw new Fault(opened.why === 'appid' ? 'WECHAT_APP_FOREIGN' : 'WECHAT_CIPHER_BROKEN', { about: opened.why })
  }
  const messageOf = (query: Query, root: Element): Element => {
    if (!keys) return root
    // In compatible mode the fields beside it are not signed, and nobody reads them.
    const [sealed, second] = root.children.filter((child) => child.name === 'Encrypt')
    if (!sealed || second) throw new Fault('WECHAT_DOWNGRADED')
    return parse(unseal(query, sealed.text, keys))
  }
  return {
    keys,
    check,
    receive: (query, body, now) => {
      if (!isUtf8(body)) throw new Fault('WECHAT_XML_BROKEN')
      const root = parse(Buffer.from(body.buffer, body.byteOffset, body.length).toString())
      const decoded = decode(messageOf(query, root), now)
      if (!decoded) throw new Fault('WECHAT_MESSAGE_UNREADABLE')
      const sighting = replays.seen(`${query.timestamp}:${query.nonce}`, decoded.id, now)
      if (sighting === 'other') throw new Fault('WECHAT_REPLAYED')
      return decoded
    },
    verify: (query, now) => {
      checkAge(query, now)
      if (keys && query.msg_signature) return unseal(query, query.echostr ?? '', keys)
      checkSignature(query, token)
      return query.echostr ?? ''
    },
  }
}

function parse(xml: string): Element {
  const root = readXml(xml)
  if (!root) throw new Fault('WECHAT_XML_BROKEN')
  return root
}

function keysOf({ mode, appId, aesKey, aesKeyPrevious }: WechatSettings): Keys | undefined {
  if (mode === 'plain') return undefined
  const current = readKey(aesKey ?? '')
  return aesKeyPrevious ? { appId, current, previous: readKey(aesKeyPrevious) } : { appId, current }
}
