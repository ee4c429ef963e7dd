// What was said, as words: texts, and voice messages that the platform has recognised.

import type { Said } from '../../messages/inbound.ts'
import { isHan } from '../answers/reading/scripts.ts'

/** The words of what was said; undefined where there are none. */
export function wordsOf(said: Said): string | undefined {
  if (said.kind === 'text') return said.text
  return said.kind === 'voice' && said.transcript ? said.transcript : undefined
}

/** What was said, with a recognised voice message as text. */
export function asText(said: Said): Said {
  return said.kind === 'voice' && said.transcript ? { kind: 'text', text: said.transcript } : said
}

/** Tells whether two texts are the same but for blanks, width and case. */
export function isSame(a: string, b: string): boolean {
  return a === b || (!isOther(a, b) && a.trim().length === b.trim().length && flat(a) === flat(b))
}

// Two Chinese characters are the same or not as they stand.
function isOther(a: string, b: string): boolean {
  return isHan(a.charCodeAt(0)) && isHan(b.charCodeAt(0)) && a.charCodeAt(0) !== b.charCodeAt(0)
}

function flat(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}
