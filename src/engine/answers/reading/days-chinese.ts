// How days are written in Chinese, simplified; traditional characters have been brought to these before.

import { addMonths, civil, dayNumber } from './calendar.ts'
import {
  anyOf, dayInMonth, dayOfMonth, dayOfYear, endOfMonth, endOfNamedMonth, exactly, fullYear, monthsUntil,
  nextWeekday, someOfMonth, someOfWeek, vaguely, weekdayOfWeek,
} from './day.ts'
import type { DayContext, DayMeaning, DayRule } from './day.ts'
import { besideEachOther, readNumeral } from './numerals.ts'
import { joined } from './pattern.ts'

const CHINESE = '〇零一二两三四五六七八九十廿卅'
const ALONE = `(?<![\\d${CHINESE}])`
const OPEN = `(?![\\d${CHINESE}点时:个.])`
const N = `(\\d{1,4}|[${CHINESE}]{1,4})`
const LIST = ' ?(?:、|,|，|或者?|和|跟|到|至|-|~) ?'
const YEARS: { readonly [word: string]: number } = { 前: -2, 去: -1, 今: 0, 明: 1, 后: 2 }
const WEEKS: { readonly [word: string]: number } = { 上上: -2, 上: -1, 本: 0, 这: 0, 这一: 0, 下: 1, 下下: 2 }
const DAYS: { readonly [word: string]: number } = {
  大大前: -4, 大前: -3, 前: -2, 昨: -1, 今: 0, 当: 0, 明: 1, 后: 2, 大后: 3, 大大后: 4,
}
const PARTS_OF_MONTH: { readonly [word: string]: readonly number[] } = {
  初: [1, 2, 3], 上旬: [1, 2, 3], 中: [15, 14, 16], 中旬: [15, 14, 16], 下旬: [21, 22, 23],
}
const FESTIVALS: { readonly [word: string]: readonly [number, number] } = {
  元旦: [1, 1], 五一: [5, 1], 劳动节: [5, 1], 六一: [6, 1], 儿童节: [6, 1], 国庆: [10, 1],
}

/** The numeral in a group; 0, which is no day and no month, if there is none. */
function num(group: string | undefined): number {
  return readNumeral(group ?? '') ?? 0
}

// 明年 and its like, counted from today.
function yearOf(word: string, { today }: DayContext): number | undefined {
  const years = YEARS[word]
  return years === undefined ? undefined : civil(today).year + years
}

function spanFrom({ today }: DayContext, count: string | undefined, unit = ''): number | undefined {
  const n = num(count)
  if (unit.includes('月')) return count === '半' ? today + 15 : addMonths(today, n)
  if (unit === '年') return count === '半' ? addMonths(today, 6) : addMonths(today, 12 * n)
  return count === '半' ? undefined : today + n * (unit === '天' || unit === '日' ? 1 : 7)
}

/** 两三天后 is in two days or in three. */
function eitherSpan(
  counts: readonly [number?, number?], { unit, isPast }: { unit: string | undefined; isPast: boolean }, context: DayContext,
): DayMeaning | undefined {
  const ahead = counts.flatMap((count) => spanFrom(context, String(count), unit) ?? [])
  return ahead.length === 0 ? undefined : vaguely(ahead.map((day) => (isPast ? 2 * context.today - day : day)))
}

function back({ today }: DayContext, day: number | undefined): DayMeaning | undefined {
  return day === undefined ? undefined : exactly(2 * today - day)
}

