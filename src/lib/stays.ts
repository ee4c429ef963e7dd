// How long things stay that leave by themselves. Stores go by it, and the report on privacy tells it.

import { DAY } from './time.ts'

/** What is kept of a resident's conversation, after they were last heard. */
export const CONVERSATIONS_STAY = 180 * DAY

/** A picture or voice message that no record holds. */
export const LOOSE_MEDIA_STAY = 10 * DAY

/** A message on its way to a resident, and the lane of its conversation, if nobody takes it. */
export const QUEUED_STAYS = 60 * DAY

/** The id of what was sent, or of what the outbox has done, so that it is not done twice. */
export const DONE_STAYS = 280 * DAY

/** What still waits in the outbox, or was given up. */
export const WAITING_STAYS = 400 * DAY

/** A question that found no answer, without who asked it. */
export const QUESTIONS_STAY = 180 * DAY

/** To which notices a resident has agreed, after they last said so. */
export const CONSENTS_STAY = 730 * DAY
