// Our answer as WeChat's one passive reply: a text of at most 2,047 bytes in XML that nothing in it can break.

import type { Outbound } from '../../messages/outbound.ts'
import { inBytes } from '../cut.ts'
import { fitInto, type Fitted } from '../fit.ts'
import { cdata } from '../xml.ts'

/** What WeChat shows of a passive reply at most, in bytes of UTF-8. */
export const LIMIT = 2047

/** Joins messages into one text; what does not fit is cut off at a sentence's end, and `more` says that something is left. */
export function fit(messages: readonly Outbound[], more: () => string): Fitted {
  return fitInto({ limit: LIMIT, measure: inBytes }, messages, more)
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
