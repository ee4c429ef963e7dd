// Who names a swindler as the one who did it was defrauded, whatever was taken: wages, a deposit, the year's pension.

import { pattern } from '../../lib/pattern.ts'
import type { Procedure } from '../procedure.ts'

const SWINDLER = pattern`
  骗子.{0,8}(?:骗|把|卷|冒充|假冒|假装)
  |(?:被|让|给|叫)(?:一?个|一?群|一?伙)?骗子
  |被(?:人|网友|陌生人|网上)?.{0,3}诈骗
  |诈骗(?:犯|分子|团伙|集团|公司).{0,8}(?:骗|把|卷)
  |(?:遇|碰|遭|撞|找)(?:到|上|见|着)了?(?:一?个|一?群|一?伙)?骗子
  |(?:工资|薪水|工钱|积蓄|存款|养老钱|养老金|退休金|低保钱?|年终奖|奖金).{0,6}(?:都|全|全部)?被(?:人)?骗
  |被(?:人)?骗(?:了|走|掉|光|去)?.{0,8}(?:工资|薪水|工钱|积蓄|存款|养老钱|养老金|退休金|低保|年终奖|奖金)
  |(?:短信|电话|微信|视频|有人|自称).{0,14}(?:说|称|讲).{0,4}我?.{0,4}(?:涉嫌|洗钱|被通缉|涉案|逮捕令|安全账户)
  |\b(?:scammers?|fraudsters?|swindlers?)\b.{0,30}\b(?:took|stole|got|cheated|tricked|has|have)\b
  |\b(?:was|were|been|got) (?:scammed|swindled|defrauded)\b
`
const IMPERSONATES = /冒充|假冒|假装|自称|pretend|impersonat/i

// An employer that pays no wages, or a shop that sells bad goods, is no swindler for being called one.
const KNOWN = pattern`
  老板|公司|单位|厂|包工头|工头|雇主|东家|中介|房东|商家|店家|卖家|物业|健身房|保健品|货不对板|货不对版
  |\b(?:boss|employer|company|landlord|shop|seller)\b
`
const UNPAID = /(?:不|没|沒|未)(?:给|給|发|發|付|结|結)|拖欠|拖着|欠|\b(?:unpaid|not paid|owes?)\b/i

/** The object of the procedure that is reported to when somebody was defrauded. */
const FRAUD = '电信诈骗'

/** Makes the search for the procedure that a text in standard words is answered by if it tells that a swindler took something. */
export function createFindDefrauded(procedures: readonly Procedure[]): (text: string) => string | undefined {
  const id = procedures.find(({ object, action }) => object === FRAUD && action === 'report')?.id
  return (text) => (id !== undefined && isDefrauded(text) ? id : undefined)
}

function isDefrauded(text: string): boolean {
  if (!SWINDLER.test(text) || UNPAID.test(text)) return false
  return IMPERSONATES.test(text) || !KNOWN.test(text.replace(/诈骗公司/g, ''))
}
