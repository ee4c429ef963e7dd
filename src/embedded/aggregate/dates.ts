// $dateTrunc in a time zone, which mingo gets wrong for days and longer: cut on the clock of that zone.

import type { Any, AnyObject, Options } from 'mingo/types'
import { evalExpr } from 'mingo/core'
import { $dateTrunc as truncate } from 'mingo/operators/expression'
import { mongoError } from '../errors.ts'

/** Cuts a date down to a unit. */
export function $dateTrunc(document: Any, expression: Any, options: Options): Any {
  // The operand of this operator is an object whose fields are expressions.
  const given = evalExpr(document, expression, options) as AnyObject
  const { date, timezone } = given
  if (!(date instanceof Date) || typeof timezone !== 'string') return truncate(document as AnyObject, expression, options)
  const there = new Date(date.getTime() + offsetOf(timezone, date))
  const cut = truncate({}, { ...given, date: there, timezone: '+00:00' }, options)
  if (!(cut instanceof Date)) return cut
  // Summer time may begin between the two: the offset at the cut itself is the one that counts.
  const near = new Date(cut.getTime() - offsetOf(timezone, date))
  return new Date(cut.getTime() - offsetOf(timezone, near))
}

function offsetOf(timezone: string, date: Date): number {
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(timezone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? '0')) * 60_000
  try {
    const name = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' }).formatToParts(date)
      .find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
    return name === 'GMT' ? 0 : offsetOf(name.slice(3), date)
  } catch {
    throw mongoError('Location40485', `unrecognized time zone identifier: "${timezone}"`)
  }
}
