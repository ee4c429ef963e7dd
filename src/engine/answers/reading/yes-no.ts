// Reads yes and no: a text is one of them only if it consists of nothing but words that say so.

import { rememberLast } from '../../remember.ts'
import { normalise } from './normalise.ts'
import { isHan } from './scripts.ts'
import type { Vote } from './yes-no-words.ts'
import { longestVotes, votes } from './yes-no-words.ts'

/** Signs, and emoji that say neither yes nor no. */
const BETWEEN = /[\s,.;!、，。！；:~～…"“”()]|(?![❌❎✖🚫🙅])\p{Extended_Pictographic}|\p{Emoji_Modifier}/u
const STICKER = /(?<=[^\s])\[[a-z\u4e00-\u9fff]{1,8}\]$/
const QUESTION = /[?？吗]/
const SLANTED = /[’‘]/
const LATIN = /[a-z0-9']/

/** True for yes, false for no, undefined where a text says neither, both, or something else beside it. */
export const readYesNo = rememberLast(read)

function read(text: string): boolean | undefined {
  const said = normalise(text).trim()
  // Most messages begin with a character that no word for yes or no begins with.
  if (said.length > 40 || (isHan(said.charCodeAt(0)) && !longestVotes.has(said.charCodeAt(0)))) return undefined
  const plain = withoutSticker(SLANTED.test(said) ? said.replace(/[’‘]/g, '\'') : said)
  const cast = votesIn(plain)
  if (cast & SAYS.open || QUESTION.test(plain)) return undefined
  if (cast & SAYS.no) return cast & SAYS.yes ? undefined : false
  return cast & (SAYS.yes | SAYS.soft) && !(cast & SAYS.hedge) ? true : undefined
}

function withoutSticker(text: string): string {
  return text.endsWith(']') ? text.replace(STICKER, '') : text
}

const SAYS: { readonly [vote in Vote]: number } = { filler: 0, yes: 1, no: 2, soft: 4, hedge: 8, open: 16 }

// The votes of a text as one number, a bit for each; `open` if anything in it is no such word.
function votesIn(text: string): number {
  const whole = votes.get(text)
  if (whole !== undefined) return SAYS[whole]
  let cast = 0
  let at = 0
  while (at < text.length) {
    const word = wordAt(text, at)
    if (word !== undefined) cast |= SAYS[votes.get(word) ?? 'open']
    else if (isHan(text.charCodeAt(at)) || !BETWEEN.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) return SAYS.open
    at += word?.length ?? ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  }
  return cast
}

/** The longest known word that begins here; an English one must end where a word ends. */
function wordAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longestVotes.get(text.charCodeAt(at)) ?? 0, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    if (votes.has(word) && !splits(text, at + length)) return word
  }
  return undefined
}

function splits(text: string, end: number): boolean {
  return LATIN.test(text[end - 1] ?? '') && LATIN.test(text[end] ?? '')
}
