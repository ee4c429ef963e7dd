// A number and its code in one message, one after the other, as they stand on a receipt: "GA-77-XY 998877".

import { narrow } from './normalise.ts'

/** Where a number and its code stand in the narrowed text. */
export type Pair = { readonly number: Span; readonly code: Span }
type Span = { readonly value: string; readonly from: number; readonly to: number }

const TWO = /^([ #]{0,3}(?:\p{Script=Han}{2,8}[ :]{0,3})?)([0-9A-Za-z-]{4,32})([ ,;、/。]{1,4})([0-9A-Za-z-]{4,64})[ ,.。!]{0,3}$/u
const LONGEST = 120
const DIGITS = /^\d+$/

/** Finds a number with its code; undefined where the two may as well be one number, or two of a kind. */
export function pairIn(text: string): Pair | undefined {
  if (text.length > LONGEST) return undefined
  const [, lead = '', number = '', between = '', code = ''] = TWO.exec(narrow(text)) ?? []
  if (!/\d/.test(number) || !/\d/.test(code) || shapeOf(number) === shapeOf(code)) return undefined
  // What blanks alone keep apart may be the groups of one number, unless it has dashes for that or letters come behind.
  const isApart = between.trim() !== '' || (number.includes('-') && !code.includes('-')) || /[A-Za-z]/.test(code)
  if (!isApart || (DIGITS.test(number) && DIGITS.test(code) && between.trim() === '')) return undefined
  const at = lead.length + number.length + between.length
  return {
    number: { value: number, from: lead.length, to: lead.length + number.length },
    code: { value: code, from: at, to: at + code.length },
  }
}

function shapeOf(text: string): string {
  return text.replace(/\d/g, '9').replace(/[A-Za-z]/g, 'A')
}
