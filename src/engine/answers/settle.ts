// What is meant after an ambiguous answer was asked about: "下午" after "明天上午三点还是下午三点？".

import type { Said } from '../../messages/inbound.ts'
import type { Json } from '../event.ts'
import type { Form, ReadContext, Reading } from './form.ts'
import { pick } from './options.ts'
import { readClock, readIso, weekdayOf } from './reading/calendar.ts'
import { dayContext, findDays } from './reading/days.ts'
import type { Daytime } from './reading/hour.ts'
import { findTimes } from './reading/hours.ts'
import { normalise } from './reading/normalise.ts'
import { accept, wordsToRead } from './reading/outcome.ts'
import { sayPart } from './reading/saying.ts'
import { readYesNo } from './reading/yes-no.ts'

/** The hours of each part of a day, the last one not among them. */
export const HOURS: { readonly [daytime in Daytime]: readonly [number, number] } = {
  dawn: [0, 6], night: [0, 6], morning: [0, 12], am: [0, 12], noon: [11, 14], afternoon: [12, 19], pm: [12, 24],
  dusk: [16, 21], evening: [17, 24],
}

/** What an answer was asked about: its form, the readings that were left, and how they were offered. */
export type Doubt = { readonly form: Form; readonly among: readonly Json[]; readonly labels?: readonly string[] }

/** Reads an answer again in the light of the doubt it left: as a whole answer, as one of two, or as what was missing. */
export function settle(said: Said, doubt: Doubt, context: ReadContext): Reading {
  const { form, among } = doubt
  const whole = form.read(said, context)
  const words = wordsToRead(said)
  if (words === undefined) return whole
  const placed = /^\s*第/.test(words) ? chosen(said, doubt, context) : undefined
  if (placed?.ok) return placed
  const narrowed = byDaytime(words, among)
  if (narrowed !== undefined) return accept(narrowed)
  const onWeekday = byWeekday(words, doubt, context)
  if (onWeekday) return onWeekday
  const filled = completed(words, doubt, context)
  if (filled?.ok) return filled
  const left = whole.ok ? [] : within(whole.among ?? [], among)
  if (left[0] !== undefined && left.length === 1) return accept(left[0])
  return whole.ok ? whole : chosen(said, doubt, context) ?? filled ?? whole
}

/** The one reading that lies in the part of the day that was said. */
function byDaytime(words: string, among: readonly Json[]): Json | undefined {
  const said = findTimes(normalise(words))
  const daytime = said.length === 1 ? said[0]?.meaning.daytime : undefined
  if (daytime === undefined) return undefined
  const [from, to] = HOURS[daytime]
  const inside = among.filter((value) => {
    const minutes = readClock(timeOf(value) ?? '')
    return minutes !== undefined && minutes >= from * 60 && minutes < to * 60
  })
  return inside.length === 1 ? inside[0] : undefined
}

/** The one reading that lies on the weekday that was said by its name alone: 周五, or 周五下午, after "下周". */
function byWeekday(words: string, { form, among }: Doubt, context: ReadContext): Reading | undefined {
  const plain = normalise(words)
  const [day, ...others] = findDays(plain, dayContext(context))
  if (day?.meaning.weekday === undefined || others.length > 0) return undefined
  const inside = among.filter((value) => {
    const number = readIso(dateOf(value) ?? '')
    return number !== undefined && weekdayOf(number) === day.meaning.weekday
  })
  const [only, ...more] = inside
  if (only === undefined || more.length > 0) return undefined
  if (findTimes(plain).length === 0) return accept(only)
  return form.read({ kind: 'text', text: `${dateOf(only)} ${plain.slice(0, day.from)}${plain.slice(day.to)}` }, context)
}

/** What was said, filled up with the day or time on which all readings agree. */
function completed(words: string, { form, among }: Doubt, context: ReadContext): Reading | undefined {
  const plain = normalise(words)
  if (findDays(plain, dayContext(context)).length === 0 && findTimes(plain).length === 0) return undefined
  const date = same(among.map((value) => textOf(value, 'date')))
  const isDawn = date !== undefined && among.every((value) => hourOf(value) < HOURS.dawn[1])
  const shared = [isDawn ? `${date} 凌晨` : undefined, date, same(among.map(timeOf)), same(among.map(partOf))]
    .filter((part) => part !== undefined)
  const readings = shared.map((part) => form.read({ kind: 'text', text: `${part} ${words}` }, context))
  return readings.find((reading) => reading.ok) ?? readings.find((reading) => !reading.ok && reading.among)
}

function chosen(said: Said, { form, among, labels }: Doubt, context: ReadContext): Reading | undefined {
  const [only, ...others] = among
  const yes = readYesNo(wordsToRead(said) ?? '')
  if (only !== undefined && others.length === 0 && yes === true) return accept(only)
  const offers = among.map((value, i) => ({ value, label: labels?.[i] ?? form.show(value, context.language) }))
  const picked = pick(said, offers, context)
  return picked.ok && isPicked(picked.value) ? accept(picked.value.value) : undefined
}

function isPicked(value: Json): value is { readonly value: Json } {
  return typeof value === 'object' && value !== null && 'value' in value
}

function timeOf(value: Json): string | undefined {
  const time = typeof value === 'string' ? value : textOf(value, 'time')
  return time === undefined || readClock(time) === undefined ? undefined : time
}

function hourOf(value: Json): number {
  return (readClock(timeOf(value) ?? '') ?? Infinity) / 60
}

function dateOf(value: Json): string | undefined {
  return typeof value === 'string' ? value : textOf(value, 'date')
}

function partOf(value: Json): string | undefined {
  const part = textOf(value, 'part')
  return part === undefined ? undefined : sayPart(part, 'zh-CN')
}

function textOf(value: Json, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const entry = Object.entries(value).find(([key]) => key === name)
  return typeof entry?.[1] === 'string' ? entry[1] : undefined
}

function within(said: readonly Json[], among: readonly Json[]): readonly Json[] {
  const known = new Set(among.map((value) => JSON.stringify(value)))
  return said.filter((value) => known.has(JSON.stringify(value)))
}

function same(texts: readonly (string | undefined)[]): string | undefined {
  return new Set(texts).size === 1 ? texts[0] : undefined
}
