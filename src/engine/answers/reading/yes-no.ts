// Reads yes and no: a text is one of them only if it consists of nothing but words that say so.

import { normalise } from './normalise.ts'
import type { Vote } from './yes-no-words.ts'
import { longestVote, votes } from './yes-no-words.ts'

/** Signs, and the skin colours of emoji. */
const BETWEEN = /[\s,.;!、，。！；:~～…"“”()]|\p{Emoji_Modifier}/u
const QUESTION = /[?？吗]/
const LATIN = /[a-z0-9']/

/** True for yes, false for no, undefined where a text says neither, both, or something else beside it. */
export function readYesNo(text: string): boolean | undefined {
  const plain = normalise(text).replace(/[’‘]/g, '\'').trim()
  if (plain.length > 40 || QUESTION.test(plain)) return undefined
  const cast = new Set(votesIn(plain))
  if (cast.has('open')) return undefined
  if (cast.has('no')) return cast.has('yes') ? undefined : false
  return (cast.has('yes') || cast.has('soft')) && !cast.has('hedge') ? true : undefined
}

/** The votes of a text from left to right; `open` if anything in it is no such word. */
function votesIn(text: string): readonly Vote[] {
  const cast: Vote[] = []
  let at = 0
  while (at < text.length) {
    const word = wordAt(text, at)
    if (word !== undefined) cast.push(votes.get(word) ?? 'open')
    else if (!BETWEEN.test(String.fromCodePoint(text.codePointAt(at) ?? 0))) return ['open']
    at += word?.length ?? ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  }
  return cast
}

/** The longest known word that begins here; an English one must end where a word ends. */
function wordAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longestVote, text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    if (votes.has(word) && !splits(text, at + length)) return word
  }
  return undefined
}

function splits(text: string, end: number): boolean {
  return LATIN.test(text[end - 1] ?? '') && LATIN.test(text[end] ?? '')
}
