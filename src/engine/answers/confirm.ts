// confirm: yes or no, said in any of three languages.

import type { Said } from '../../messages/inbound.ts'
import type { Form, ReadContext } from './form.ts'
import { correctionIn } from './reading/correction.ts'
import { accept, reject } from './reading/outcome.ts'
import { bare, normalise } from './reading/normalise.ts'
import { isAfraidNo, readReasonedNo } from './reading/reasoned.ts'
import { readYesNo } from './reading/yes-no.ts'

const TAPPED: { readonly [option: string]: boolean } = { yes: true, true: true, no: false, false: false }
const NUMBERED = /^ *(?:([1一①])|([2二②])) *[.。、]? *$/

// "是，不对，不是" takes back what it began with.
const TAKEN_BACK = /不对|不對|[错錯]了/

// At a summary "没有" may say that nothing is wrong as well as that nothing is to be sent.
const NOTHING = /^(?:没|沒|无|無)(?:有|了)?了?$|^不留了?$|^none$/

/** 1 and 2 stand for yes and no, unless the question has a numbered summary in which they would be its lines. */
function readNumbered(text: string, { settings }: ReadContext): boolean | undefined {
  const [, yes, no] = NUMBERED.exec(normalise(text)) ?? []
  if (settings.changes !== undefined || (yes === undefined && no === undefined)) return undefined
  return yes !== undefined
}

// At a summary a no throws away what was told: only who is afraid means that.
function reasonedNo(text: string, { settings }: ReadContext): false | undefined {
  return settings.changes === undefined || isAfraidNo(text) ? readReasonedNo(text) : undefined
}

function readConfirm(said: Said, context: ReadContext): boolean | undefined {
  if (said.kind === 'voice') return readYesNo(said.transcript ?? '') ?? reasonedNo(said.transcript ?? '', context)
  if (said.kind !== 'text') return undefined
  const tapped = TAPPED[said.option ?? '']
  if (tapped === undefined && context.settings.changes !== undefined && NOTHING.test(bare(said.text))) return undefined
  return tapped ?? readNumbered(said.text, context) ?? readYesNo(said.text)
    ?? reasonedNo(said.text, context)
    ?? (TAKEN_BACK.test(said.text) ? readYesNo(correctionIn(said.text) ?? '') : undefined)
}

/** Yes or no. */
export const confirm: Form = {
  read: (said, context) => {
    const answer = readConfirm(said, context)
    return answer === undefined ? reject('yes-or-no') : accept(answer)
  },
  show: (value, language) => {
    if (language.startsWith('en')) return value === true ? 'yes' : 'no'
    return value === true ? '是' : '否'
  },
}
