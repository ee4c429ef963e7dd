// Messages with a number of ours in them: which flow takes it, and what such numbers and codes must not be mistaken for.

import { forms } from './engine/answers/forms.ts'
import { OUR_CODE } from './engine/answers/code.ts'
import { OUR_NUMBER } from './engine/answers/case-number.ts'
import { normalise } from './engine/answers/reading/normalise.ts'

/** The only number of ours in a text, as it was written; undefined where there is none, or several. */
export function ourNumber(text: string): string | undefined {
  if (text.search(OUR_NUMBER) < 0) return undefined
  const [found, ...others] = forms['case-number']?.find?.(text, { at: 0, language: '', settings: {} }) ?? []
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
