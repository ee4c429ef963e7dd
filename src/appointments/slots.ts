// Which slots a service has, and which of them can be booked now. Pure: the clock and the seats taken are arguments.

import { isOpenOn, type Calendar } from '../lib/calendar.ts'
import { addDays, chinaDay, chinaInstant, MINUTE } from '../lib/time.ts'
import type { BookableService } from '../ports/department.ts'

/** A slot in China's time, `2026-11-24T09:00`, and how many of its seats are free. */
export type FreeSlot = { readonly slot: string; readonly free: number }

/** What slots depend on beside the service. */
export type SlotView = {
  readonly calendar: Calendar
  readonly at: number
  /** How many seats of a slot are taken. */
  readonly taken: (slot: string) => number
}

/** The slots of a service on a day, in order, whoever has booked them. */
export function slotsOn({ windows, length }: BookableService, day: string, calendar: Calendar): readonly string[] {
  const starts = windows
    .filter(({ days }) => isOpenOn(calendar, days, day))
    .flatMap(({ from, to }) => startsBetween(from, to, length))
  return [...new Set(starts)].toSorted().map((time) => `${day}T${time}`)
}

/** Tells whether a slot is one of the service's that can be booked at this instant. */
export function isOpen(service: BookableService, slot: string, { calendar, at }: Omit<SlotView, 'taken'>): boolean {
  const start = startOf(slot)
  const inTime = start - at >= service.notice && start - at <= service.horizon
  return inTime && slotsOn(service, slot.slice(0, 10), calendar).includes(slot)
}

/** The slots of a service that have a free seat and can be booked at this instant, in order. */
export function freeSlots(service: BookableService, view: SlotView): readonly FreeSlot[] {
  const last = chinaDay(view.at + service.horizon)
  const found: FreeSlot[] = []
  for (let day = chinaDay(view.at); day <= last; day = addDays(day, 1)) {
    for (const slot of slotsOn(service, day, view.calendar)) {
      const free = service.seats - view.taken(slot)
      if (free > 0 && isOpen(service, slot, view)) found.push({ slot, free })
    }
  }
  return found
}

/** When a slot begins, in ms. */
export function startOf(slot: string): number {
  return chinaInstant(slot.slice(0, 10), slot.slice(11))
}

function startsBetween(from: string, to: string, length: number): readonly string[] {
  const starts: string[] = []
  const last = minutesOf(to) - length / MINUTE
  for (let at = minutesOf(from); at <= last; at += length / MINUTE) starts.push(timeOf(at))
  return starts
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
