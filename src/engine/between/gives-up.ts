// Whoever names the flow that they are in says that it is not wanted any more: "算了，不举报了". So does a no to a number.

import { joined } from '../answers/reading/pattern.ts'
import type { Work } from '../work.ts'

// One word is enough: "不约了", "改天再办". Who begins by giving up need not name what; whoever does has it in one of the groups.
const UNWANTED = new RegExp(joined`
  ^(?:算了|那|我|还是|還是|就|也|先|今天|[,，\s])*不(?:想|要|打算|准备|準備)?再?[约約报報办辦弄搞填写寫说說讲講问問整](?:了|啦|喇)[吧啊呀。.,，!！\s]*$
  |^(?:算了|那|我|还是|還是|今天|就|[,，\s])*(?:先不[约約报報办辦弄填](?:了|吧)*|(?:改[天日]|下次|以后|以後|回头|回頭)再[约約报報办辦弄来來填](?:吧|了)?)[。.,，!！\s]*$
  |^(?:sorry|ok|no|thanks|[,.\s])*(?:i (?:don'?t|do not|no longer) (?:want|need)[ ]
    (?:it|this|that|one|an appointment|the appointment)(?: any ?more| now)?
    |i(?:'ve| have)? changed my mind|not any ?more)[.!]*$
  |^算了[吧啊呀]?[,，\s]*我?(?:还是|還是|就|也)?不(?:想|要|打算)?.{1,3}(?:了|啦|喇)[吧啊呀。.,，!！\s]*$
  |^(?:算了|那|我|还是|還是|先|就|也|[,，\s])*不(?:想|要|打算|准备|準備)?(.{2,4}?)(?:了|啦|喇)[吧啊呀。.,，!！\s]*$
  |^(?:never ?mind|forget it|ok|sorry|[,.\s])*(?:i )?(?:don'?t|do not|no longer) want to (.{3,20}?)(?: (?:it|this))?
    (?: any ?more| now)?[.!]*$
`, 'i')

// Most texts begin with none of the signs with which these do, which is seen sooner.
const BEGINS = /^[算那我还還就也先今天不改下以回,，.\sa-z]/i

const LOOKED_UP: ReadonlySet<string> = new Set(['case-number', 'code'])
const NO_MORE = new RegExp(
  '^(?:算了|那|先|就|[,，\\s])*(?:[不唔]再?[查看问問试試]?(?:了|啦|喇)|不用|不要|不需要|不必|唔使|唔要|no|nope)(?:了|啦|喇)?'
  + '[吧啊呀。.,，!！\\s]*(?:谢谢|謝謝|多[谢謝]|thanks|thank you)?[您你。.!！]*$', 'i',
)

/** Tells whether a text says that the flow is not wanted any more, by the word that began it, or by a no to what is looked up. */
export function givesUp({ book, flow, step }: Work, text: string): boolean {
  const said = text.trim()
  if (step.verb === 'ask' && step.question?.forms.some((form) => LOOKED_UP.has(form)) && NO_MORE.test(said)) return true
  const found = BEGINS.test(said) ? UNWANTED.exec(said) : null
  const word = found?.[1] ?? found?.[2]
  return found !== null && (word === undefined || book.start({ kind: 'text', text: word }) === flow.id)
}
