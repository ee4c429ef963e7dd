// text: what happened, in the resident's own words; kept as it was written.

import type { Form } from './form.ts'
import { accept, misfit, readsWords } from './reading/outcome.ts'

/** Words of any kind, held against the question's `length`. */
export const text: Form = {
  read: readsWords('text', (said, context) => misfit(said.trim(), context) ?? accept(said.trim())),
  show: String,
}
