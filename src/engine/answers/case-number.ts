// case-number: the number of a record, the department's or ours: [0-9A-Za-z-]{4,32}, letters as they were written. Ours is a
// letter and ten digits, so that it is known in any sentence.

import { findCodes } from './code.ts'
import type { Form, Reading } from './form.ts'
import { narrow } from './reading/normalise.ts'
import { accept, oneOf, readsWords } from './reading/outcome.ts'
import { pairIn } from './reading/pair.ts'
import { joined } from './reading/pattern.ts'

const LEAD = new RegExp(joined`
  ^[ ,。.#]{0,3}(?:(?:my|the|it's|its|is) ){0,2}(?:(?:case|receipt|reference|record) )?(?:number|no\.?|ref\.?)(?: is)?
    [ :#]{0,3}
  |^[ #]{1,3}|^case(?: is)? (?=\S*\d)
`, 'i')
const TAIL = /[ ,。.!]{1,3}(?:thanks|thank you|please)[ ,。.!]{0,3}$|[,。.!]{1,3}$/i
const NUMBER = /^[0-9A-Za-z-]{4,32}$/
const RUN = /(?<![0-9A-Za-z-])[0-9A-Za-z](?:[0-9A-Za-z-]|[ ](?=[0-9A-Za-z-]{0,12}\d)){2,45}[0-9A-Za-z](?![0-9A-Za-z-])/g

/** The numbers that we issue, in any grouping; g and i. */
export const OUR_NUMBER = /(?<![0-9A-Za-z-])[a-z] ?\d{3}[ -]?\d{3}[ -]?\d{3}[ -]?\d(?![0-9A-Za-z-])/gi

// Words that are no part of a number, though they stand beside it without a mark.
const WORD = /(?:^| )[a-z]{2,}(?: |$)/

/** A number has a digit, or is written in capitals: "hello" is none. */
function isNumber(text: string): boolean {
  return NUMBER.test(text) && /\d|^[A-Z-]+$/.test(text) && /[0-9A-Za-z]/.test(text)
}

function readNumber(text: string): Reading | undefined {
  const ours = oursIn(text)
  if (ours.length > 0) return oneOf(ours.map(({ value }) => value))
  const pair = pairIn(text)
  if (pair) return accept(pair.number.value)
  const left = withoutCodes(text)
  const said = left.replace(LEAD, '').replace(TAIL, '')
  const whole = said.replace(/ /g, '')
  if (isNumber(whole) && !WORD.test(said)) return accept(whole)
  return oneOf(numbersIn(left).map(({ value }) => value))
}

// A code beside a number is none itself; where nothing else could be one, it may be a number that looks like a code.
function withoutCodes(text: string): string {
  const plain = narrow(text)
  const left = findCodes(text).reduce((rest, { from, to }) => rest.slice(0, from) + ','.repeat(to - from) + rest.slice(to), plain)
  return numbersIn(left).length > 0 ? left : plain
}

function oursIn(text: string) {
  return found(text, OUR_NUMBER).map((one) => ({ ...one, value: one.value.replaceAll('-', '') }))
}

function numbersIn(text: string) {
  return found(text, RUN).filter(({ value }) => isNumber(value) && /\d/.test(value))
}

// "how is A2026": the words before it are no part of it.
function found(text: string, pattern: RegExp) {
  return Array.from(narrow(text).matchAll(pattern), ({ 0: all, index }) => {
    const from = index + (/^(?:[a-z]{2,} )*/.exec(all)?.[0].length ?? 0)
    return { value: all.slice(from - index).replace(/ /g, ''), from, to: index + all.length }
  })
}

const NAMED = /(?:[编編][号號]|案[号號]|[单單][号號]|回[执執][号號]?|受理[号號]|案件[号號]|number|no\.?)(?:是|[为為]|is)?[ :]{0,3}$/i

/** A day or a telephone number with dashes. */
export const DATE_OR_PHONE = /^\d{2,4}-\d{1,2}-\d{1,2}$|^0\d{2,3}-|^1\d\d-\d{4}-\d{4}$/

/** One run with a dash and at least six digits is nothing else: "查进度 202611-0001". */
const PLAIN = /^(?=.*-)(?=(?:.*\d){6})[0-9A-Za-z-]{8,32}$/

function isPlain(written: string): boolean {
  return PLAIN.test(written) && !DATE_OR_PHONE.test(written)
}

/** The number of a record; in a longer sentence one of ours, one that is nothing else, or another right after words such as 编号是. */
export const caseNumber: Form = {
  read: readsWords('case-number', readNumber),
  find: (text) => {
    const ours = oursIn(text)
    if (ours.length > 0) return ours
    const pair = pairIn(text)
    if (pair) return [pair.number]
    const plain = withoutCodes(text)
    return numbersIn(plain)
      .filter(({ from, to }) => NAMED.test(plain.slice(Math.max(0, from - 14), from)) || isPlain(plain.slice(from, to)))
  },
  show: String,
}
