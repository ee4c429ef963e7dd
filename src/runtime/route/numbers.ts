// Messages with a number in them: ours, and which flow takes it; a resident's own, which asks for nothing by itself.

import { forms } from '../../engine/answers/forms.ts'
import { findCodes, OUR_CODE } from '../../engine/answers/code.ts'
import { DATE_OR_PHONE, OUR_NUMBER } from '../../engine/answers/case-number.ts'
import { normalise } from '../../engine/answers/reading/normalise.ts'
import { pairIn } from '../../engine/answers/reading/pair.ts'
import { joined, pattern } from '../../lib/pattern.ts'

/** Numbers are read alike at any time and in any language. */
const ANYWHERE = { at: 0, language: '', settings: {} } as const

/** The only number of ours in a text, as it was written; undefined where there is none, or several. */
export function ourNumber(text: string): string | undefined {
  if (text.search(OUR_NUMBER) < 0) return undefined
  const [found, ...others] = forms['case-number']?.find?.(text, ANYWHERE) ?? []
  return found && others.length === 0 ? String(found.value) : undefined
}

/** A text without our numbers and codes: their letters and digits say nothing of what is meant. */
export function withoutKeys(text: string): string {
  return /\d/.test(text) ? text.replace(OUR_CODE, ' ').replace(OUR_NUMBER, ' ') : text
}

const APPOINTMENT = /改|换|取消|退|预约|来不了|去不了|\b(?:cancel|move|change|resched|appointment|booking)/
const ADD = /补充|追加|添加|再加|\badd\b/

/** The flow that goes on with the number, by its letter and by what is wanted with it. */
export function flowFor(number: string, text: string): string {
  const plain = normalise(text)
  if (/^a/i.test(number)) return APPOINTMENT.test(plain) ? 'my-appointments' : 'case-status'
  return ADD.test(plain) ? 'add' : 'case-status'
}

/** The number that is all of a text, or is called one in it, as `with` of a route has it. */
export function numberIn(text: string): { readonly number?: string } {
  const form = forms['case-number']
  const [found, ...others] = form?.find?.(text, ANYWHERE) ?? []
  if (found && others.length === 0) return { number: String(found.value) }
  const read = form?.read({ kind: 'text', text }, ANYWHERE)
  return read?.ok && read.value === withoutBlanks(text) ? { number: read.value } : {}
}

/** The number of a record that a text is and nothing else, its code beside it perhaps: no phone, no date, no code without a digit. */
export function numberAlone(text: string): string | undefined {
  const pair = pairIn(text)
  if (pair && /[A-Za-z]/.test(text) && !DATE_OR_PHONE.test(pair.number.value)) return pair.number.value
  const plain = withoutBlanks(text)
  if (!LETTERED.test(plain) || DATE_OR_PHONE.test(plain)) return undefined
  return forms['phone']?.read({ kind: 'text', text }, ANYWHERE).ok === true ? undefined : numberIn(text).number
}

/** The code of ours that a text is and nothing else: in its groups, or where it can be no number and no word. */
export function codeAlone(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const [found] = findCodes(plain)
  if (found?.from !== 0 || found.to !== plain.length) return undefined
  return GROUPED.test(plain) || MIXED.test(plain) ? found.value : undefined
}

const GROUPED = /^\w{4}([ -])\w{4}\1\w{4}\1\w$/
// Numbers have their letters together, words have no digits.
const MIXED = /^\w*\d[A-Za-z]\w*\d[A-Za-z]\w*$/
const LETTERED = /^(?=.*[A-Za-z-])(?=(?:.*\d){6})[0-9A-Za-z-]{8,32}$/

/** Tells whether a text holds digits and nothing else. */
export function isDigits(text: string): boolean {
  return /^[\d\s-]+$/.test(text.normalize('NFKC'))
}

/** Tells whether a text says no more than who somebody is: a phone or identity number, perhaps with a name. */
export function isWho(text: string): boolean {
  if (![forms['phone'], forms['id-number']].some((form) => (form?.find?.(text, ANYWHERE) ?? []).length > 0)) return false
  const rest = text.normalize('NFKC').replace(/[\d\s\p{P}+]|x$/giu, '').replace(CALLED, '')
  return rest.length <= (/\p{Script=Han}/u.test(rest) ? 4 : 20) && !WANTED.test(rest)
}

const CALLED = new RegExp(joined`
  我们?|我們|的|是|叫|手机|手機|电话|電話|身份证|身份證|号码?|號碼?|联系方式|聯繫方式|姓名|名字
  |\b(?:my|phone|mobile|id|card|name|number|is|i'?m)\b
`, 'gi')
const WANTED = /[查案单單办辦补補换換约約报報进進]|report|case|check|book|appoint|status|lost|renew/i

function withoutBlanks(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

// Who is not to be called asks for no person.
const IS_NUMBER = pattern`
  ^(?:这|那)?(?:个|就|可|真|根本|并)*不?是.{0,4}(?:号码|电话|手机号?|联系方式)[的啊呀了。.!]*$
  |^(?:我的?|联系|聯繫|[手电電][机機话話]?)*(?:号码?|號碼?|电话|電話|手机|手機|联系方式|聯繫方式|微信)(?:就|也)?(?:是|用)
`
const NOT_CALLED = new RegExp(joined`
  (?:不用|不要|不必|不需要|别|甭|唔使|唔好|毋須)(?:再|还|還|都|[给給跟和我来來人]|你们?|您|[民员員]?警察?|特意|专门|[ ]){0,4}(?:联系|聯繫|聯絡|联络|找|搵|打|回)
  |\b(?:do not|don'?t|no need to) (?:call|contact|phone|ring)\b
`, 'i')

/** Tells whether a text that seems to want a person only gives a number, or wants no call. */
export function wantsNoPerson(text: string): boolean {
  return NOT_CALLED.test(text) || IS_NUMBER.test(text)
}
