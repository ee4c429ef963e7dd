// Customer-service messages: what they may hold, to whom they may go, how many.

import type { Shown } from '../seen.ts'
import { asObject, listIn, objectIn, stringIn, type Json } from '../read.ts'
import type { Account, Person } from './account.ts'
import { OK, refuse, type Result } from './answers.ts'
import { choicesOf } from './text.ts'

const LONGEST = 2048
const TYPING = 15_000
const INTERACTION = 30_000

type Sent = { readonly shown: Shown } | { readonly refused: number }

/** `/cgi-bin/message/custom/send`. */
export function sendCustom(json: Json, account: Account): Result {
  const person = account.people.get(stringIn(json, 'touser') ?? '')
  if (!person) return refuse(40003)
  const kind = stringIn(json, 'msgtype') ?? ''
  const read = Object.hasOwn(KINDS, kind) ? KINDS[kind as keyof typeof KINDS] : undefined // one of them
  if (!read) return refuse(40008)
  const content = objectIn(json, kind)
  if (!content) return refuse(44004)
  const sent = read(content, account)
  if ('refused' in sent) return refuse(sent.refused)
  return deliver(sent.shown, person, account)
}

function deliver(shown: Shown, person: Person, { chats, clock }: Account): Result {
  if (!person.follows) return refuse(43004)
  const taken = person.ledger.take(clock.now())
  if (taken !== 'taken') return refuse(taken === 'closed' ? 45015 : 45047)
  person.typing = false
  chats.show(person.openid, { ...shown, at: clock.now(), by: 'service' })
  return OK
}

const shown = (kind: string, text: string, content: unknown): Sent => ({ shown: { kind, text, choices: [], content } })

const medium = (kind: string, field = 'media_id') => (content: Json, { media }: Account): Sent =>
  (media.get(stringIn(content, field) ?? '') ? shown(kind, '', content) : { refused: 40007 })

const named = (kind: string, field: string) => (content: Json): Sent =>
  (stringIn(content, field) ? shown(kind, stringIn(content, 'title') ?? '', content) : { refused: 44004 })

const KINDS = {
  text: (content: Json): Sent => {
    const text = stringIn(content, 'content') ?? ''
    if (text === '') return { refused: 44004 }
    if (Buffer.byteLength(text) > LONGEST) return { refused: 45002 }
    return { shown: { kind: 'text', text, choices: choicesOf(text), content } }
  },
  image: medium('image'), voice: medium('voice'), video: medium('video'), music: medium('music', 'thumb_media_id'),
  mpnews: medium('mpnews'),
  mpnewsarticle: named('mpnewsarticle', 'article_id'), wxcard: named('wxcard', 'card_id'),
  miniprogrampage: (content: Json, account: Account): Sent =>
    (stringIn(content, 'appid') && stringIn(content, 'pagepath')
      ? medium('miniprogrampage', 'thumb_media_id')(content, account)
      : { refused: 44004 }),
  news: (content: Json): Sent => {
    const [article, ...more] = listIn(content, 'articles').map(asObject)
    if (more.length > 0) return { refused: 45008 }
    if (!article) return { refused: 44004 }
    const text = ['title', 'description', 'url'].flatMap((name) => stringIn(article, name) || []).join('\n')
    return shown('news', text, article)
  },
  msgmenu: (content: Json): Sent => {
    const choices = listIn(content, 'list').map(asObject).map((item) =>
      ({ id: stringIn(item, 'id') ?? '', label: stringIn(item, 'content') ?? '' }))
    if (choices.length === 0 || choices.some(({ id, label }) => id === '' || label === '')) return { refused: 44004 }
    const lines = [stringIn(content, 'head_content'), ...choices.map(({ label }) => label), stringIn(content, 'tail_content')]
    const text = lines.filter(Boolean).join('\n')
    if (Buffer.byteLength(text) > LONGEST) return { refused: 45002 }
    return { shown: { kind: 'msgmenu', text, choices, content } }
  },
}

/** `/cgi-bin/message/custom/typing`. */
export function sendTyping(json: Json, { people, chats, clock }: Account): Result {
  const person = people.get(stringIn(json, 'touser') ?? '')
  if (!person) return refuse(40003)
  const command = stringIn(json, 'command')
  if (command === 'CancelTyping') {
    person.typing = false
    return OK
  }
  if (command !== 'Typing') return refuse(45072)
  if (!person.follows || clock.now() - person.active > INTERACTION) return refuse(45080)
  const last = chats.of(person.openid).findLast(({ by }) => by === 'typing')
  if (person.typing && last && clock.now() - last.at < TYPING) return refuse(45081)
  person.typing = true
  chats.show(person.openid, { kind: 'typing', text: '对方正在输入…', choices: [], content: undefined, at: clock.now(), by: 'typing' })
  return OK
}
