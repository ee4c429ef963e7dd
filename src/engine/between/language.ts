// The language that someone writes, told by the script.

import { isForeign } from '../answers/reading/scripts.ts'
import { simplified } from '../answers/reading/traditional.ts'
import type { Work } from '../work.ts'

// Characters that are written like this in traditional Chinese alone.
const BOTH = new Set('吒拚乾捱菸夥摺徵醣薹')
const TRADITIONAL = new RegExp(`[${[...simplified.keys()].filter((letter) => !BOTH.has(letter)).join('')}]`)

// Frequent characters that are written like this in simplified Chinese alone.
const SIMPLIFIED = /[们这个来时说对开关预约报举诉证号请问护驾驶员车辆过还吗处办电话点钟条钱么为给买卖实国际写读听见观户迁骗严样谢帮选单该应当旧帐户缴费违规罚伤抢窃诈赌枪闹邻离结儿爷妈孙岁东区县镇乡湾厅园医药]/

const CHINESE = /[\u3400-\u9fff]/
const LATIN = /[a-z]{2,}/gi

// Numbers and codes have letters, and are in no language.
const MIXED = /(?<!\S)\S*\d\S*/g

// Letters that everybody writes tell nothing of a language.
const EVERYONES = /\b(?:ok(?:ay|k)?|sos|qq|app|vip|wifi|wechat|weixin|id|etc)\b/gi

/**
 * The language that a text is written in, as far as its script tells; undefined if it does not.
 * `least` is how many words of Latin letters make it English: names and numbers have one or two.
 */
export function languageOf(text: string, current: string, least = 1): string | undefined {
  if (isForeign(text)) return 'en'
  if (CHINESE.test(text)) {
    if (TRADITIONAL.test(text)) return 'zh-TW'
    return current.startsWith('zh') ? current : 'zh-CN'
  }
  const words = text.replace(MIXED, ' ').replace(EVERYONES, '').match(LATIN)?.length ?? 0
  return words >= (/\d/.test(text) ? least + 2 : least) ? 'en' : undefined
}

/** Answers in the language of what was not understood, as long as no message was: who writes English reads no Chinese. */
export function guessLanguage(work: Work, text: string): void {
  if (!work.settled) work.language = languageOf(text, work.language, 2) ?? work.language
}

// Many a resident greets with hello and goes on in Chinese.
const GREETING = /^\W*(?:hello|hi|hey|hi there|hello there)\W*$/i

/** Notes the language of the resident's first message that was understood; its writing, as soon as one tells it. */
export function noteLanguage(work: Work, text: string, least = 1): void {
  if (work.settled && !work.scriptless) return
  const language = languageOf(text, work.language, least)
  if (!language || (work.settled && !language.startsWith('zh'))) return
  work.language = language
  if (GREETING.test(text)) return
  work.settled = true
  // 你好 is written alike in both writings.
  work.scriptless = language === 'zh-CN' && !SIMPLIFIED.test(text) ? true : undefined
}
