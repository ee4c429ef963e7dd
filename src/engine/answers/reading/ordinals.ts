// Reads which one of several is meant by its number or place: 1, 一, ①, 第一个, the first, 最后一个.

import { NUMERAL, readNumeral, readWord } from './numerals.ts'
import { pattern } from './pattern.ts'

const NUMBER = pattern`
  ^(?:上[面边]的?)?(?:第|选项|选|项|数字|序号|编号|number|option|item|choice|no|nr|#|№)?[ .#:]{0,2}
    (\d{1,4}|[${NUMERAL}]{1,4})(?: ?[个项条种类号款家位样](?:选项)?|选项|那个|这个)?$
`
const LAST = pattern`
  ^(?:最后|最末|末尾|最下面|最下边|最底下|最后面|倒数第一)(?:的|那|这|一)?一?(?:个|项|条|种|行|类)?$
  |^(?:very )?last(?: (?:one|option))?$
  |^(?:the )?bottom(?: one)?$
`
const FROM_END = new RegExp(`^倒数第?([${NUMERAL}]{1,3})(?:个|项|条|种)?$`)
const FIRST = new RegExp(
  '^(?:头一|首|最前面?的?那?一?|最上面的?那?一?|最上边的?那?一?|打头的?那?一?)(?:个|项|条|种)?$'
  + '|^(?:the )?(?:top|first)(?: one| option)?$',
)
const BEFORE_LAST =
  /^(?:second (?:to |from the )?last|last but one|next to last|penultimate)(?: one| option)?$/
const MIDDLE = /^(?:最)?(?:中间|当中)(?:的|那|这)?(?:一)?(?:个|项|条|种)?$|^(?:the )?middle(?: one| option)?$/
const FORMER = /^(?:前者|[前上][一那]?个|[前上]面的?(?:[一那]个)?|(?:the )?(?:former|earlier)(?: one)?)$/
const LATTER = /^(?:后者|[后下][一那]?个|[后下]面的?(?:[一那]个)?|(?:the )?(?:latter|later)(?: one)?)$/
const ORDINALS = [
  'first', 'second', 'third', 'fourth', 'fifth', 'sixth',
  'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth',
]
const ORDINAL = /^(?:the )?([a-z]{5,8}|\d{1,3}(?=st|nd|rd|th))(?:st|nd|rd|th)?(?: (?:one|option|choice|item))?$/
const WORD = /^(?:number |option |item |choice |no\.? ?)?([a-z]{3,9}(?:-[a-z]{3,5})?)$/
const PAIR = new RegExp(
  `^第?(\\d{1,3}|[${NUMERAL}]{1,3})个?(?: ?[、,，/]|和|或者?|跟|与|及|还有| and | or | ?& ?)`
  + `\\s?第?(\\d{1,3}|[${NUMERAL}]{1,3})个?$`,
)
/** Where a row of enclosed numbers begins in Unicode, and how many it has, each from one on. */
const ENCLOSED: readonly (readonly [number, number])[] = [
  [0x2460, 20], [0x2474, 20], [0x2488, 20], [0x2776, 10], [0x2780, 10], [0x278a, 10], [0x3220, 10], [0x3280, 10],
  [0x2160, 12], [0x2170, 12], [0x24f5, 10],
]

/** The place from one on among `count` that a peeled text names; undefined if it names none. */
export function readOrdinal(text: string, count: number): number | undefined {
  return readEnclosed(text) ?? readNumber(text) ?? readPlace(text, count) ?? readEnglish(text)
}

/** The two places that a text such as 1和2 names; none if it does not. */
export function readPair(text: string): readonly number[] {
  const [, first = '', second = ''] = PAIR.exec(text) ?? []
  return [first, second].flatMap((numeral) => readNumeral(numeral) ?? [])
}

function readEnclosed(text: string): number | undefined {
  const code = text.charCodeAt(0)
  const row = ENCLOSED.find(([start, length]) => code >= start && code < start + length)
  return row && text.length === 1 ? code - row[0] + 1 : undefined
}

function readNumber(text: string): number | undefined {
  const [, numeral] = NUMBER.exec(text) ?? []
  return numeral === undefined ? undefined : readNumeral(numeral)
}

function readPlace(text: string, count: number): number | undefined {
  if (LAST.test(text)) return count
  if (FIRST.test(text)) return 1
  if (BEFORE_LAST.test(text)) return count - 1
  if (MIDDLE.test(text)) return count % 2 === 1 ? (count + 1) / 2 : undefined
  if (FORMER.test(text)) return count === 2 ? 1 : undefined
  if (LATTER.test(text)) return count === 2 ? 2 : undefined
  const [, numeral] = FROM_END.exec(text) ?? []
  const fromEnd = numeral === undefined ? undefined : readNumeral(numeral)
  return fromEnd === undefined ? undefined : count + 1 - fromEnd
}

function readEnglish(text: string): number | undefined {
  const [, word = ''] = ORDINAL.exec(text) ?? []
  if (/^\d/.test(word)) return Number(word)
  const place = ORDINALS.indexOf(word) + 1
  if (place > 0) return place
  const [, number = ''] = WORD.exec(text) ?? []
  return readWord(number)
}
