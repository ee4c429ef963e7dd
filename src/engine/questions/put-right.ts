// One word put right at a summary, without the wish to change anything: "不是3栋，是5栋", "not riverside, it's Lakeside".

import type { Json } from '../event.ts'
import type { Outcome } from '../outcome.ts'
import { answersOf, isRecord } from '../view.ts'
import type { View } from '../work.ts'

const SIGNS = '[ ,，、。.;；!！]{0,3}'
const LEAD = '^(?:等一?下|等等|哦|噢|啊|不对|错了|應該|应该|wait|no|oh|sorry|actually|hang on|[ ,，.。!！])*'
const RIGHTED: readonly RegExp[] = [
  `${LEAD}不是(?<wrong>.{1,24}?)${SIGNS}(?:而是|应该是|應該是|是)(?<right>.{1,40})$`,
  `${LEAD}(?:而?是)(?<right>.{1,24}?)${SIGNS}不是(?<wrong>.{1,24})$`,
  `^(?<wrong>.{1,24}?)${SIGNS}(?:写错了?|寫錯了?|打错了?|打錯了?|说错了?|說錯了?|错了|錯了|不对|不對)${SIGNS}(?:应该是|應該是|应该|應該|改成|换成|換成|是)(?<right>.{1,40})$`,
  `${LEAD}not (?:the |at |in )?(?<wrong>.{1,30}?)${SIGNS}(?:but|it is|it'?s|it should be) (?:the |at |in )?(?<right>.{1,60})$`,
  `${LEAD}(?:it is|it'?s) (?:the |at |in )?(?<right>.{1,40}?)${SIGNS}not (?:the |at |in )?(?<wrong>.{1,30})$`,
].map((source) => new RegExp(source, 'is'))
const LONGEST = 100
const END = /[ ,，.。!！吧啊呀哦的]+$/

/** The answer in whose words alone the wrong ones stand, with the right ones in their place; undefined where that is not sure. */
export function readRighted(view: View, text: string, names: readonly string[]): Outcome | undefined {
  if (text.length > LONGEST) return undefined
  const { wrong = '', right = '' } = RIGHTED.map((pattern) => pattern.exec(text.trim())?.groups).find(Boolean) ?? {}
  const [from, to] = [wrong, right].map((words) => words.trim().replace(END, ''))
  if (!from || !to) return undefined
  const found = names.flatMap((name) => {
    const said = replaced(wordsOf(answersOf(view)[name]), from, to)
    return said === undefined ? [] : [{ name, said }]
  })
  const [one, ...others] = found
  return one && others.length === 0 ? { go: { kind: 'change', ...one } } : undefined
}

function wordsOf(value: Json | undefined): string {
  if (typeof value === 'string') return value
  return isRecord(value) && typeof value['label'] === 'string' && !('lat' in value) && !('value' in value) ? value['label'] : ''
}

// Only words that stand there once can be told apart. What follows them may have been said once more: "Lakeside night market".
function replaced(words: string, from: string, to: string): string | undefined {
  const [flat, part] = [words.toLowerCase(), from.toLowerCase()]
  const at = flat.indexOf(part)
  if (at < 0 || flat.includes(part, at + 1)) return undefined
  const behind = words.slice(at + part.length)
  const again = Array.from({ length: behind.length }, (_, i) => behind.length - i)
    .find((length) => to.toLowerCase().endsWith(behind.slice(0, length).toLowerCase()) && to.length > length) ?? 0
  return words.slice(0, at) + to + behind.slice(again)
}
