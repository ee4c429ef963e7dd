// Says dates, places and promises in the resident's language.

import { chinaDay, weekday } from '../lib/time.ts'
import type { BookableService, Lists, Names, Unit } from '../ports/department.ts'

type Language = 'zh-CN' | 'zh-TW' | 'en'

const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const
const WEEKDAYS = {
  'zh-CN': '一二三四五六日', 'zh-TW': '一二三四五六日', en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const

/** Our language that is nearest to a tag. */
export function nearestLanguage(tag: string): Language {
  if (/^en\b/i.test(tag)) return 'en'
  return /^zh-(tw|hk|mo|hant)/i.test(tag) ? 'zh-TW' : 'zh-CN'
}

/** Says a day: `11月24日 周二`, `Tue, 24 November`. */
export function sayDay(day: string, tag: string): string {
  const language = nearestLanguage(tag)
  const [, month = 1, date = 1] = day.split('-').map(Number)
  const name = WEEKDAYS[language][weekday(day) - 1]
  if (language === 'en') return `${name}, ${date} ${MONTHS[month - 1]}`
  return `${month}月${date}日 ${language === 'zh-TW' ? '週' : '周'}${name}`
}

/** Says the day of an instant. */
export function sayDayOf(at: number, tag: string): string {
  return sayDay(chinaDay(at), tag)
}

/** Says a slot such as `2026-11-24T09:00`: day and time. */
export function saySlot(slot: string, tag: string): string {
  return `${sayDay(slot.slice(0, 10), tag)} ${slot.slice(11)}`
}

/** Says a text of the department's in the resident's language, or in the nearest there is. */
export function sayName(names: Names, tag: string): string {
  return names[tag] ?? names[nearestLanguage(tag)] ?? names['zh-CN']
}

/** Says where a unit is and how it is called. */
export function sayUnit(unit: Unit, tag: string): string {
  const [name, address] = [sayName(unit.name, tag), sayName(unit.address, tag)]
  return nearestLanguage(tag) === 'en' ? `${name}, ${address}, phone ${unit.phone}` : `${name}，${address}，${phoneWord(tag)} ${unit.phone}`
}

/** Says what to bring. */
export function sayBring({ bring }: BookableService, tag: string): string {
  return listFor(bring, tag).join(nearestLanguage(tag) === 'en' ? ', ' : '、')
}

/** The list in a language, or else in the one that is always there. */
export function listFor(lists: Lists, tag: string): readonly string[] {
  return lists[tag] ?? lists[nearestLanguage(tag)] ?? lists['zh-CN']
}

/** Sentences with a day, a number or what an officer wrote. */
const SENTENCES = {
  'zh-CN': {
    due: (day: string) => `最晚 ${day} 给您第一次答复。`,
    expected: (day: string) => `预计 ${day} 前有结果。`,
    late: (days: number) => `已经超过期限 ${days} 个工作日，很抱歉。`,
    overdue: () => '已经过了期限，很抱歉。',
    updated: (day: string) => `${day} 更新。`,
    reply: (day: string, text: string) => `民警 ${day} 回复：${text}`,
    closedNow: (day: string, time: string) => `现在不在办公时间，${day} ${time} 起有人看。`,
    booked: () => '已预约',
    cancelled: () => '已取消',
    bring: (things: string) => `要带：${things}`,
    receipt: (number: string, code: string) => `编号：${number}\n查询码：${code}`,
  },
  'zh-TW': {
    due: (day: string) => `最晚 ${day} 給您第一次答覆。`,
    expected: (day: string) => `預計 ${day} 前有結果。`,
    late: (days: number) => `已經超過期限 ${days} 個工作日，很抱歉。`,
    overdue: () => '已經過了期限，很抱歉。',
    updated: (day: string) => `${day} 更新。`,
    reply: (day: string, text: string) => `民警 ${day} 回覆：${text}`,
    closedNow: (day: string, time: string) => `現在不在辦公時間，${day} ${time} 起有人看。`,
    booked: () => '已預約',
    cancelled: () => '已取消',
    bring: (things: string) => `要帶：${things}`,
    receipt: (number: string, code: string) => `編號：${number}\n查詢碼：${code}`,
  },
  en: {
    due: (day: string) => `You will have a first answer by ${day}.`,
    expected: (day: string) => `A result is expected by ${day}.`,
    late: (days: number) => `It is ${days} working ${days === 1 ? 'day' : 'days'} late. We are sorry.`,
    overdue: () => 'It is late. We are sorry.',
    updated: (day: string) => `Updated on ${day}.`,
    reply: (day: string, text: string) => `An officer wrote on ${day}: ${text}`,
    closedNow: (day: string, time: string) => `The desk is closed now; someone will read it from ${day} ${time}.`,
    booked: () => 'Booked',
    cancelled: () => 'Cancelled',
    bring: (things: string) => `Please bring: ${things}`,
    receipt: (number: string, code: string) => `Number: ${number}\nCode: ${code}`,
  },
} as const

/** The sentences of a language. */
export function sentences(tag: string): (typeof SENTENCES)[Language] {
  return SENTENCES[nearestLanguage(tag)]
}

function phoneWord(tag: string): string {
  return nearestLanguage(tag) === 'zh-TW' ? '電話' : '电话'
}
