// Takes out of a question what could tell who asked it, before it is kept for the officers.

import { normalise } from './reading/normalise.ts'

const LONGEST = 80

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使'

// Digits as they are typed, and as they are spelt out to slip through.
const DIGIT = '[0-9〇零一二两三四五六七八九幺]'

/** What is masked, each with what stands in its place; in this order. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[a-z][a-z0-9+.-]*:\/\/[^\s\u3400-\u9fff]+|www\.[^\s\u3400-\u9fff]+/g, '[网址]'],
  [/[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/g, '[邮箱]'],
  [new RegExp(`[${PROVINCES}] ?[a-z] ?[·.-]? ?(?=[a-z]{0,3}[0-9])[a-z0-9]{5,6}[警学挂港澳]?`, 'g'), '[车牌]'],
  [/(?<![a-z0-9])[a-z]{1,2}[0-9]{7,9}(?![0-9])/g, '[证件号]'],
  [new RegExp(`${DIGIT}(?:[ .·-]?${DIGIT}){4,}x?`, 'g'), '[号码]'],
  [/((?:我叫|姓名|名字叫|名字是|名叫)[ :是]?)[\p{Script=Han}·]{2,4}(?=[,，。;；、 ]|$)/gu, '$1[姓名]'],
  [/\b((?:my name is|i am called) )[a-z]+(?: [a-z]+)?/g, '$1[name]'],
  [/(微信号?|vx|wx|qq)[ :是]*[a-z0-9_-]{4,}/g, '$1[号码]'],
]

/** A question in one writing, without numbers, plates, addresses on the net and names that are told as such; cut to 80 characters. */
export function anonymise(question: string): string {
  const plain = MASKS.reduce((text, [mask, instead]) => text.replace(mask, instead), normalise(question))
  return [...plain.replace(/[?？!！。.,，~～\s]+$/u, '')].slice(0, LONGEST).join('')
}
