// One writing for one thing: width, case, traditional characters and invisible marks, before anything is compared.

import { rememberLast } from '../../lib/remember.ts'
import { hasHan } from './han.ts'
import { simplify } from './simplified.ts'

// Marks that are typed unseen: joiners, directions, the choice of a picture's look.
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu
const BLANKS = /\s+/g

/** Brings a text to one writing: half width, small letters, simplified characters, single blanks. */
export const normalise = rememberLast((text) => {
  const plain = text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().replace(BLANKS, ' ').trim()
  return hasHan(plain) ? simplify(plain).replaceAll('著', '着') : plain
})

// A blank between two runs of Chinese is a breath, as a comma is: who types on a phone often writes no other mark.
const BREATH = /(?<=\p{Script=Han}{2}) (?=\p{Script=Han}{2})/gu

/** Makes commas of the blanks that a normalised text has between words of Chinese. */
export function withCommas(text: string): string {
  return text.includes(' ') ? text.replace(BREATH, ',') : text
}

/** Replaces the words of a table in a text, longest first, so that 唔知 is not read as 唔. */
export function createReplacer(pairs: ReadonlyMap<string, string>): (text: string) => string {
  if (pairs.size === 0) return (text) => text
  const words = [...pairs.keys()].toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(words.map(escaped).join('|'), 'g')
  return (text) => text.replace(pattern, (word) => pairs.get(word) ?? word)
}

/** Makes a word safe inside a pattern. */
export function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
