// case-number: the number of a record, the department's or ours: [0-9A-Za-z-]{4,32}, letters as they were written.

import type { Form, Reading } from './form.ts'
import { narrow } from './reading/normalise.ts'
import { accept, oneOf, readsWords } from './reading/outcome.ts'

const LEAD = new RegExp(
  "^[ ,。.#]{0,3}(?:(?:my|the|it's|its|is) ){0,2}(?:(?:case|receipt|reference|record) )?"
  + '(?:number|no\\.?|ref\\.?)(?: is)?[ :#]{0,3}|^[ #]{1,3}|^case(?: is)? (?=\\S*\\d)', 'i',
)
const TAIL = /[ ,。.!]{1,3}(?:thanks|thank you|please)[ ,。.!]{0,3}$|[,。.!]{1,3}$/i
const NUMBER = /^[0-9A-Za-z-]{4,32}$/
const RUN = /(?<![0-9A-Za-z-])[0-9A-Za-z](?:[0-9A-Za-z-]|[ ](?=[0-9A-Za-z-]{0,12}\d)){2,45}[0-9A-Za-z](?![0-9A-Za-z-])/g

/** A number has a digit, or is written in capitals: "hello" is none. */
function isNumber(text: string): boolean {
  return NUMBER.test(text) && /\d|^[A-Z-]+$/.test(text) && /[0-9A-Za-z]/.test(text)
}

function readNumber(text: string): Reading | undefined {
  const whole = narrow(text).replace(LEAD, '').replace(TAIL, '').replace(/ /g, '')
  if (isNumber(whole)) return accept(whole)
  return oneOf(numbersIn(text).map(({ value }) => value))
}

function numbersIn(text: string) {
  return Array.from(narrow(text).matchAll(RUN), ({ 0: all, index }) => ({
    value: all.replace(/ /g, ''), from: index, to: index + all.length,
  })).filter(({ value }) => isNumber(value) && /\d/.test(value))
}

const NAMED = /(?:编号|案号|单号|回执号?|受理号|案件号|number|no\.?)(?:是|为|is)?[ :]{0,3}$/i

/** The number of a record; in a longer sentence only right after words such as 编号是. */
export const caseNumber: Form = {
  read: readsWords('case-number', readNumber),
  find: (text) => {
    const plain = narrow(text)
    return numbersIn(text).filter(({ from }) => NAMED.test(plain.slice(Math.max(0, from - 14), from)))
  },
  show: String,
}