const dated: readonly DayRule[] = [
  {
    pattern: new RegExp(
      `${ALONE}(\\d{4}|[〇零一二三四五六七八九]{4}|\\d\\d(?=年)) ?[年./-] ?${N} ?[月./-] ?${N}(?!\\d) ?[日号]?`, 'g',
    ),
    read: ([, year, month, day]) => exactly(dayNumber(fullYear(num(year)), num(month), num(day))),
  },
  {
    pattern: new RegExp(`(?<![\\d+a-z-])((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)(?![\\da-z])`, 'g'),
    read: ([, year, month, day]) => {
      const number = dayNumber(num(year), num(month), num(day))
      return number === undefined ? undefined : { days: [number], weak: true }
    },
  },
  {
    pattern: new RegExp(`([前去今明后])年的? ?${N} ?月份?的? ?${N}(?:[日号]|${OPEN})`, 'g'),
    read: ([, year = '', month, day], context) => exactly(dayNumber(yearOf(year, context) ?? 0, num(month), num(day))),
  },
  {
    pattern: new RegExp(`${ALONE}${N} ?月份?的? ?${N} ?(?:[日号]|${OPEN})`, 'g'),
    read: ([, month, day], context) => dayOfYear(num(month), num(day), context),
  },
  {
    pattern: /(?<![\d/.:-])(\d{1,2})([/.-])(\d{1,2})(?![\d/.:-]|[点个元万米公])/g,
    read: ([, first, sign, second], context) => slashed(num(first), num(second), { ...context, sign }),
  },
  {
    pattern: new RegExp(`(下下|下|上|本|这|当)一?个?月的?${N}(?:[日号]|${OPEN})`, 'g'),
    read: ([, word = '', day], context) => dayInMonth(WEEKS[word] ?? 0, num(day), context),
  },
  {
    pattern: new RegExp(`${ALONE}${N} ?[日号](?![楼线院窗门铺店室房桌机车码]|以?内)`, 'g'),
    read: ([, day], context) => ({ ...dayOfMonth(num(day), context), unsure: true }),
  },
  {
    pattern: new RegExp(`${ALONE}${N} ?月份?${N} ?[日号]?${LIST}${N} ?[日号]`, 'g'),
    read: ([, month, ...days], context) => anyOf(days.map((day) => dayOfYear(num(month), num(day), context))),
  },
  {
    pattern: new RegExp(`${ALONE}${N}${LIST}${N} ?[日号](?![楼线院窗门铺店室房桌机车码])`, 'g'),
    read: ([, ...days], context) => ({ ...anyOf(days.map((day) => dayOfMonth(num(day), context))), unsure: true }),
  },
  {
    pattern: /(?:(?<!\d)(\d{4}|\d\d) ?年的? ?|([前去今明后])年的? ?)?(元旦|五一(?:劳动)?节?|劳动节|六一(?:儿童)?节?|儿童节|国庆节?)/g,
    read: ([, year, word = '', name = ''], context) => {
      const [month, day] = FESTIVALS[name] ?? FESTIVALS[name.slice(0, 2)] ?? [0, 0]
      const named = year === undefined ? yearOf(word, context) : fullYear(num(year))
      const meaning = named === undefined ? dayOfYear(month, day, context) : exactly(dayNumber(named, month, day))
      return { ...meaning, unsure: true }
    },
  },
]

function slashed(first: number, second: number, context: DayContext & { sign: string | undefined }) {
  const [monthFirst, dayFirst] = [first <= 12, second <= 12]
  if (!monthFirst && !dayFirst) return context.sign === '/' ? { ...exactly(undefined), weak: true } : undefined
  const days = [dayOfYear(first, second, context), dayOfYear(second, first, context)]
  const [american, british] = days as [DayMeaning, DayMeaning] // just made of two
  if (!monthFirst) return { ...british, weak: true }
  if (!dayFirst || first === second || !context.language.startsWith('en')) return { ...american, weak: true }
  return { days: [...american.days, ...british.days], weak: true }
}

