// One writing for one thing, character for character: what is found in the normalised text stands at the same place
// in the text as it was said.

import { rememberLast } from '../../remember.ts'
import { simplified } from './traditional.ts'

type Span = readonly [first: number, last: number]

const BLANKS: readonly Span[] = [
  [0x09, 0x0d], [0xa0, 0xa0], [0xad, 0xad], [0x1680, 0x1680], [0x2000, 0x200f], [0x2028, 0x202f], [0x205f, 0x2064], [0x20e3, 0x20e3],
  [0x3000, 0x3000], [0xfe00, 0xfe0f], [0xfeff, 0xfeff],
]
const DASHES: readonly Span[] = [[0x2010, 0x2015], [0x2212, 0x2212], [0x30fc, 0x30fc]]
const DOTS: readonly Span[] = [[0x2022, 0x2022], [0x2027, 0x2027], [0x30fb, 0x30fb], [0xff65, 0xff65]]
const WIDE: Span = [0xff01, 0xff5e]
const WIDER_BY = 0xfee0

// How each sign is written, by its code: a text is brought to one writing with one look a sign.
const NARROW = narrowTable()
const PLAIN = plainTable(NARROW)

function narrowTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (let code = 0; code < table.length; code++) table[code] = code
  for (let code = WIDE[0]; code <= WIDE[1]; code++) table[code] = code - WIDER_BY
  const write = (spans: readonly Span[], sign: string): void => {
    for (const [first, last] of spans) table.fill(codeOf(sign), first, last + 1)
  }
  write(BLANKS, ' ')
  write(DASHES, '-')
  write(DOTS, '·')
  table[codeOf('〜')] = codeOf('~')
  return table
}

function plainTable(narrow: Uint16Array): Uint16Array {
  const table = narrow.slice()
  for (let code = codeOf('A'); code <= codeOf('Z'); code++) table[code] = table[code + WIDER_BY] = code + 0x20
  for (const [traditional, sign] of simplified) table[codeOf(traditional)] = codeOf(sign)
  table[codeOf('○')] = codeOf('〇')
  return table
}

function codeOf(sign: string): number {
  return sign.charCodeAt(0)
}

/** Narrows a text: full-width signs, blanks, dashes and middle dots have one writing; letters stay as they are. */
export function narrow(text: string): string {
  return rewrite(text, NARROW)
}

function rewrite(text: string, table: Uint16Array): string {
  let written = ''
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const sign = table[code] ?? code
    if (sign === code) continue
    written += text.slice(from, i) + String.fromCharCode(sign)
    from = i + 1
  }
  return from === 0 ? text : written + text.slice(from)
}

/** Brings a text to one writing: narrow, small letters, simplified characters; its length never changes. */
export const normalise = rememberLast((text) => {
  const plain = rewrite(text, PLAIN)
  return plain.includes('身分证') ? plain.replaceAll('身分证', '身份证') : plain
})

// What most texts consist of, and the signs among it; telling letters from signs in all of Unicode takes much longer.
const COMMON = /^[ -~。、\u4e00-\u9fff]*$/
const COMMON_SIGNS = /[ -/:-@[-`{-~。、]+/g
const SIGNS = /[^\p{L}\p{N}]+/gu

/** Leaves nothing but letters, digits and characters, so that texts compare whatever stands between. */
export const bare = rememberLast((text) => {
  const plain = normalise(text)
  return plain.replace(COMMON.test(plain) ? COMMON_SIGNS : SIGNS, '')
})
