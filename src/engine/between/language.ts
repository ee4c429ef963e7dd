// The language that someone writes, told by the script.

import type { Work } from '../work.ts'

// Frequent characters that are written like this in traditional Chinese alone.
const TRADITIONAL = new Set('們這個來時說對開關預約報舉訴證號請問護駕駛員車輛過還沒嗎處辦電話點鐘條錢後麼為給買賣實國際寫讀聽見觀戶遷騙裡嚴樣謝幫')

// The same characters as they are written in simplified Chinese alone.
const SIMPLIFIED = new Set('们这个来时说对开关预约报举诉证号请问护驾驶员车辆过还吗处办电话点钟条钱么为给买卖实国际写读听见观户迁骗严样谢帮')

const CHINESE = /[\u3400-\u9fff]/
const LATIN = /[a-z]{2,}/gi

/**
 * The language that a text is written in, as far as its script tells; undefined if it does not.
 * `least` is how many words of Latin letters make it English: names and numbers have one or two.
 */
export function languageOf(text: string, current: string, least = 1): string | undefined {
  if (CHINESE.test(text)) {
    if ([...text].some((letter) => TRADITIONAL.has(letter))) return 'zh-TW'
    return current.startsWith('zh') ? current : 'zh-CN'
  }
  const words = text.match(LATIN)?.length ?? 0
  return words >= (/\d/.test(text) ? least + 2 : least) ? 'en' : undefined
}

/** Notes the language of the resident's first message that was understood; its writing, as soon as one tells it. */
export function noteLanguage(work: Work, text: string, least = 1): void {
  if (work.settled && !work.scriptless) return
  const language = languageOf(text, work.language, least)
  if (!language || (work.settled && !language.startsWith('zh'))) return
  work.language = language
  work.settled = true
  // 你好 is written alike in both writings.
  work.scriptless = language === 'zh-CN' && ![...text].some((letter) => SIMPLIFIED.has(letter)) ? true : undefined
}