const relative: readonly DayRule[] = [
  {
    pattern: new RegExp(`${ALONE}(?:再?过)?(十?[一二两三四五六七八九]{2})个?(天|日|周|星期|礼拜|月|年)(?:[之以]?([后前])(?![天日])|(?<=过.{1,8}))`, 'g'),
    read: ([, run = '', unit, side], context) => eitherSpan(besideEachOther(run), { unit, isPast: side === '前' }, context),
  },
  {
    pattern: /听日|寻日/g,
    read: ([word], { today }) => exactly(today + (word === '听日' ? 1 : -1)),
  },
  {
    pattern: /(?<![以先])(大大?[前后]|[今明昨前后])[天日儿]个?|(当)[天日]/g,
    read: ([, word, same], { today }) => exactly(today + (DAYS[word ?? same ?? ''] ?? 0)),
  },
  {
    pattern: /(下下|下|上)一?个?月的?(?:今天|这一?天|同一?天)/g,
    read: ([, word = ''], { today }) => exactly(addMonths(today, WEEKS[word] ?? 0)),
  },
  {
    pattern: /([前去明后])年的?(?:今天|这一?天|同一?天)/g,
    read: ([, word = ''], context) => {
      const { month, day } = civil(context.today)
      return exactly(dayNumber(yearOf(word, context) ?? 0, month, day))
    },
  },
  {
    pattern: /(?:(下下|下|上|本|这|当)一?个?)?月的?最后一天/g,
    read: ([, word = ''], context) => endOfMonth(WEEKS[word] ?? 0, context),
  },
  {
    pattern: /([今明])([明后])两?天/g,
    read: ([, first = '', second = ''], { today }) => ({ days: [first, second].map((word) => today + (DAYS[word] ?? 0)) }),
  },
  {
    pattern: /(?<![证说声文聪表注发黎清])([今明昨])(?=[早晚晨夜中]|上午|下午|午)/g,
    read: ([, word = ''], { today }) => exactly(today + (DAYS[word] ?? 0)),
  },
  {
    pattern: new RegExp(`${ALONE}(?:再?过)?(\\d{1,3}|半|[${CHINESE}]{1,4})个?(天|日|周|星期|礼拜|月|年)[之以]?后(?![天日])`, 'g'),
    read: ([, count, unit], context) => exactly(spanFrom(context, count, unit)),
  },
  {
    pattern: new RegExp(`${ALONE}(\\d{1,3}|半|[${CHINESE}]{1,4})个?(天|日|周|星期|礼拜|月|年)[之以]?前(?![天日])`, 'g'),
    read: ([, count, unit], context) => back(context, spanFrom(context, count, unit)),
  },
  {
    pattern: new RegExp(`再?过(\\d{1,3}|[${CHINESE}]{1,4})个?(天|日|周|星期|礼拜|月|年)`, 'g'),
    read: ([found, count, unit], context) =>
      found === '过两天' ? vaguely([context.today + 2, context.today + 3]) : exactly(spanFrom(context, count, unit)),
  },
  {
    pattern: /(?:再?过|这|近)(?:几|些|两)天|几天[之以]?后|改[天日]|过[段阵](?:时间|子)|最近|近期|回头|^以后|将来|有空的?时候?/g,
    read: (_, { today, past }) => vaguely(past ? [today, today - 1] : [today + 2, today + 3]),
  },
  {
    pattern: /前(?:几|些|两|一)天|前一?[段阵](?:时间|子)?|几天[之以]?前/g,
    read: (_, { today }) => vaguely([today - 2, today - 3]),
  },
  {
    pattern: /^[ ,。.!]{0,3}(?:就是?)?(?:现在|马上|立刻|立即)(?:就?[去来到])?[ ,。.!吧]{0,3}$|刚才|刚刚/g,
    read: (_, { today }) => ({ days: [today], weak: true }),
  },
]

