// The door to residents who have not just asked: replies, reminders, late answers.

import type { Stored } from './conversations.ts'
import type { Delivery } from './deliveries.ts'

/** What is told, still without its way. */
export type Told = Omit<Delivery, 'conversation' | 'channel'>

/** Tells residents: by the platform where it lets us, else with their next contact. The same id again is the same message. */
export type Telling = {
  /** How a message would go now: at once, or with the resident's next contact. */
  readonly plan: (stored: Stored) => Promise<'queued' | 'waiting'>
  readonly tell: (stored: Stored, told: Told) => Promise<void>
}
