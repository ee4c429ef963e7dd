// All services that flows can call by name, joined from their ports.

import { createBookings, type Bookings } from '../appointments/book.ts'
import type { Calendar } from '../lib/calendar.ts'
import type { Random } from '../lib/digest.ts'
import type { Hasher } from '../lib/hash.ts'
import type { Appointments } from '../ports/appointments.ts'
import type { Cases, PutCase } from '../ports/cases.ts'
import type { Consents } from '../ports/consents.ts'
import type { Conversations } from '../ports/conversations.ts'
import type { Department } from '../ports/department.ts'
import type { Guide } from '../ports/guide.ts'
import type { Limits } from '../ports/limits.ts'
import type { Media } from '../ports/media.ts'
import type { Note } from '../ports/questions.ts'
import type { Aliases, RecordsByKind } from '../ports/records.ts'
import type { Services } from '../ports/services.ts'
import type { Translator } from '../ports/translator.ts'
import { createPutCase } from '../records/cases.ts'
import { createFiling } from '../records/filing.ts'
import { createIssuer } from '../records/issue.ts'
import { createMoving, type MoveRecord } from '../records/moving.ts'
import { addToRecord, findForAddition } from './additions.ts'
import { bookAppointment, cancelAppointment, findAppointment, moveAppointment, myAppointments } from './appointment-changes.ts'
import { bookableServices, freeDays, freeTimes, unitsOfService } from './appointment-options.ts'
import { caseStatus } from './case-status.ts'
import { expectDesk } from './desk.ts'
import { eraseData } from './erase.ts'
import { leaveMessage, submitComplaint, submitTip } from './file.ts'
import { createFollow } from './follow.ts'
import { createGuideServices } from './guide.ts'
import { cutLink, findLink } from './links.ts'
import { checkReceipt, myReceipts, showReceipt } from './receipt.ts'
import { nearUnits, openUnits } from './units.ts'
import { createUnlock } from './unlock.ts'

/** What the services stand on. */
export type ServiceParts = {
  readonly department: Department
  readonly calendar: Calendar
  readonly records: RecordsByKind
  readonly aliases: Aliases
  readonly media: Media
  readonly appointments: Appointments
  readonly cases: Cases
  readonly limits: Limits
  readonly hasher: Hasher
  readonly random: Random
  readonly translator: Translator
  readonly conversations: Pick<Conversations, 'load'>
  readonly consents: Consents
  readonly guide: Guide
  /** Is told of questions that the guide has no answer to; nobody is unless told. */
  readonly note?: Note
}

/** The services, and what the department's own side does with the same rules. */
export type ServiceHouse = {
  readonly services: Services
  readonly bookings: Bookings
  readonly putCase: PutCase
  readonly moveRecord: MoveRecord
}

/** Creates the services. */
export function createServices(parts: ServiceParts): ServiceHouse {
  const { department, guide, hasher, note, random, translator } = parts
  const issuer = createIssuer(hasher, random)
  const file = createFiling({ ...parts, issuer, clocks: department.clocks })
  const bookings = createBookings({ ...parts, issuer, keep: department.clocks.appointment.keep })
  const inside = { ...parts, issuer, bookings, unlock: createUnlock({ ...parts, issuer }), follow: createFollow(parts) }
  const all = [
    submitTip(file), submitComplaint(file), leaveMessage(file, parts), checkReceipt(), showReceipt(inside), myReceipts(inside),
    caseStatus(inside), findForAddition(inside), addToRecord(inside), findLink(inside), cutLink(inside),
    bookableServices(inside), unitsOfService(inside), freeDays(inside), freeTimes(inside), bookAppointment(inside),
    myAppointments(inside), findAppointment(inside), moveAppointment(inside), cancelAppointment(inside), expectDesk(inside),
    eraseData(inside),
    ...createGuideServices(guide, translator, note), nearUnits(parts), openUnits(parts),
  ]
  const byName = new Map(all.map((service) => [service.name, service]))
  return {
    services: { get: (name) => byName.get(name), names: () => [...byName.keys()] },
    bookings,
    putCase: createPutCase(parts),
    moveRecord: createMoving({ ...parts, clocks: department.clocks }),
  }
}
