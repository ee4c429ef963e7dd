// How days, times and parts of a day are said back, in each language.

import { civil, readClock, readIso, weekdayOf } from './calendar.ts'

/** The parts into which a day is divided where no time is known. */
export type Part = 'morning' | 'noon' | 'afternoon' | 'evening'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]
const PARTS = { morning: '上午', noon: '中午', afternoon: '下午', evening: '晚上' }

/** Says a day: 3月4日 周三, 3月4日 週三, or Wed, 4 March; with its year where that is in doubt. */
export function sayDay(iso: string, language: string, withYear = false): string {
  const number = readIso(iso)
  if (number === undefined) return iso
  const { year, month, day } = civil(number)
  const weekday = weekdayOf(number)
  if (isEnglish(language)) {
    return `${WEEKDAYS[weekday - 1]}, ${day} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ''}`
  }
  const week = language === 'zh-TW' ? '週' : '周'
  return `${withYear ? `${year}年` : ''}${month}月${day}日 ${week}${'一二三四五六日'[weekday - 1]}`
}

/** Says several days, with their years if these differ. */
export function sayDays(days: readonly string[], language: string): readonly string[] {
  const years = new Set(days.map((day) => day.slice(0, 4)))
  return days.map((day) => sayDay(day, language, years.size > 1))
}

/** Says a time of day: 下午3:00, or 3:00 pm. */
export function sayTime(time: string, language: string): string {
  const minutes = readClock(time)
  if (minutes === undefined) return time
  const hour = Math.floor(minutes / 60)
  const clock = `${hour % 12 || 12}:${time.slice(3)}`
  if (isEnglish(language)) return `${clock} ${hour < 12 ? 'am' : 'pm'}`
  return hour < 6 ? `凌晨${hour}:${time.slice(3)}` : `${partOfHour(hour)}${clock}`
}

/** Says a part of a day. */
export function sayPart(part: string, language: string): string {
  if (isEnglish(language) || !isPart(part)) return part
  return PARTS[part]
}

function isPart(part: string): part is Part {
  return Object.hasOwn(PARTS, part)
}

function partOfHour(hour: number): string {
  if (hour < 12) return '上午'
  if (hour === 12) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

function isEnglish(language: string): boolean {
  return language.toLowerCase().startsWith('en')
}
