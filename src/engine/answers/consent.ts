// consent: yes or no to the privacy notice, in words; a thumb or a number is no consent.

import { confirm } from './confirm.ts'
import type { Form } from './form.ts'
import { accept, reject, wordsToRead } from './reading/outcome.ts'
import { readReasonedNo } from './reading/reasoned.ts'
import { readYesNo } from './reading/yes-no.ts'

/** Yes or no in words, or by the button offered for it. */
export const consent: Form = {
  read: (said, context) => {
    if (said.kind === 'text' && said.option !== undefined) return confirm.read(said, context)
    const words = wordsToRead(said) ?? ''
    const answer = readYesNo(words) ?? readReasonedNo(words)
    return answer === undefined ? reject('yes-or-no') : accept(answer)
  },
  show: confirm.show,
}
