// Quiet hours in China's time: when nobody wants to be called back.

import { addDays, chinaDay, chinaInstant, chinaTime } from './time.ts'

/** Tells until when it is quiet (ms); undefined where it is not. */
export type Quiet = (at: number) => number | undefined

/** Reads two hours such as `22-08`; the same hour twice means never. */
export function createQuiet(hours: string): Quiet {
  const [from = '', to = ''] = hours.split('-').map((hour) => `${hour}:00`)
  const isQuiet = (time: string): boolean => (from < to ? time >= from && time < to : from !== to && (time >= from || time < to))
  return (at) => {
    const time = chinaTime(at)
    if (!isQuiet(time)) return undefined
    const day = chinaDay(at)
    return chinaInstant(time < to ? day : addDays(day, 1), to)
  }
}
