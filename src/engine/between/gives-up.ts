// Whoever names the flow that they are in says that it is not wanted any more: "算了，不举报了".

import type { Work } from '../work.ts'

const UNWANTED = [
  /^(?:算了|那|我|还是|還是|先|就|也|[,，\s])*不(?:想|要|打算|准备|準備)?(.{2,4}?)(?:了|啦|喇)[吧啊呀。.,，!！\s]*$/,
  /^(?:never ?mind|forget it|ok|sorry|[,.\s])*(?:i )?(?:don'?t|do not|no longer) want to (.{3,20}?)(?: (?:it|this))?(?: any ?more| now)?[.!]*$/i,
]

/** Tells whether a text says that the flow is not wanted any more, by the word that began it. */
export function givesUp({ book, flow }: Work, text: string): boolean {
  const said = text.trim()
  const word = UNWANTED.map((pattern) => pattern.exec(said)?.[1]).find((one) => one !== undefined)
  return word !== undefined && book.start({ kind: 'text', text: word }) === flow.id
}
