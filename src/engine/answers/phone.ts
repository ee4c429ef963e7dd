// phone: eleven digits beginning with 13 to 19; fixed lines only where the question has `landline: true`.

import type { Form, ReadContext, Reading } from './form.ts'
import { normalise } from './reading/normalise.ts'
import { spokenDigits } from './reading/numerals.ts'
import { oneOf, readsWords } from './reading/outcome.ts'

const BEFORE = '(?<![\\d*+][ ()-]{0,2})'
const AFTER = '(?![ ()-]{0,2}[\\dx*])'
const MOBILE = new RegExp(
  `${BEFORE}(?:(?:\\(?\\+ ?|00)?86\\)?[ -]{0,2})?(1[ .-]?[3-9](?:[ .()-]{0,2}\\d){9})${AFTER}`, 'g',
)
const LANDLINES = [
  `\\(?(0(?!1[3-9])\\d{2,3}\\)?[ .-]{0,3}[1-9]\\d{2,3}[ .-]?\\d{4})`,
  `(?:\\+ ?|00)86[ -]{0,2}\\(?([1-9]\\d{1,2}\\)?[ .-]{0,3}[2-8]\\d{2,3}[ .-]?\\d{4})`,
  `([48]00[ .-]?\\d{3}[ .-]?\\d{4})`,
  `([2-8]\\d{2,3}[ .-]?\\d{4})`,
].map((source) => new RegExp(`${BEFORE}${source}(?![ ()-]{0,2}[\\dx*]|[ ]?(?:转|ext))`, 'g'))

const TWO = /(?<!\d)(1[3-9]\d{9})[ \n](?=[ \n]{0,2}1[3-9]\d{9}(?!\d))/g

function numbersIn(text: string, pattern: RegExp, prefix = '') {
  return Array.from(spokenDigits(normalise(text)).replace(TWO, '$1,').matchAll(pattern), ({ 0: all, 1: number = '', index }) => ({
    value: prefix + number.replace(/\D/g, ''), from: index, to: index + all.length,
  }))
}

function readPhone(text: string, { settings }: ReadContext): Reading | undefined {
  const mobiles = numbersIn(text, MOBILE)
  if (mobiles.length > 0 || settings.landline !== true) return oneOf(mobiles.map(({ value }) => value))
  for (const [i, pattern] of LANDLINES.entries()) {
    const found = numbersIn(text, pattern, i === 1 ? '0' : '')
    if (found.length > 0) return oneOf(found.map(({ value }) => value))
  }
  return undefined
}

/** A phone number, whatever it is written with. */
export const phone: Form = {
  read: readsWords('phone', readPhone),
  find: (text) => numbersIn(text, MOBILE),
  show: String,
}
