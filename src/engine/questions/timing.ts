// When a conversation wants to hear that it is due: fragments, reminders, expiry, drafts and officers.

import { FLEETING } from '../common.ts'
import type { Work } from '../work.ts'

const HOUR = 3_600_000

/** How long what was begun is kept after it has expired. */
export const DRAFT_KEPT = 72 * HOUR

/** How long an officer has the conversation, if nobody ends it before. */
export const OFFICER_HAS = 48 * HOUR

/** How long after a call for help what is written may still belong to it. */
export const WARNED = 10 * 60_000

/** The name of the step while the resident is asked what to do with what they had begun. */
export const DRAFT = 'draft'

/** When the resident is to be reminded of the question that stands; undefined: not, or not again. */
export function nudgeAt(work: Work): number | undefined {
  const nudge = work.step?.question?.nudge
  if (!isTimed(work) || work.nudged || nudge === undefined || FLEETING.includes(work.flow.id)) return undefined
  return work.asked + nudge
}

/** When the question that stands expires. Nobody in elder mode is hurried by less than a day. */
export function expiresAt(work: Work): number | undefined {
  const expires = work.step?.question?.expires
  if (!isTimed(work) || expires === undefined) return undefined
  return work.asked + (work.elder ? Math.max(expires, 24 * HOUR) : expires)
}

function isTimed(work: Work): work is Work & { asked: number } {
  return work.frame !== undefined && work.frame.step !== DRAFT && work.asked !== undefined
}

const NEVER = Infinity

/** The earliest instant at which something is due. */
export function wakeOf(work: Work): number | undefined {
  const { held, officer, draft, recent } = work
  const question = Math.min(nudgeAt(work) ?? NEVER, expiresAt(work) ?? NEVER)
  // Most conversations wait for nothing but an answer.
  const wake = held || officer || draft || recent
    ? Math.min(question, held?.until ?? NEVER, officer?.until ?? NEVER, draft?.until ?? NEVER, recent?.until ?? NEVER)
    : question
  return wake === NEVER ? undefined : wake
}
