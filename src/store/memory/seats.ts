// Seats in memory: whoever lays the seat in first has it.

import type { Seat, Seats } from '../../ports/appointments.ts'

/** Keeps seats in a map. */
export function createSeats(): Seats {
  const kept = new Map<string, Seat>()
  const isAsSeen = (seen: Seat): boolean => {
    const seat = kept.get(seen.id)
    return seat?.appointment === seen.appointment && seat.until === seen.until
  }
  const isHeld = (id: string, appointment: string): boolean => kept.get(id)?.appointment === appointment

  return {
    between: async (from, to) =>
      [...kept.values()].filter(({ id }) => id >= from && id < to).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
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
      const seat = kept.get(seen.id)
      if (seat && isAsSeen(seen)) kept.set(seen.id, { ...seat, until })
    },
    confirm: async (id, appointment) => {
      if (!isHeld(id, appointment) || kept.get(id)?.leaving) return false
      kept.set(id, { id, appointment })
      return true
    },
    leave: async (id, appointment, until) => {
      if (isHeld(id, appointment)) kept.set(id, { id, appointment, until, leaving: true })
    },
    free: async (id, appointment) => {
      if (isHeld(id, appointment)) kept.delete(id)
    },
  }
}
