// Tells when a desk can be expected to answer.

import { isOpenOn, type Calendar } from '../lib/calendar.ts'
import { addDays, chinaDay, chinaInstant, chinaTime } from '../lib/time.ts'
import { dueAt } from '../records/clocks.ts'
import type { Department, Hours } from '../ports/department.ts'
import type { CallContext, Service } from '../ports/services.ts'
import { CHOSEN, defineService, give, valueOf } from './define.ts'
import { sayDay, sentences } from './say.ts'
import { sayDue } from './receipt.ts'

/** How many days ahead the next opening is looked for. */
const FARTHEST = 30

/** What telling of desks is made of. */
export type DeskParts = { readonly department: Department; readonly calendar: Calendar }

/** Says from when on someone reads what is laid on a desk; nothing while it is open, or where no calendar tells. */
export function sayClosed(
  { department, calendar }: DeskParts, desk: string, { at, language }: Pick<CallContext, 'at' | 'language'>,
): string {
  const opens = nextOpening(department.desks.find(({ id }) => id === desk)?.hours ?? [], calendar, at)
  return opens === undefined || opens === at ? '' : sentences(language).closedNow(sayDay(chinaDay(opens), language), chinaTime(opens))
}

/** `desk.expect` */
export function expectDesk({ department, calendar }: DeskParts): Service {
  return defineService({
    name: 'desk.expect',
    gives: ['openNow', 'expectedText', 'dueText'],
    changes: false,
    input: { type: 'object', properties: { desk: CHOSEN }, required: ['desk'], additionalProperties: false },
  }, async ({ desk }, { at, language }) => {
    const hours = department.desks.find(({ id }) => id === valueOf(desk))?.hours ?? []
    const opens = nextOpening(hours, calendar, at)
    if (opens === undefined) return give({ openNow: false, expectedText: '', dueText: '' })
    const { dueText } = sayDue(dueAt(department.clocks.message['first-answer'], opens, calendar), language)
    const wait = sentences(language).closedNow(sayDay(chinaDay(opens), language), chinaTime(opens))
    return give({ openNow: opens === at, dueText, expectedText: opens === at ? dueText : [wait, dueText].filter(Boolean).join('\n') })
  })
}

/** When a desk with these hours is open next: now, if it is open now; undefined if no calendar tells. */
function nextOpening(hours: readonly Hours[], calendar: Calendar, at: number): number | undefined {
  for (let i = 0, day = chinaDay(at); i < FARTHEST; i++, day = addDays(day, 1)) {
    const spans = hours
      .filter(({ days }) => isOpenOn(calendar, days, day))
      .map(({ from, to }) => ({ from: chinaInstant(day, from), to: endOf(day, to) }))
      .filter(({ to }) => to > at)
    if (spans.length > 0) return Math.max(at, Math.min(...spans.map(({ from }) => from)))
  }
  return undefined
}

function endOf(day: string, time: string): number {
  return time === '24:00' ? chinaInstant(addDays(day, 1)) : chinaInstant(day, time)
}
