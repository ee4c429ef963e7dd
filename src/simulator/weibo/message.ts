// The inner JSON of a message to a fan: text, articles or a position, the same in answers and in the API.

import { asObject, listIn, parseJson, stringIn } from '../read.ts'
import type { Shown } from '../seen.ts'

/** A message as the fan sees it, or why nothing can be shown. `literal`: the fan sees what arrived, undecoded. */
export type Message =
  | { readonly ok: true; readonly shown: Shown; readonly literal: boolean }
  | { readonly ok: false; readonly why: string }

const FEWER_THAN = 300
const ARTICLES = 8

/** Reads what was said, once all encoding that belongs to the wire is taken off. */
export function readMessage(type: string, inner: string): Message {
  const json = asObject(parseJson(inner))
  if (!json) return { ok: true, literal: true, shown: { kind: type, text: inner, choices: [], content: inner } }
  const show = (text: string, content: unknown): Message =>
    ({ ok: true, literal: false, shown: { kind: type, text, choices: [], content } })
  switch (type) {
    case 'text': {
      const text = stringIn(json, 'text') ?? ''
      if (text === '') return { ok: false, why: 'text-empty' }
      return text.length < FEWER_THAN ? show(text, json) : { ok: false, why: 'text-too-long' }
    }
    case 'articles': {
      const articles = listIn(json, 'articles').map(asObject)
      if (articles.length < 1 || articles.length > ARTICLES) return { ok: false, why: 'articles-count' }
      if (articles.some((one) => !/^https?:\/\//.test(stringIn(one, 'url') ?? ''))) return { ok: false, why: 'article-url' }
      const lines = articles.map((one) => ['display_name', 'summary', 'url'].flatMap((name) => stringIn(one, name) || []).join('\n'))
      return show(lines.join('\n\n'), json)
    }
    case 'position': {
      const [lng, lat] = [stringIn(json, 'longitude'), stringIn(json, 'latitude')]
      return lng && lat ? show(`${lat},${lng}`, json) : { ok: false, why: 'position-incomplete' }
    }
    default: return { ok: false, why: 'type-unknown' }
  }
}
