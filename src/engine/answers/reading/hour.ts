// What an hour means in a part of the day, in minutes since midnight; from 1440 on it belongs to the next day.

import type { Rule } from './scan.ts'
import type { Part } from './saying.ts'

/** The parts of a day in which hours are said; `dawn` and `night` need a time. */
export type Daytime = Part | 'dawn' | 'night' | 'dusk' | 'am' | 'pm'

/** What an expression for a time means. */
export type TimeMeaning = {
  /** Minutes since midnight, likeliest first; several are asked about. */
  readonly minutes: readonly number[]
  /** Asked about even if only one time fits. */
  readonly vague?: boolean
  /** There is no such time of day. */
  readonly impossible?: boolean
  /** No time, but a part of the day. */
  readonly daytime?: Daytime
}

/** One way of writing a time or a part of the day. */
export type TimeRule = Rule<undefined, TimeMeaning>

/** An hour as it was said: `digital` is written 09:05, and counts to 24. */
export type Hour = {
  readonly hour: number | undefined
  readonly minute?: number | undefined
  readonly daytime?: Daytime | undefined
  readonly digital?: boolean
}

const NO_TIME: TimeMeaning = { minutes: [], impossible: true }

/** The times that an hour can mean. */
export function timesOf({ hour, minute = 0, daytime, digital = false }: Hour): TimeMeaning {
  if (hour === undefined || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return NO_TIME
  const hours = daytime === undefined ? hoursAlone(hour, digital) : hoursIn[daytime](hour)
  if (hours.length === 0) return NO_TIME
  return { minutes: hours.map((hour) => hour * 60 + minute) }
}

/** A time a few minutes before another one. */
export function before(meaning: TimeMeaning, minutes: number): TimeMeaning {
  return { ...meaning, minutes: meaning.minutes.map((time) => (time + 1440 - minutes) % 1440) }
}

function hoursAlone(hour: number, digital: boolean): readonly number[] {
  if (digital || hour === 0 || hour > 12) return [hour]
  if (hour === 12) return [12, 24]
  return hour <= 6 ? [hour + 12, hour] : [hour, hour + 12]
}

const hoursIn: { readonly [daytime in Daytime]: (hour: number) => readonly number[] } = {
  dawn: (hour) => (hour === 12 ? [0] : hour <= 7 ? [hour] : []),
  morning: (hour) => (hour <= 12 ? [hour] : []),
  am: (hour) => (hour <= 12 ? [hour % 12] : []),
  noon: (hour) => (hour >= 10 && hour <= 15 ? [hour] : hour >= 1 && hour <= 3 ? [hour + 12] : []),
  afternoon: pastNoon,
  pm: pastNoon,
  dusk: (hour) => (hour >= 3 && hour <= 8 ? [hour + 12] : hour >= 15 && hour <= 20 ? [hour] : []),
  evening: atNight,
  night: atNight,
}

function pastNoon(hour: number): readonly number[] {
  if (hour === 0 || hour === 24) return []
  return [hour < 12 ? hour + 12 : hour]
}

function atNight(hour: number): readonly number[] {
  if (hour === 0 || hour === 12 || hour === 24) return [24]
  if (hour <= 4) return [24 + hour, hour]
  if (hour <= 11) return [hour + 12]
  return hour >= 17 ? [hour] : []
}
