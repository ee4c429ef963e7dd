// id-number: a resident identity number (GB 11643): its check digit and date of birth are checked, its area is not.

import type { Form, ReadContext, Reading } from './form.ts'
import { chinaDay, dayNumber } from './reading/calendar.ts'
import { normalise } from './reading/normalise.ts'
import { spokenDigits } from './reading/numerals.ts'
import { oneOf, readsWords, reject } from './reading/outcome.ts'

const NUMBER = /(?<!\d[ -]{0,2})\d(?:[ -]{0,2}\d){16}[ -]{0,2}[\dx](?![ -]{0,2}\d|[ -]{0,2}[a-z](?![a-z])|-?[a-z])/g
const FIFTEEN = /(?<!\d[ -]{0,2})\d(?:[ -]{0,2}\d){14}(?![ -]{0,2}[\dx])/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

function numbersIn(text: string) {
  return Array.from(writtenOut(text).matchAll(NUMBER), ({ 0: all, index }) => ({
    value: all.replace(/[ -]/g, '').toUpperCase(), from: index, to: index + all.length,
  }))
}

// The last sign is written as it looks, or as it is said.
function writtenOut(text: string): string {
  return spokenDigits(normalise(text)).replace(/(?<=\d ?)[×✕✖хХⅹⅩ叉](?!\d)/g, 'x')
}

/** ISO 7064 MOD 11-2 over the first seventeen digits. */
function checks(number: string): boolean {
  const sum = WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0)
  return CHECKS[sum % 11] === number[17]
}

function isNumber(number: string, { at }: ReadContext): boolean {
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number)
  const birth = dayNumber(year ?? 0, month ?? 0, day ?? 0)
  return birth !== undefined && birth <= chinaDay(at) && !number.startsWith('0') && checks(number)
}

function readNumber(text: string, context: ReadContext): Reading | undefined {
  const numbers = numbersIn(text).map(({ value }) => value)
  if (numbers.length === 0 && FIFTEEN.test(writtenOut(text))) return reject('fifteen-digits')
  return oneOf(numbers.filter((number) => isNumber(number, context)))
}

/** A resident identity number of eighteen characters. */
export const idNumber: Form = {
  read: readsWords('id-number', readNumber),
  find: (text, context) => numbersIn(text).filter(({ value }) => isNumber(value, context)),
  show: String,
}
