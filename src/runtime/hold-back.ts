// What need not or must not be sent now: what the resident has already, who has left, what the morning is for.

import type { Stored } from '../ports/conversations.ts'
import type { Outcome, Queued } from '../ports/deliveries.ts'

/** Decides on a delivery before the platform is asked; `quiet` is when the quiet hours end (ms), where it is quiet now. */
export function holdBack(delivery: Queued, stored: Stored | undefined, quiet: number | undefined): Outcome | undefined {
  const { id, sort, at, parts, tries, unsure } = delivery
  if (!stored) return { state: 'expired', why: 'unknown' }
  if (stored.told?.includes(id)) return { state: 'sent' }
  if (stored.gone) return { state: 'expired', why: 'left' }
  // A nudge to who has answered, a call to who was here since.
  if ((sort === 'nudge' || sort === 'notice') && stored.heard > at) return { state: 'expired', why: 'answered' }
  if (quiet !== undefined && sort !== 'reply' && sort !== 'answer') {
    return { state: 'queued', why: 'quiet', parts, tries, unsure, again: quiet }
  }
  return undefined
}
