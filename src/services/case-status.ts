// Tells how a case, record or appointment stands, to whoever has its number and code.

import type { Calendar } from '../lib/calendar.ts'
import { chinaDay } from '../lib/time.ts'
import { lateBy } from '../records/clocks.ts'
import { openedAgain } from '../records/moving.ts'
import { showNumber } from '../records/numbers.ts'
import type { Appointment } from '../ports/appointments.ts'
import type { Case } from '../ports/cases.ts'
import type { Department, Unit } from '../ports/department.ts'
import type { FiledRecord, Kept } from '../ports/records.ts'
import type { CallContext, Service } from '../ports/services.ts'
import type { Translator } from '../ports/translator.ts'
import { defineService, give, refuse, type Value } from './define.ts'
import { sayBring, sayDayOf, sayName, saySlot, sayUnit, sentences } from './say.ts'
import type { Follow } from './follow.ts'
import { TYPED, type Unlock } from './unlock.ts'

/** What telling of a state is made of. */
export type StatusParts = {
  readonly unlock: Unlock
  readonly follow: Follow
  readonly department: Department
  readonly calendar: Calendar
  readonly translator: Translator
}

/** What differs between the kinds of things that have a state. */
type Standing = {
  readonly number: string
  readonly kind: string
  readonly state: string
  readonly reason: string
  /** A unit's id, or what the department calls it. */
  readonly unit: string | undefined
  readonly expected?: string
  /** Empty where it is not late. */
  readonly late?: string
  readonly updatedAt: number
  readonly replies: Kept['replies']
}

/** How many replies are shown at once, the latest. */
const SHOWN = 5

const GIVES = [
  'number', 'numberText', 'kind', 'state', 'stateKey', 'stateText', 'meaningText', 'nextText', 'complainText', 'reason', 'reasonText',
  'unit', 'unitText', 'phone', 'expectedText', 'lateText', 'updatedText', 'replies', 'repliesText',
] as const

/** `cases.status` */
export function caseStatus(parts: StatusParts): Service {
  return defineService({
    name: 'cases.status',
    gives: GIVES,
    changes: false,
    input: TYPED,
    reasons: ['typo', 'not-found', 'too-many'],
  }, async (typed, context) => {
    const opened = await parts.unlock(typed, context)
    if (!opened.ok) return refuse(opened.reason)
    if (opened.kind !== 'case') await parts.follow(opened.kind === 'record' ? opened.record : opened.appointment, context)
    switch (opened.kind) {
      case 'record': return give(tell(parts, ofRecord(parts, opened.record, context), context))
      case 'case': return give(tell(parts, ofCase(parts, opened.found, context), context))
      case 'appointment': return give(tellAppointment(parts, opened.appointment, context))
    }
  })
}

function ofRecord({ calendar }: StatusParts, record: FiledRecord, context: CallContext): Standing {
  const { language } = context
  const { number, kind, state, unit, dueAt, timeline, replies } = record
  const since = openedAgain(timeline) ?? 0
  const isAnswered = state === 'closed' || replies.some((reply) => reply.at >= since)
  const due = isAnswered ? undefined : dueAt
  return {
    number, kind, state, unit, replies,
    reason: timeline.at(-1)?.reason ?? '',
    ...(due !== undefined && { expected: sentences(language).due(sayDayOf(due, language)), late: sayLate(due, context, calendar) }),
    updatedAt: Math.max(timeline.at(-1)?.at ?? record.createdAt, replies.at(-1)?.at ?? 0),
  }
}

function ofCase({ calendar }: StatusParts, found: Case, context: CallContext): Standing {
  const { language } = context
  const { number, state, reason, unit, expectedAt, updatedAt } = found
  const due = state === 'closed' ? undefined : expectedAt
  return {
    number, kind: 'case', state, reason, unit, updatedAt, replies: [],
    ...(due !== undefined && { expected: sentences(language).expected(sayDayOf(due, language)), late: sayLate(due, context, calendar) }),
  }
}

function tell({ department, translator }: StatusParts, standing: Standing, { language }: CallContext): Value {
  const { number, kind, state, reason, late = '', expected = '', updatedAt, replies } = standing
  const unit = standing.unit === undefined ? department.units[0] : department.units.find((each) => isCalled(each, standing.unit))
  const say = (part: string): string => translator.say(language, `case-status:${part}`)
  const said = sentences(language)
  return {
    number, kind, state, reason,
    numberText: showNumber(number),
    stateKey: `state.${state}`,
    stateText: say(`state.${state}`),
    meaningText: say(`meaning.${state}`),
    nextText: say(`next.${state}`),
    complainText: say('complain'),
    reasonText: reason,
    unit: unit ? sayName(unit.name, language) : standing.unit ?? '',
    phone: unit?.phone ?? '',
    unitText: unit ? sayUnit(unit, language) : standing.unit ?? '',
    // Once it is late, the lateness is what counts.
    expectedText: late === '' ? expected : '',
    lateText: late,
    updatedText: said.updated(sayDayOf(updatedAt, language)),
    ...tellReplies(replies, language),
  }
}

// A day that is over is no promise any more, though no working day may have gone by since, or no calendar counts them.
function sayLate(due: number, { at, language }: CallContext, calendar: Calendar): string {
  if (chinaDay(at) <= chinaDay(due)) return ''
  const days = lateBy(due, at, calendar)
  return days > 0 ? sentences(language).late(days) : sentences(language).overdue()
}

/** A department's own systems know units by the names that stand on their doors. */
function isCalled({ id, name }: Unit, called: string | undefined): boolean {
  return id === called || Object.values(name).some((each) => each === called?.trim())
}

function tellAppointment({ department }: StatusParts, appointment: Appointment, { language }: CallContext): Value {
  const { number, state, slot, timeline, replies } = appointment
  const unit = department.units.find(({ id }) => id === appointment.unit)
  const service = department.services.find(({ id }) => id === appointment.service)
  const said = sentences(language)
  const reason = timeline.at(-1)?.reason ?? ''
  return {
    number, kind: 'appointment', state, reason,
    numberText: showNumber(number),
    stateKey: `state.${state}`,
    stateText: said[state](),
    meaningText: `${service ? sayName(service.name, language) : ''} ${saySlot(slot, language)}`.trim(),
    nextText: service && state === 'booked' ? said.bring(sayBring(service, language)) : '',
    complainText: '',
    reasonText: reason,
    unit: unit ? sayName(unit.name, language) : '',
    phone: unit?.phone ?? '',
    unitText: unit ? sayUnit(unit, language) : '',
    expectedText: '', lateText: '',
    updatedText: said.updated(sayDayOf(timeline.at(-1)?.at ?? appointment.createdAt, language)),
    ...tellReplies(replies, language),
  }
}

function tellReplies(replies: Kept['replies'], language: string) {
  const texts = replies.slice(-SHOWN).map(({ at, text }) => sentences(language).reply(sayDayOf(at, language), text))
  return { replies: texts, repliesText: texts.join('\n') }
}
