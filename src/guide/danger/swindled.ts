// Money that a swindler has: told as it happens it is a matter of minutes, told later it is reported, and neither is an assault.

import { pattern } from '../../lib/pattern.ts'

const SWINDLER = /骗子|诈骗(?:犯|分子|团伙)|\b(?:scammers?|fraudsters?|swindlers?|con ?(?:man|men|artists?))\b/
const MONEY = pattern`
  [\d一二两三四五六七八九十几百千半多](?:万|千|百|块|元|k|w)|钱|工资|薪水|退休金|养老金|低保|积蓄|存款|余额|卡里
  |\b(?:money|salary|wages?|savings|pension|yuan|rmb|dollars|account|\d{3,})\b
`
const ASSAULT = pattern`
  打(?!电话|来|款|钱|给|过[来去]|到|进|了?\d|微信|字|通)|刀|枪|抢|[关绑杀锁拐掐砍追]|威胁|传销|不让|不放|缅甸|园区|上门
  |\b(?:hit|beat\w*|knife|gun|rob\w*|kidnap\w*|lock\w*|threat\w*|daughter|son|child|kid|at my door|in my house)\b
`
const UNDER_WAY = pattern`
  刚|正|[在要](?!我?手里)|拦|一直|现在|马上|(?:分钟|小时|钟头)(?:之?前)?|今[天早晚]|催|又(?:叫|让|要)|继续
  |\b(?:just|now|today|tonight|still|ago|keeps?|right away)\b
`

const TAKEN = /骗(?:走|了|去|光|掉|取)|[给了]{1,3}骗子|\b(?:took|stole|got|cheated|tricked|has|have|lost)\b/

/** Tells of money that a swindler has, whether that is under way; undefined for anything else, and where somebody is hurt or held. */
export function swindledOf(text: string): 'now' | 'before' | undefined {
  if (!SWINDLER.test(text) || !MONEY.test(text) || ASSAULT.test(text)) return undefined
  return TAKEN.test(text) && !UNDER_WAY.test(text) ? 'before' : 'now'
}
