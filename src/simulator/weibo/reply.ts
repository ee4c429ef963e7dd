// Reads what a bot has answered to a push of Weibo. What the platform cannot read is not shown, and nobody is told.

import { asObject, numberIn, parseJson, stringIn } from '../read.ts'
import type { Shown } from '../seen.ts'
import { nodesIn, readXml, textIn, type Node } from '../xml.ts'
import { readMessage } from './message.ts'
import type { WeiboSetup } from './settings.ts'

/** What a bot's answer says. */
export type WeiboReply =
  | { readonly kind: 'none' }
  | { readonly kind: 'shown'; readonly shown: Shown; readonly why?: string }
  | { readonly kind: 'lost'; readonly why: string }

const lost = (why: string): WeiboReply => ({ kind: 'lost', why })

/** Reads the body of a 200 answer. */
export function readReply(body: string, uid: string, setup: WeiboSetup): WeiboReply {
  if (body === '') return { kind: 'none' }
  return setup.format === 'xml' ? readXmlReply(body, uid, setup.account) : readJsonReply(body, uid, setup.account)
}

function readJsonReply(body: string, uid: string, account: string): WeiboReply {
  const json = asObject(parseJson(body))
  if (!json) return lost('not-json')
  const id = (name: string): string => stringIn(json, name) ?? String(numberIn(json, name) ?? '')
  if (id('receiver_id') !== uid) return lost('receiver-wrong')
  if (id('sender_id') !== account) return lost('sender-wrong')
  if (json['result'] === false) return lost('result-false')
  const data = stringIn(json, 'data')
  if (data === undefined) return lost('data-no-text')
  if (!/^[\w.!~*'()%+-]*$/.test(data)) return lost('data-not-encoded')
  const inner = decode(data)
  return inner === undefined ? lost('data-not-encoded') : shownOf(stringIn(json, 'type') ?? '', inner)
}

function shownOf(type: string, inner: string): WeiboReply {
  const message = readMessage(type, inner)
  if (!message.ok) return lost(message.why)
  return { kind: 'shown', shown: message.shown, ...(message.literal && { why: 'shown-undecoded' }) }
}

function decode(data: string): string | undefined {
  try {
    return decodeURIComponent(data.replaceAll('+', '%20'))
  } catch {
    return undefined
  }
}

function readXmlReply(body: string, uid: string, account: string): WeiboReply {
  const xml = readXml(body)
  if (!xml) return lost('not-xml')
  if (textIn(xml, 'ToUserName') !== uid) return lost('receiver-wrong')
  if (textIn(xml, 'FromUserName') !== account) return lost('sender-wrong')
  if (textIn(xml, 'MsgType') === 'news') return readNews(xml)
  const text = textIn(xml, 'Content')
  if (textIn(xml, 'MsgType') !== 'text') return lost('type-unknown')
  return text ? { kind: 'shown', shown: { kind: 'text', text, choices: [], content: text } } : lost('text-empty')
}

function readNews(xml: Node): WeiboReply {
  const items = nodesIn(nodesIn(xml, 'Articles')[0], 'item')
  if (items.length === 0) return lost('articles-count')
  const text = items.map((item) => ['Title', 'Description', 'Url'].flatMap((name) => textIn(item, name) || []).join('\n'))
  return { kind: 'shown', shown: { kind: 'news', text: text.join('\n\n'), choices: [], content: items } }
}