const weekly: readonly DayRule[] = [
  {
    pattern: /(?<![每一四])(上上|上|下下|下|本|这一?|)个?(?:周|星期|礼拜)的?(?:周|星期|礼拜)?([一二三四五六日天1-7])(?![次趟回])/g,
    read: ([, week = '', name = ''], context) => weekdayMeaning(week, name, context),
  },
  {
    pattern: /(?<![每一四])(上上|上|下下|下|本|这一?|)个?(?:周|星期|礼拜)([一二三四五六])[、,，和或]?([二三四五六日天])(?![点时号个楼:])/g,
    read: ([, week = '', ...names], context) =>
      ({ days: names.flatMap((name) => weekdayMeaning(week, name ?? '', context).days) }),
  },
  {
    pattern: /(?<!每)(上上|上|下下|下|本|这一?|)个?(?:周|星期|礼拜)(?:的?周)?末/g,
    read: ([, week = ''], context) => weekend(WEEKS[week] ?? 0, context),
  },
  {
    pattern: /(?:(上上|上|下下|下|本|这)一?个?(?:周|星期|礼拜)|(?:(上)|(下))一?周)(?![一二三四五六日天末\d])/g,
    read: ([, week, last], context) => {
      const weeks = WEEKS[week ?? (last === undefined ? '下' : '上')] ?? 0
      return someOfWeek(weeks, [1, 2, 3, 4, 5, 6, 7], context)
    },
  },
]

function weekdayMeaning(week: string, name: string, context: DayContext): DayMeaning {
  const weekday = ('一二三四五六日'.indexOf(name) + 1 || Number(name)) || 7
  const weeks = WEEKS[week]
  return weeks === undefined ? nextWeekday(weekday, context) : weekdayOfWeek(weeks, weekday, context)
}

function weekend(weeks: number, context: DayContext): DayMeaning {
  return someOfWeek(weeks, [6, 7], context)
}

const monthly: readonly DayRule[] = [
  {
    pattern: /(?:(下下|下|上|本|这|当)一?个?)?月的?(?:底|末)/g,
    read: ([, word = ''], context) => endOfMonth(WEEKS[word] ?? 0, context),
  },
  {
    pattern: new RegExp(`${ALONE}${N} ?月份?的?(?:底|末|最后一天)`, 'g'),
    read: ([, month], context) => endOfNamedMonth(num(month), context),
  },
  {
    pattern: /(?:(下下|下|上|本|这|当)一?个?)?月(初|中旬?|[上下]旬)/g,
    read: ([, word = '', part = ''], context) =>
      someOfMonth(WEEKS[word] ?? 0, PARTS_OF_MONTH[part] ?? [1], context),
  },
  {
    pattern: new RegExp(`${ALONE}${N} ?月份?(初|中旬?|[上下]旬)?(?!\\d|[前后]?半)`, 'g'),
    read: ([, month, part = '初'], context) =>
      num(month) < 1 || num(month) > 12
        ? undefined
        : someOfMonth(monthsUntil(num(month), context), PARTS_OF_MONTH[part] ?? [1], context),
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{4}|\\d\\d|[前去今明后])年的? ?${N} ?月份?(?![\\d${CHINESE}底末])`, 'g'),
    read: ([, year = '', month], { today }) => {
      const offset = YEARS[year]
      const full = offset === undefined ? fullYear(num(year)) : civil(today).year + offset
      return vaguely([1, 2, 3].flatMap((day) => dayNumber(full, num(month), day) ?? []))
    },
  },
  {
    pattern: /(下下|下|上|本|这)一?个?月/g,
    read: ([, word = ''], context) => someOfMonth(WEEKS[word] ?? 0, [1, 2, 3], context),
  },
  {
    pattern: /年[底末]/g,
    read: (_, { today }) => vaguely([31, 30].map((day) => dayNumber(civil(today).year, 12, day) ?? today)),
  },
]

const lunar: readonly DayRule[] = [
  {
    pattern: new RegExp(joined`
      [农阴旧]历|[腊正冬]月|闰[一二三四五六七八九十]?月|大年|年三十
      |(?:[一二三四五六七八九十]月)?初[一二三四五六七八九十](?![定些般起直点中])
    `, 'g'),
    read: () => ({ days: [], why: 'lunar' }),
  },
  {
    pattern: /除夕|春节|元宵|端午|七夕|中元|中秋|重阳|小年/g,
    read: () => ({ days: [], why: 'lunar' }),
  },
]

/** All the ways in which days are written in Chinese. */
export const chineseDays: readonly DayRule[] = [...dated, ...relative, ...weekly, ...monthly, ...lunar]
