// Moments that are said as hours or minutes from now: 半小时后, an hour ago.

import { besideEachOther, readNumeral, readWord } from './numerals.ts'

const CHINESE = /(\d{1,3}|半|[一二两三四五六七八九十]{1,3})个?(半)?(小时|钟头|分钟)[之以]?(前|后)/
const ENGLISH = /(?<![a-z\d])(?:in )?(\d{1,3}|half an|[a-z]{1,10}) (hour|minute)s?( ago| later| from now)?(?![a-z])/
const NOW = /刚才|刚刚|现在|马上|立刻|立即|just now/
const HOUR = 3_600_000
const MINUTE = 60_000

/** The instant that a normalised text says as now, or as a span before or after now; undefined if it says none. */
export function momentIn(text: string, at: number): number | undefined {
  return elapsed(text, at) ?? (NOW.test(text) ? at : undefined)
}

function elapsed(text: string, at: number): number | undefined {
  const chinese = CHINESE.exec(text)
  if (chinese) {
    const [, count = '', half, unit, side] = chinese
    if (besideEachOther(count).length > 0) return undefined
    const n = count === '半' ? 0.5 : (readNumeral(count) ?? 0) + (half ? 0.5 : 0)
    return at + n * (unit === '分钟' ? MINUTE : HOUR) * (side === '前' ? -1 : 1)
  }
  const [all = '', count = '', unit, side] = ENGLISH.exec(text) ?? []
  const n = count === 'half an' ? 0.5 : /^\d/.test(count) ? Number(count) : readWord(count)
  if (n === undefined || all === '' || (side === undefined && !all.startsWith('in '))) return undefined
  return at + n * (unit === 'hour' ? HOUR : MINUTE) * (side === ' ago' ? -1 : 1)
}
