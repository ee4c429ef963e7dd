// Texts as WeChat's client shows them: links by which a resident can answer with a tap.

import type { Choice } from '../seen.ts'

const LINK = /<a\s+href=["']weixin:\/\/bizmsgmenu\?([^"']*)["']\s*>([^<]*)<\/a>/g

/** The choices that a text offers; tapping one says its words. */
export function choicesOf(text: string): readonly Choice[] {
  return [...text.matchAll(LINK)].map(([, query = '', label = '']) => {
    const asked = new URLSearchParams(query.replaceAll('&amp;', '&'))
    return { id: asked.get('msgmenuid') ?? '', label: asked.get('msgmenucontent') ?? label }
  })
}
