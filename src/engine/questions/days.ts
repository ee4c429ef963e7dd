// Fewer days to choose from: "下周", "周三以后", "除了周三都行" said where days are offered shows those that fit first.

import { civil, mondayOf, readIso, weekdayOf } from '../answers/reading/calendar.ts'
import type { DayContext } from '../answers/reading/day.ts'
import type { DayMatch } from '../answers/reading/days.ts'
import { dayContext, namedDays } from '../answers/reading/days.ts'
import { normalise } from '../answers/reading/normalise.ts'
import { joined } from '../answers/reading/pattern.ts'
import type { Offer } from '../effect.ts'
import type { Outcome } from '../outcome.ts'
import { retry } from '../outcome.ts'
import type { View } from '../work.ts'
import { suiting } from './suiting.ts'
import { put } from './put.ts'

const DAY = /^\d{4}-\d\d-\d\d$/
const LONGEST = 40

type Fit = (day: number) => boolean

/** Shows the days that fit what was said, the others behind them; undefined where it speaks of no more than one day, or of none. */
export function fewerDays(view: View, offers: readonly Offer[], text: string): Outcome | undefined {
  if (!areDays(offers) || text.length > LONGEST) return undefined
  const fits = readFit(normalise(text), contextOf(view))
  if (!fits) return undefined
  const sorted = offers.toSorted((a, b) => (String(a.value) < String(b.value) ? -1 : 1))
  const inside = sorted.filter(({ value }) => fits(readIso(String(value)) ?? 0))
  if (inside.length === 0) return retry('not-an-option')
  const all = [...inside, ...sorted.filter((offer) => !inside.includes(offer))]
  const few = inside.length < all.length ? inside.length : undefined
  return { ...put({ ...view, few, page: undefined }, all), go: { kind: 'wait', offers: all, ...(few !== undefined && { few }) } }
}

/** Shows those days first that an earlier message says would suit; undefined where it says none, or none of them is left. */
export function fewerDaysAsHeard(view: View, offers: readonly Offer[]): Outcome | undefined {
  const { frame, step } = view
  if (frame?.heard === undefined || Object.hasOwn(frame.answers, step.word)) return undefined
  const outcome = fewerDays(view, offers, suiting(view, frame.heard))
  return outcome?.go.kind === 'retry' ? undefined : outcome
}

/** Tells whether a text says which of several days suit. */
export function speaksOfDays(view: View, text: string): boolean {
  return text.length <= LONGEST && readFit(normalise(text), contextOf(view)) !== undefined
}

/** The only one of the days on show with the weekday that is said and no more: after "下周" 周四 is the one of that week. */
export function onWeekday(offers: readonly Offer[], text: string, view: View): Offer | undefined {
  if (!areDays(offers)) return undefined
  const plain = normalise(text)
  const [match, ...others] = namedDays(plain, contextOf(view))
  const weekday = match?.meaning.weekday
  if (match === undefined || weekday === undefined || others.length > 0 || CERTAIN.test(plain)) return undefined
  const [found, ...more] = offers.filter(({ value }) => weekdayOf(readIso(String(value)) ?? 0) === weekday)
  return more.length === 0 ? found : undefined
}

/** Tells whether options are days, without a time of day. */
function areDays(offers: readonly Offer[]): boolean {
  return offers.length > 0 && offers.every(({ value }) => typeof value === 'string' && DAY.test(value))
}

function contextOf({ now, language }: View): DayContext {
  return dayContext({ at: now, language, settings: {} })
}

// A week that is named leaves no other one open, and who asks for a list wants more than days.
const CERTAIN = /[本这]|[上下]一?个?(?:周|星期|礼拜)|\b(?:this|next|coming)\b/
const ASKS = /多少|怎么|什么|哪|\b(?:how|what|which|where|why)\b/
// What says that all days but these suit, or that these do not; and what else is only manners.
const BUT = /(?<!排)除(?:了|开|去|掉|非)?|\b(?:except(?: for)?|(?:any(?:time| ?day)?|all|every ?day) but|not|no|can'?t|cannot|won'?t)\b/g
const NOT_THEN = new RegExp(joined`
  都?(?:没有?空|没有?时间|有事|不行|不方便|不能|不可以|[去来过]不了|[要得]?上班|[要得]?上课|不[去来要想]|别|之外|以外)
  |不要|不想|别
  |\b(?:busy|working|not possible|doesn'?t (?:work|suit)|don'?t (?:work|suit)|isn'?t (?:possible|good))\b
`, 'g')
const WORKDAYS = /工作日|周内|平时|平日|\bweekdays?\b|\bworking days?\b/
const WEEKENDS = /^(?:.{0,6}[^本这下上])?(?:周末|双休)|\bweekends\b/
const AFTER = /^ ?(?:[之以]后|过后|后(?![天日])|开始|起)/
const BEFORE = /^ ?(?:[之以]前|前(?![天日]))/
const AFTER_EN = /\b(?:after|from) (?:the )?$/
const BEFORE_EN = /\b(?:before|by|until) (?:the )?$/
const TO = /^ ?(?:到|至|-|~|to|through|until|and) ?$/

