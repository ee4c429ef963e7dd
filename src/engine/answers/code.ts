// code: the secret that opens a record. Ours has twelve symbols and a check symbol of Crockford's alphabet; the
// department's own codes are any 4 to 64 visible characters.

import type { Form, Reading } from './form.ts'
import { narrow } from './reading/normalise.ts'
import { accept, readsWords } from './reading/outcome.ts'
import { pairIn } from './reading/pair.ts'
import { joined } from './reading/pattern.ts'

const LEAD = new RegExp(joined`
  ^[ ,。.]{0,3}(?:
    (?:我的?|你的?)?(?:查[询詢]|回[执執]|返回|[验驗][证證]|取件)?(?:密[码碼]|代[码碼]|[码碼]|口令)(?:是|[为為])?[ :,]{0,3}
    |(?:(?:my|the) )?(?:return )?code(?: is)?[ :]{1,3}|it's[ ]
  )
`, 'i')
const TAIL = /[ ,。!]{1,3}(?:谢谢|thanks|thank you)?[ ,。!]{0,3}$/i
const OURS = /^[0-9A-HJKMNP-TV-Z]{13}$/
const VISIBLE = /^[^\s\p{C}]{4,64}$/u

/** A code as it is compared: ours in capitals without dashes, i and l as 1, o as 0; any other as it was typed. */
export function canonicalCode(text: string): string {
  const typed = narrow(text).replace(/ /g, '')
  const ours = typed.replace(/-/g, '').toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0')
  return OURS.test(ours) ? ours : typed
}

function readCode(text: string): Reading | undefined {
  const [found, ...others] = findCodes(text)
  if (found && others.length === 0) return accept(found.value)
  const code = canonicalCode(narrow(text).replace(LEAD, '').replace(TAIL, '').trim())
  // Words stand beside a number that is none: "编号是T1234567890".
  return VISIBLE.test(code) && /[0-9A-Za-z]/.test(code) && !/^(?:我的?|这个?)?(?:编号|編號|单号|單號|number)/i.test(code) ? accept(code) : undefined
}

/** Our codes in a sentence, with dashes, blanks or nothing between their groups; g and i. Not every one: a number has no letter. */
export const OUR_CODE = /(?<![0-9A-Za-z-])(?=[0-9 -]{0,15}[a-z])[0-9a-z]{4}([ -]?)[0-9a-z]{4}\1[0-9a-z]{4}\1[0-9a-z](?![0-9A-Za-z-])/gi
const NAMED = /(?:查[询詢]|回[执執]|返回|取件)?(?:密[码碼]|[码碼]|口令)(?:是|[为為])?[ :,]{0,3}(?=[0-9A-Za-z-]*\d)([0-9A-Za-z-]{4,64})/g
const NAMED_CODE = /\bcode(?: is)?[ :]{1,3}(?=[0-9A-Za-z-]*\d)([0-9A-Za-z-]{4,64})/gi

/** Finds codes in a sentence: ours, or the department's right after a word such as 查询码. */
export function findCodes(text: string) {
  const plain = narrow(text)
  const ours = Array.from(plain.matchAll(OUR_CODE), ({ 0: all, index }) => {
    return { value: canonicalCode(all), from: index, to: index + all.length }
  }).filter(({ value }) => OURS.test(value))
  if (ours.length > 0) return ours
  return [NAMED, NAMED_CODE].flatMap((pattern) => Array.from(plain.matchAll(pattern), ({ 0: all, 1: value = '', index }) => ({
    value: canonicalCode(value), from: index + all.length - value.length, to: index + all.length,
  })))
}

/** The secret that opens a record; in a longer sentence one of ours, or another right after a word such as 查询码 or a number. */
export const code: Form = { read: readsWords('code', readCode), find: (text) => named(text) ?? findCodes(text), show: String }

function named(text: string) {
  const pair = pairIn(text)
  return pair && [{ ...pair.code, value: canonicalCode(pair.code.value) }]
}
