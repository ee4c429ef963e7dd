// The privacy notice: it must say who asks, why, what, for how long, which rights there are, and how to agree.

import type { FlowProblem } from '../../problem.ts'
import type { CheckParts } from '../parts.ts'
import { atText } from '../parts.ts'
import { isChinese } from './lists.ts'

type Part = { readonly part: string; readonly zh: RegExp; readonly en: RegExp }

const PARTS: readonly Part[] = [
  { part: 'who asks', zh: /公安|派出所|警/, en: /police|bureau|station/i },
  { part: 'what for', zh: /为什么|為什麼|为了|為了|只为|只為|用于|用於|用来|用來|目的/, en: /what for|why|purpose|only (?:to|for)|in order to/i },
  {
    part: 'what is asked',
    zh: /问什么|問什麼|内容|內容|姓名|电话|電話|联系方式|聯絡方式|聯繫方式|信息|資訊|資料/,
    en: /\bwhat:|name|phone|contact|details|what you (?:write|send)/i,
  },
  { part: 'how long it is kept', zh: /多久|保存|保留|期限|删除|刪除/, en: /how long|kept|keep|deleted/i },
  { part: 'the right to see, correct and delete it', zh: /查看|查閱|查阅|更正|删除|刪除/, en: /see|correct|delete/i },
  { part: 'how to agree', zh: /同意/, en: /agree/i },
]

/** Finds what a privacy notice leaves out. */
export function checkNotice({ drafts, texts, languages }: Pick<CheckParts, 'drafts' | 'texts' | 'languages'>): readonly FlowProblem[] {
  const keys = ['common:privacy', ...drafts.map(({ id }) => `${id}:privacy`)]
  return languages.filter((language) => isChinese(language) || language.startsWith('en')).flatMap((language) => keys.flatMap((key) => {
    const text = texts.find(language, key)
    if (!text || typeof text.value !== 'string') return []
    const said = text.value
    return PARTS.filter(({ zh, en }) => !(isChinese(language) ? zh : en).test(said)).map(({ part }) =>
      atText(text, { rule: 'privacy-notice', tell: `'privacy' does not say ${part}; nobody can agree to what they were not told` }))
  }))
}
