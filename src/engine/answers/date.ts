// date: a day, kept as 2026-03-04.

import type { Form, ReadContext, Reading } from './form.ts'
import { isoOf } from './reading/calendar.ts'
import { dayContext, findDays, fittingDays, isVague, sureDay, whyNoDay } from './reading/days.ts'
import { normalise } from './reading/normalise.ts'
import { accept, readsWords, reject, unclear } from './reading/outcome.ts'
import { sayDay, sayDays } from './reading/saying.ts'

function readDate(text: string, context: ReadContext): Reading | undefined {
  const clock = dayContext(context)
  const matches = findDays(normalise(text), clock)
  if (matches.length === 0) return undefined
  const why = whyNoDay(matches, clock)
  if (why !== undefined) return reject(why)
  const days = fittingDays(matches, clock).map(isoOf)
  const [day, ...others] = days
  if (day !== undefined && others.length === 0 && !isVague(matches, clock)) return accept(day)
  const spoken = new Set([...days, ...matches.flatMap(({ meaning }) => meaning.days.map(isoOf))])
  const said = sayDays([...spoken], context.language)
  return unclear(days, said.slice(0, 2), said.slice(0, days.length))
}

/** A day of the calendar, as people write it. */
export const date: Form = {
  read: readsWords('date', readDate),
  find: (text, context) => {
    const match = sureDay(normalise(text), dayContext(context))
    return match ? match.meaning.days.map((day) => ({ value: isoOf(day), from: match.from, to: match.to })) : []
  },
  show: (value, language) => sayDay(String(value), language),
}
