// A push of WeChat: the fields of a message as XML, signed anew for each try, sealed as the account's mode has it.

import { nonce, sign } from '../signature.ts'
import type { Letter } from '../post.ts'
import { writeFields, type Fields } from '../xml.ts'
import { seal, type SealKey } from './seal.ts'
import type { Setup } from './settings.ts'

/** What is pushed, by whom, when: `now` is the platform's clock in ms. */
export type Push = { readonly url: string; readonly xml: string | Uint8Array; readonly openid: string; readonly now: number }

/** Writes the request for a push; no two are the same. */
export function writePush({ url, xml, openid, now }: Push, account: Setup): Letter {
  const key = keyOf(account)
  const sealed = key && seal(xml, key)
  if (sealed === undefined) return writeBody({ url, body: xml, openid, now }, account)
  return writeSealed({ url, xml, openid, now, sealed }, account)
}

/** What opens and seals in this account; undefined in plain mode. */
export function keyOf({ mode, aesKey, appId }: Setup): SealKey | undefined {
  return mode === 'plain' || aesKey === undefined ? undefined : { aesKey, appId }
}

/** Writes a request whose envelope is signed, whatever was sealed. */
export function writeSealed(push: Push & { readonly sealed: string }, account: Setup): Letter {
  const { sealed, xml } = push
  const outer = account.mode === 'compatible'
    ? `${xml.toString().replace(/<\/xml>\s*$/, '')}<Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`
    : `<xml>${writeFields({ ToUserName: account.account, Encrypt: sealed })}</xml>`
  return writeBody({ ...push, body: outer, sealed }, account)
}

type Written = Omit<Push, 'xml'> & { readonly body: string | Uint8Array; readonly sealed?: string }

/** Writes a signed request around any body; with `sealed`, also the signature over the envelope. */
export function writeBody({ url, body, openid, now, sealed }: Written, { token }: Setup): Letter {
  const timestamp = String(Math.floor(now / 1000))
  const once = nonce()
  const target = new URL(url)
  const query = {
    signature: sign(token, timestamp, once), timestamp, nonce: once, openid,
    ...(sealed !== undefined && { encrypt_type: 'aes', msg_signature: sign(token, timestamp, once, sealed) }),
  }
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value)
  return { url: target.href, body, type: 'text/xml' }
}

/** Writes the request by which the console checks a webhook. */
export function writeCheck(url: string, echo: string, { token, now }: { token: string; now: number }): Letter {
  const timestamp = String(Math.floor(now / 1000))
  const once = nonce()
  const target = new URL(url)
  const query = { signature: sign(token, timestamp, once), timestamp, nonce: once, echostr: echo }
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value)
  return { url: target.href, method: 'GET' }
}

/** The fields that all pushes begin with. */
export function common(account: Setup, openid: string, now: number): Fields {
  return { ToUserName: account.account, FromUserName: openid, CreateTime: String(Math.floor(now / 1000)) }
}
