// email: an e-mail address.

import type { Form } from './form.ts'
import { narrow } from './reading/normalise.ts'
import { oneOf, readsWords } from './reading/outcome.ts'

const ADDRESS = /(?<![\w.+-])[\w][\w.+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,4}[A-Za-z]{2,24}(?![\w-])/g

function addressesIn(text: string) {
  return Array.from(narrow(text).replace(/。(?=[a-z])/gi, '.').matchAll(ADDRESS), ({ 0: value, index }) => ({
    value, from: index, to: index + value.length,
  })).filter(({ value }) => !value.includes('..') && !value.includes('.@'))
}

/** An e-mail address, without the words around it. */
export const email: Form = {
  read: readsWords('email', (text) => oneOf(addressesIn(text).map(({ value }) => value))),
  find: addressesIn,
  show: String,
}
