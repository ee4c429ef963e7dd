// Reads what a bot has answered to a push, as strictly as the platform: a reply, nothing to say, or out of order.

import { isSigned } from '../signature.ts'
import type { Shown } from '../seen.ts'
import { nodesIn, readXml, textIn, type Node } from '../xml.ts'
import { keyOf } from './push.ts'
import { open } from './seal.ts'
import type { Setup } from './settings.ts'
import { choicesOf } from './text.ts'

/** What the answer is held against. */
export type Asked = {
  readonly account: Setup
  readonly openid: string
  /** Whether media of this id are kept. */
  readonly knows: (mediaId: string) => boolean
  /** How many articles the resident gets to see. */
  readonly articles: number
}

/** What a bot's answer says. `failed` names why the platform tells the resident that the account is out of order. */
export type Reply =
  | { readonly kind: 'none' }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'transferred' }
  | { readonly kind: 'failed'; readonly why: string }

const LONGEST = 2047
const failed = (why: string): Reply => ({ kind: 'failed', why })

/** Reads the body of a 200 answer. */
export function readReply(body: string, asked: Asked): Reply {
  if (body === '' || body === 'success') return { kind: 'none' }
  const outer = readXml(body)
  if (!outer) return failed('not-xml')
  const key = keyOf(asked.account)
  const sealed = textIn(outer, 'Encrypt')
  if (!key) return sealed === undefined ? readMessage(outer, asked) : failed('sealed-in-plain-mode')
  if (sealed === undefined) return asked.account.mode === 'compatible' ? readMessage(outer, asked) : failed('not-sealed')
  const [signature = '', timestamp = '', nonce = ''] = ['MsgSignature', 'TimeStamp', 'Nonce'].map((name) => textIn(outer, name))
  if (!/^\d+$/.test(timestamp) || nonce === '') return failed('envelope-incomplete')
  if (!isSigned(signature, asked.account.token, timestamp, nonce, sealed)) return failed('signature')
  const opened = open(sealed, key)
  if (!opened.ok) return failed(`seal-${opened.why}`)
  const message = readXml(opened.text)
  return message ? readMessage(message, asked) : failed('sealed-not-xml')
}

function readMessage(message: Node, asked: Asked): Reply {
  if (textIn(message, 'ToUserName') !== asked.openid) return failed('receiver-wrong')
  if (textIn(message, 'FromUserName') !== asked.account.account) return failed('sender-wrong')
  if (!/^\d+$/.test(textIn(message, 'CreateTime') ?? '')) return failed('create-time')
  const kind = textIn(message, 'MsgType') ?? ''
  return Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS](message, asked) : failed('kind-unknown') // it is one of them
}

const shown = (kind: string, text: string, content: unknown): Reply =>
  ({ kind: 'shown', shown: { kind, text, choices: [], content } })

const KINDS = {
  text: readText,
  image: (message: Node, asked: Asked) => readMedium(message, asked, ['image', 'Image']),
  voice: (message: Node, asked: Asked) => readMedium(message, asked, ['voice', 'Voice']),
  video: (message: Node, asked: Asked) => readMedium(message, asked, ['video', 'Video']),
  music: (message: Node, asked: Asked) => {
    const thumb = textIn(message, 'Music', 'ThumbMediaId')
    if (thumb !== undefined && !asked.knows(thumb)) return failed('media-unknown')
    return shown('music', textIn(message, 'Music', 'Title') ?? '', nodesIn(message, 'Music')[0])
  },
  news: readNews,
  transfer_customer_service: (): Reply => ({ kind: 'transferred' }),
}

function readText(message: Node): Reply {
  const text = textIn(message, 'Content')
  if (text === undefined || text === '') return failed('content-empty')
  if (Buffer.byteLength(text) > LONGEST) return failed('content-too-long')
  return { kind: 'shown', shown: { kind: 'text', text, choices: choicesOf(text), content: text } }
}

function readMedium(message: Node, { knows }: Asked, [kind, element]: readonly [string, string]): Reply {
  const id = textIn(message, element, 'MediaId')
  return id !== undefined && knows(id) ? shown(kind, '', nodesIn(message, element)[0]) : failed('media-unknown')
}

function readNews(message: Node, { articles }: Asked): Reply {
  const items = nodesIn(nodesIn(message, 'Articles')[0], 'item')
  if (items.length === 0 || textIn(message, 'ArticleCount') !== String(items.length)) return failed('articles-count')
  const kept = items.slice(0, articles)
  const text = kept.map((item) => ['Title', 'Description', 'Url'].flatMap((name) => textIn(item, name) || []).join('\n'))
  return shown('news', text.join('\n\n'), kept)
}
