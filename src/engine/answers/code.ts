// code: the secret that opens a record. Ours has twelve symbols and a check symbol of Crockford's alphabet; the
// department's own codes are any 4 to 64 visible characters.

import type { Form, Reading } from './form.ts'
import { narrow } from './reading/normalise.ts'
import { accept, readsWords } from './reading/outcome.ts'

const LEAD = new RegExp(
  '^[ ,。.]{0,3}(?:(?:我的?|你的?)?(?:查询|回执|返回|验证|取件)?(?:密码|代码|码|口令)(?:是|为)?[ :,]{0,3}'
  + "|(?:(?:my|the) )?(?:return )?code(?: is)?[ :]{1,3}|it's )", 'i',
)
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
  const code = canonicalCode(narrow(text).replace(LEAD, '').replace(TAIL, '').trim())
  return VISIBLE.test(code) && /[0-9A-Za-z]/.test(code) ? accept(code) : undefined
}

/** The secret that opens a record. */
export const code: Form = { read: readsWords('code', readCode), show: String }
