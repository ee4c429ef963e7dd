// One writing for one thing, character for character: what is found in the normalised text stands at the same place
// in the text as it was said.

import { simplified } from './traditional.ts'

const BLANK = /[\s\u00ad\u2000-\u200f\u202a-\u202e\u2060-\u2064]|\u20e3|[\ufe00-\ufe0d]|\ufe0e|\ufe0f/g
const WIDE = /[\uff01-\uff5e]/g
const DASH = /[\u2010-\u2015\u2212\u30fc]/g
const DOT = /[\u2022\u2027\u30fb\uff65]/g
const CAPITAL = /[A-Z]/g
const TRADITIONAL = new RegExp(`[${[...simplified.keys()].join('')}]`, 'g')

// Most of what people write is in one writing already: plain signs, small letters, and characters that are not traditional.
const PLAIN = new RegExp(`^(?:[ -@[-~。、]|(?![${[...simplified.keys()].join('')}])[\\u4e00-\\u9fff])*$`)

/** Narrows a text: full-width signs, blanks, dashes and middle dots have one writing; letters stay as they are. */
export function narrow(text: string): string {
  return text
    .replace(WIDE, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(BLANK, ' ')
    .replace(DASH, '-')
    .replace(DOT, '·')
    .replace(/〜/g, '~')
}

// Within a turn the same text is looked at by several readers, one after the other.
let last = { text: '', plain: '' }

/** Brings a text to one writing: narrow, small letters, simplified characters; its length never changes. */
export function normalise(text: string): string {
  if (last.text !== text) last = { text, plain: toOneWriting(text) }
  return last.plain
}

function toOneWriting(text: string): string {
  if (PLAIN.test(text)) return text
  return narrow(text)
    .replace(CAPITAL, (letter) => letter.toLowerCase())
    .replace(TRADITIONAL, (character) => simplified.get(character) ?? character)
    .replace(/○/g, '〇')
}

/** Leaves nothing but letters, digits and characters, so that texts compare whatever stands between. */
export function bare(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]/gu, '')
}
