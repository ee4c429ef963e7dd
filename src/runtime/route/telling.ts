// Who comes to tell: what they know of others, or what they have done themselves.

import { joined } from '../../lib/pattern.ts'

const WANTS_TO_TELL = /^(?:你好|您好|请问|[,，。. ])*我?(?:想|要|有)(?:反映|举报|汇报)(?:一?个|一?下|一?点|些)?(?:情况|线索)[吧啊。.! ]*$/
// Who gives themselves up is not to be left alone with a list.
const GIVES_UP_THEMSELVES = new RegExp(joined`
  ^(?:你好|您好|我|要|想|来|现在|准备|以前|之前|做过?|犯了?|错?事|了|[,，. ]){0,8}.{0,8}(?:投案)?自首[了吧啊。.!]*$
  |^i (?:want|would like|need) to (?:turn myself in|surrender|confess)\b
`, 'i')

/** Tells whether a normalised text says that its writer has something to tell, and not yet what. */
export function wantsToTell(plain: string): boolean {
  return WANTS_TO_TELL.test(plain)
}

/** Tells whether somebody gives themselves up. */
export function givesThemselvesUp(plain: string): boolean {
  return GIVES_UP_THEMSELVES.test(plain)
}
