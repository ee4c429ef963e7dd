// The door to appointments and the seats they hold. Every function is one step that is done wholly or not at all.

import type { Kept, Page, PageWish, Reply, ReplyOutcome } from './records.ts'

/** How an appointment stands. */
export type AppointmentState = 'booked' | 'cancelled'

/** An appointment as it is kept. */
export type Appointment = Kept & {
  readonly kind: 'appointment'
  readonly state: AppointmentState
  /** Raised by each change of slot or state, and by whoever takes over a claim of its. */
  readonly revision: number
  readonly service: string
  readonly unit: string
  /** In China's time: `2026-11-24T09:00`. */
  readonly slot: string
  readonly seat: string
  /** The seat that its last move has left, as long as that seat may not be free yet. */
  readonly left?: string
  /** A hash of the call that changed it last. */
  readonly changedBy?: string
}

/** A seat that is not free. */
export type Seat = {
  readonly id: string
  readonly appointment: string
  /** Until when it is only claimed, or being left. Without it, the seat is held for good. */
  readonly until?: number
  readonly leaving?: boolean
}

/** What an appointment may change in one step. */
export type AppointmentChange = {
  readonly state?: AppointmentState
  readonly slot?: string
  readonly seat?: string
  readonly left?: string
  readonly changedBy?: string
  /** A step for its timeline. */
  readonly step?: { readonly at: number; readonly reason: string }
}

/** A claim on a seat. */
export type Claim = { readonly id: string; readonly appointment: string; readonly until: number; readonly expires: number }

/** Where seats are kept. A free seat is one that is not there. */
export type Seats = {
  /** Seats whose id lies between two, the first included. */
  readonly between: (from: string, to: string) => Promise<readonly Seat[]>
  readonly find: (id: string) => Promise<Seat | undefined>
  /** Claims a free seat; false if it is not free. */
  readonly claim: (claim: Claim) => Promise<boolean>
  /** Claims a seat in place of the claim that was seen; false if that one is not there any more. */
  readonly takeOver: (seen: Seat, claim: Claim) => Promise<boolean>
  /** Puts off until when a seat is being claimed or left, if it still is as it was seen. */
  readonly extend: (seen: Seat, until: number) => Promise<void>
  /** Makes a claim good; false if the seat is not this appointment's. */
  readonly confirm: (id: string, appointment: string) => Promise<boolean>
  /** Marks a seat as being left. */
  readonly leave: (id: string, appointment: string, until: number) => Promise<void>
  /** Frees a seat if it is this appointment's. */
  readonly free: (id: string, appointment: string) => Promise<void>
}

/** Where appointments are kept. */
export type Appointments = {
  readonly seats: Seats
  /** Keeps a new appointment; false if its number is taken. Durable when it resolves. */
  readonly add: (appointment: Omit<Appointment, 'replies' | 'kind'>) => Promise<boolean>
  readonly find: (number: string) => Promise<Appointment | undefined>
  readonly withAliases: (aliases: readonly string[]) => Promise<readonly Appointment[]>
  readonly list: (wish: PageWish) => Promise<Page<Appointment> | undefined>
  /** Changes an appointment that still has the revision it was seen with, and raises it; false otherwise. */
  readonly change: (seen: Appointment, change: AppointmentChange) => Promise<boolean>
  /** Takes away an appointment that never got its seat. */
  readonly remove: (number: string, call: string) => Promise<void>
  readonly reply: (number: string, reply: Reply) => Promise<ReplyOutcome>
  readonly forgetCode: (number: string) => Promise<void>
  readonly unlink: (number: string) => Promise<void>
}
