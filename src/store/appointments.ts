// Appointments in MongoDB. A change is a compare-and-set on the appointment's revision.

import type { Connection } from 'mongoose'
import type { Sealer } from '../lib/seal.ts'
import { appointmentModel, type AppointmentDocument } from '../models/appointment.ts'
import { FIRST_SHAPE } from '../models/define.ts'
import type { Appointment, Appointments, AppointmentState } from '../ports/appointments.ts'
import { createWrapping, type Wrapping } from './kept.ts'
import { guarded } from './reach.ts'
import { createSeats } from './seats.ts'
import { createShelf } from './shelf.ts'
import { createFinder, createInserter } from './together.ts'

/** Keeps appointments and the seats they hold. */
export function createAppointments(db: Connection, sealer: Sealer): Appointments {
  const model = appointmentModel.on(db)
  const raw = appointmentModel.raw(db)
  const find = createFinder(raw)
  const insert = createInserter(raw)
  const wrapping = createWrapping('appointment', sealer)
  const open = (document: AppointmentDocument): Appointment => openAppointment(wrapping, document)

  return {
    seats: createSeats(db),
    ...guarded<Omit<Appointments, 'seats'>>({
      ...createShelf(model, wrapping, open),
      add: (appointment) => insert(closeAppointment(wrapping, appointment)),
      find: async (number) => {
        const found = await find(number)
        return found && open(found)
      },
      change: async ({ number, revision, state: before, keep }, change) => {
        const { step, left, state, ...plain } = change
        const closed = state === 'cancelled' && step ? { closedAt: new Date(step.at), expires: new Date(step.at + keep) } : {}
        const { matchedCount } = await raw.updateOne({ _id: number, revision }, {
          $set: { ...plain, ...(left !== undefined && { left }), ...(state && { state }), ...closed },
          ...(left === undefined && { $unset: { left: 1 as const } }),
          $inc: { revision: 1 },
          ...(step && { $push: { timeline: wrapping.step(number, { ...step, state: state ?? before }) } }),
        })
        return matchedCount > 0
      },
      remove: async (number, call) => {
        await raw.deleteOne({ _id: number, call })
      },
    }),
  }
}

function closeAppointment(
  wrapping: Wrapping, { state, revision, service, unit, slot, seat, ...kept }: Omit<Appointment, 'replies' | 'kind'>,
): AppointmentDocument {
  const own = { kind: 'appointment', state, revision, service, unit, slot, seat } as const
  return { ...wrapping.close(kept), schema: FIRST_SHAPE, ...own }
}

function openAppointment(wrapping: Wrapping, document: AppointmentDocument): Appointment {
  const { state, revision, service, unit, slot, seat, left, changedBy } = document
  return {
    ...wrapping.open(document),
    kind: 'appointment',
    state: state as AppointmentState, // written by `add` and `change` alone
    revision, service, unit, slot, seat,
    ...(left !== undefined && { left }),
    ...(changedBy !== undefined && { changedBy }),
  }
}