function readFit(flat: string, context: DayContext): Fit | undefined {
  if (ASKS.test(flat)) return undefined
  const isBut = flat.search(BUT) >= 0 || flat.search(NOT_THEN) >= 0
  const text = flat.replace(NOT_THEN, ' ').replace(BUT, ' ')
  const fit = fitOf(text, namedDays(text, context), isBut)
  return fit && isBut ? (day) => !fit(day) : fit
}

function fitOf(text: string, days: readonly DayMatch[], isBut: boolean): Fit | undefined {
  if (days.length === 0) return WORKDAYS.test(text) ? (day) => weekdayOf(day) < 6 : WEEKENDS.test(text) ? isWeekend : undefined
  if (days.some(({ meaning }) => meaning.why !== undefined || meaning.weak)) return undefined
  const [first, second, ...more] = days
  if (!first) return undefined
  if (second && more.length === 0 && TO.test(text.slice(first.to, second.from))) return between(first, second)
  if (second) return (day) => days.some((one) => isOn(one, day))
  const bounded = boundedBy(text, first)
  if (bounded) return bounded
  if (isBut) return WEEKENDS.test(text) ? isWeekend : (day) => isOn(first, day)
  if (WEEKENDS.test(text)) return isWeekend
  const said = text.slice(first.from, first.to)
  if (first.meaning.vague && /月|month/.test(said)) return inMonth(said, first)
  return first.meaning.vague && /周|星期|礼拜|week/.test(said) ? inWeek(said, first) : undefined
}

function inWeek(said: string, { meaning: { days } }: DayMatch): Fit {
  const monday = mondayOf(days[0] ?? 0)
  return /末|weekend/.test(said) ? (day) => days.includes(day) : (day) => mondayOf(day) === monday
}

const isWeekend: Fit = (day) => weekdayOf(day) > 5

// A weekday alone means all of its name.
function isOn({ meaning: { days, weekday } }: DayMatch, day: number): boolean {
  return weekday === undefined ? days.includes(day) : weekdayOf(day) === weekday
}

function between(first: DayMatch, second: DayMatch): Fit | undefined {
  const from = first.meaning.days[0]
  const to = second.meaning.days.find((day) => from !== undefined && day >= from) ?? second.meaning.days[0]
  if (from === undefined || to === undefined) return undefined
  // 周四到周二 runs over the end of the week.
  const end = to < from && second.meaning.weekday !== undefined ? to + 7 : to
  return (day) => day >= from && day <= end
}

function boundedBy(text: string, { from, to, meaning: { days } }: DayMatch): Fit | undefined {
  const [after, before] = [text.slice(to, to + 4), text.slice(Math.max(0, from - 10), from)]
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return undefined
  if (AFTER.test(after)) return (day) => day >= first
  if (BEFORE.test(after)) return (day) => day <= last
  if (AFTER_EN.test(before)) return (day) => (/from/.test(before) ? day >= first : day > last)
  return BEFORE_EN.test(before) ? (day) => (/before/.test(before) ? day < first : day <= last) : undefined
}

// 月初, 中旬 and 下旬 are thirds of a month; a month by itself is all of it.
function inMonth(said: string, { meaning: { days } }: DayMatch): Fit | undefined {
  const [first] = days
  if (first === undefined) return undefined
  const { year, month } = civil(first)
  const [from, to] = /初|上旬|beginning|start/.test(said) ? [1, 10] : /中/.test(said) ? [11, 20] : /下旬|底|末|end/.test(said) ? [21, 31] : [1, 31]
  return (number) => {
    const on = civil(number)
    return on.year === year && on.month === month && on.day >= from && on.day <= to
  }
}
