// time: a time of day, kept as 15:00.

import type { Form, ReadContext, Reading } from './form.ts'
import { chinaMinutes, clockOf } from './reading/calendar.ts'
import { timesOf } from './reading/hour.ts'
import type { TimeMatch } from './reading/hours.ts'
import { findTimes } from './reading/hours.ts'
import { normalise } from './reading/normalise.ts'
import { accept, readsWords, reject, unclear } from './reading/outcome.ts'
import { sayTime } from './reading/saying.ts'
import { momentIn } from './reading/spans.ts'

const ALONE = /^ *(\d{1,2})(?:[:.]?(\d{2}))? *[.。]?$/

function readTime(text: string, { language, at }: ReadContext): Reading | undefined {
  const plain = normalise(text)
  const then = momentIn(plain, at)
  if (then !== undefined) return accept(clockOf(chinaMinutes(then)))
  const matches = findTimes(plain).filter(({ meaning }) => meaning.daytime === undefined)
  if (matches.length === 0) return readAlone(plain, language) ?? readNoon(plain, language)
  if (matches.some(({ meaning }) => meaning.impossible)) return reject('impossible')
  const vague = matches.some(({ meaning }) => meaning.vague)
  return settleTimes(matches.flatMap(({ meaning }) => meaning.minutes), language, vague)
}

function settleTimes(minutes: readonly number[], language: string, vague = false): Reading {
  const times = [...new Set(minutes.map(clockOf))]
  const [time, ...others] = times
  if (time !== undefined && others.length === 0 && !vague) return accept(time)
  return unclear(times, times.map((time) => sayTime(time, language)))
}

/** A bare number, where a time was asked for: 15, 1530. */
function readAlone(text: string, language: string): Reading | undefined {
  const [, hour, minute = '0'] = ALONE.exec(text) ?? []
  if (hour === undefined) return undefined
  const digital = hour.length === 2 && minute.length === 2
  const { minutes, impossible } = timesOf({ hour: Number(hour), minute: Number(minute), digital })
  return impossible ? undefined : settleTimes(minutes, language)
}

function readNoon(text: string, language: string): Reading | undefined {
  const noon = findTimes(text).some(({ meaning }) => meaning.daytime === 'noon')
  return noon ? settleTimes([720, 780], language) : undefined
}

function isSure({ meaning }: TimeMatch): boolean {
  return meaning.minutes.length === 1 && !meaning.vague
}

/** A time of day, as people write it. */
export const time: Form = {
  read: readsWords('time', readTime),
  find: (text) => {
    const matches = findTimes(normalise(text)).filter(({ meaning }) => meaning.daytime === undefined)
    return matches.length === 1 && matches.every(isSure)
      ? matches.map(({ from, to, meaning }) => ({ value: clockOf(meaning.minutes[0] ?? 0), from, to }))
      : []
  },
  show: (value, language) => sayTime(String(value), language),
}
