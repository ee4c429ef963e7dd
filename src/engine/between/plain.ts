// What was typed in pinyin, or said in dialect, heard as its standard words where it means nothing as it stands.

import type { Said } from '../../messages/inbound.ts'
import { offersNow } from '../questions/offers.ts'
import { spokenOf } from '../view.ts'
import type { Work } from '../work.ts'

const CHINESE = /[\u3400-\u9fff]/

/** The same in standard words, for an answer that was not understood; undefined where there are no others, or a button was pressed. */
export function inStandardWords(work: Work, said: Said): Said | undefined {
  if (said.kind !== 'text' || said.option !== undefined) return undefined
  const offers = CHINESE.test(said.text) || !work.frame ? [] : spokenOf(work, offersNow(work))
  const plain = work.book.plain?.(said.text, offers.flatMap(({ label, words }) => [label, ...words]))
  return plain === undefined ? undefined : { kind: 'text', text: plain }
}

/** What was typed in pinyin, in characters; anything else as it is. */
export function inCharacters(work: Work, said: Said): Said {
  const isLatin = said.kind === 'text' && !CHINESE.test(said.text)
  return isLatin ? inStandardWords(work, said) ?? said : said
}
