// Our answer as WeChat's one passive reply: a text of at most 2,047 bytes in XML that nothing in it can break.

import { asText, type Outbound } from '../../messages/outbound.ts'
import { clean } from '../clean.ts'
import { cut } from '../cut.ts'

/** What WeChat shows of a passive reply at most, in bytes of UTF-8. */
export const LIMIT = 2047

/** One reply, and what did not fit into it. */
export type Fitted = { readonly text: string; readonly rest: readonly Outbound[] }

/** Joins messages into one text; what does not fit is cut off at a sentence's end, and `more` says that something is left. */
export function fit(messages: readonly Outbound[], more: string): Fitted {
  const whole = clean(messages.map(asText).join('\n\n'))
  const all = cut(whole, LIMIT)
  if (all.rest === '') return { text: whole, rest: [] }
  const hint = more && `\n\n${more}`
  const { head, rest } = cut(whole, LIMIT - Buffer.byteLength(hint))
  return { text: head + hint, rest: [{ text: rest }] }
}

/** The parts of a text reply; `at` is in seconds. */
export type TextReply = { readonly to: string; readonly from: string; readonly at: number; readonly text: string }

/** Writes a text reply as XML. */
export function encode({ to, from, at, text }: TextReply): string {
  return `<xml><ToUserName>${cdata(to)}</ToUserName><FromUserName>${cdata(from)}</FromUserName>`
    + `<CreateTime>${at}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>${cdata(text)}</Content></xml>`
}

/** The parts of a sealed reply. */
export type SealedReply = {
  readonly sealed: string
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
}

/** Writes a sealed reply as XML. */
export function encodeSealed({ sealed, signature, timestamp, nonce }: SealedReply): string {
  return `<xml><Encrypt>${cdata(sealed)}</Encrypt><MsgSignature>${cdata(signature)}</MsgSignature>`
    + `<TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
}

function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
