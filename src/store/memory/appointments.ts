// Appointments in memory. A change is a compare-and-set on the appointment's revision.

import type { Appointment, AppointmentChange, Appointments } from '../../ports/appointments.ts'
import { createSeats } from './seats.ts'
import { createShelf } from './shelf.ts'

/** Keeps appointments and the seats they hold. */
export function createAppointments(): Appointments {
  const shelf = createShelf<Appointment>()
  const { find, withAliases, list, reply, forgetCode, unlink } = shelf
  return {
    find, withAliases, list, reply, forgetCode, unlink,
    seats: createSeats(),
    add: (appointment) => shelf.add({ ...appointment, kind: 'appointment', replies: [] }),
    change: async (seen, change) => {
      let isAsSeen = false
      // In one step: whoever waited in between would change what another has changed.
      shelf.replace(seen.number, (appointment) => {
        isAsSeen = appointment.revision === seen.revision
        return isAsSeen ? changed(appointment, change) : appointment
      })
      return isAsSeen
    },
    remove: async (number, call) => {
      if ((await find(number))?.call === call) shelf.remove(number)
    },
  }
}

function changed(before: Appointment, { step, ...change }: AppointmentChange): Appointment {
  const { left: _, ...appointment } = before
  const state = change.state ?? appointment.state
  const closed = change.state === 'cancelled' && step
  return {
    ...appointment,
    ...change,
    state,
    revision: appointment.revision + 1,
    ...(closed && { closedAt: step.at, keepUntil: step.at + appointment.keep }),
    timeline: step ? [...appointment.timeline, { ...step, state }] : appointment.timeline,
  }
}
