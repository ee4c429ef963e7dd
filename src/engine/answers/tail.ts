// tail: the end of a return code, typed to show that it was noted. Four symbols, or the whole code.

import { canonicalCode } from './code.ts'
import type { Form, Reading } from './form.ts'
import { narrow } from './reading/normalise.ts'
import { accept, readsWords } from './reading/outcome.ts'

const SYMBOLS = /^[0-9A-HJKMNP-TV-Z]{4,13}$/

function readTail(text: string): Reading | undefined {
  const typed = canonicalCode(narrow(text)).replace(/[- ]/g, '').toUpperCase()
  const tail = typed.replace(/[IL]/g, '1').replace(/O/g, '0')
  return SYMBOLS.test(tail) ? accept(tail) : undefined
}

/** The end of a return code. */
export const tail: Form = { read: readsWords('tail', readTail), show: String }
