// Our answer as Weibo's one passive reply: a text of fewer than 300 characters, in the form in which the push came.

import type { Outbound } from '../../messages/outbound.ts'
import { inUnits } from '../cut.ts'
import { fitInto, splitInto, type Fitted } from '../fit.ts'
import { cdata } from '../xml.ts'

/** What Weibo shows of a text at most: "fewer than 300 Chinese characters". How it counts others it does not say. */
export const LIMIT = 299

const BUDGET = { limit: LIMIT, measure: inUnits }

/** Joins messages into one text; what does not fit is cut off at a sentence's end, and `more` says that something is left. */
export function fit(messages: readonly Outbound[], more: () => string): Fitted {
  return fitInto(BUDGET, messages, more)
}

/** The texts that one message becomes when it is sent without being asked. */
export function split(message: Outbound): readonly Outbound[] {
  return splitInto(BUDGET, message)
}

/** A text as it stands within replies and sendings. */
export function encodeText(text: string): string {
  return JSON.stringify({ text })
}

/** The parts of a reply; `at` is in seconds. */
export type TextReply = { readonly to: string; readonly from: string; readonly at: number; readonly text: string }

/** Writes a reply as JSON: ids as strings, the inner JSON percent-encoded once. */
export function encodeJson({ to, from, text }: TextReply): string {
  const data = encodeURIComponent(encodeText(text))
  return JSON.stringify({ result: true, sender_id: from, receiver_id: to, type: 'text', data })
}

/** Writes a reply as XML, for an account that was switched to WeChat's form. */
export function encodeXml({ to, from, at, text }: TextReply): string {
  return `<xml><ToUserName>${cdata(to)}</ToUserName><FromUserName>${cdata(from)}</FromUserName>`
    + `<CreateTime>${at}</CreateTime><MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content></xml>`
}
