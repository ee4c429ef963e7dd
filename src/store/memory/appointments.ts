// Appointments and seats in memory: for the talk command, and for tests that let a process die at every step.

import type { Appointment, Appointments, Seat, Seats } from '../../ports/appointments.ts'
import { createMemoryShelf } from './shelf.ts'

/** Keeps appointments for as long as the process lives. */
export function createMemoryAppointments(): Appointments {
  const kept = new Map<string, Appointment>()
  return {
    ...createMemoryShelf(kept),
    seats: createMemorySeats(),
    add: async (appointment) => {
      if (kept.has(appointment.number)) return false
      kept.set(appointment.number, { ...appointment, kind: 'appointment', replies: [] })
      return true
    },
    find: async (number) => kept.get(number),
    withAliases: async (aliases) => [...kept.values()].filter(({ alias }) => alias !== undefined && aliases.includes(alias)),
    change: async ({ number, revision }, { step, ...change }) => {
      const now = kept.get(number)
      if (now?.revision !== revision) return false
      const { left: _, closedAt: __, ...rest } = now
      const next = { ...rest, ...change, revision: revision + 1 }
      const closed = change.state === 'cancelled' && step ? { closedAt: step.at, keepUntil: step.at + now.keep } : {}
      const timeline = step ? [...now.timeline, { ...step, state: next.state }] : now.timeline
      kept.set(number, { ...next, ...closed, timeline })
      return true
    },
    remove: async (number, call) => {
      if (kept.get(number)?.call === call) kept.delete(number)
    },
  }
}

function createMemorySeats(): Seats {
  const kept = new Map<string, Seat>()
  const isAsSeen = ({ id, appointment, until }: Seat): boolean => {
    const now = kept.get(id)
    return now?.appointment === appointment && now.until === until
  }
  return {
    between: async (from, to) => [...kept.values()].filter(({ id }) => from <= id && id < to),
    find: async (id) => kept.get(id),
    claim: async ({ id, appointment, until }) => {
      if (kept.has(id)) return false
      kept.set(id, { id, appointment, until })
      return true
    },
    takeOver: async (seen, { appointment, until }) => {
      if (!isAsSeen(seen)) return false
      kept.set(seen.id, { id: seen.id, appointment, until })
      return true
    },
    extend: async (seen, until) => {
      const now = kept.get(seen.id)
      if (now && isAsSeen(seen)) kept.set(seen.id, { ...now, until })
    },
    confirm: async (id, appointment) => {
      const now = kept.get(id)
      if (now?.appointment !== appointment || now.leaving) return false
      kept.set(id, { id, appointment })
      return true
    },
    leave: async (id, appointment, until) => {
      if (kept.get(id)?.appointment === appointment) kept.set(id, { id, appointment, until, leaving: true })
    },
    free: async (id, appointment) => {
      if (kept.get(id)?.appointment === appointment) kept.delete(id)
    },
  }
}
