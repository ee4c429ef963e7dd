// What was just told is not asked again: the number and code of a receipt or a case, for flows that begin right after it.

import type { Answers } from './conversation.ts'
import type { Json } from './event.ts'
import type { Flow } from './flow.ts'
import { isRecord } from './view.ts'
import type { Work } from './work.ts'

const MINUTE = 60_000

/** How long what was just told may be gone back to. */
const RECENT = 30 * MINUTE

/** Number and code that the resident has typed or was given; undefined where the answers hold none. */
export function keysIn(answers: Answers): Answers | undefined {
  for (const each of [answers, ...Object.values(answers).toReversed()]) {
    if (isRecord(each) && isWord(each['number']) && isWord(each['code'])) return { number: each['number'], code: each['code'] }
  }
  return undefined
}

function isWord(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== ''
}

/** Keeps them when a flow has ended. */
export function keepRecent(work: Work): void {
  const wasCut = work.ended !== undefined && isCut(work.ended)
  const keys = work.ended && !wasCut ? keysIn(work.ended) : undefined
  if (wasCut) work.recent = undefined
  if (keys) work.recent = { keys, until: work.now + RECENT }
  else if (work.recent && work.recent.until <= work.now) work.recent = undefined
}

// A service has cut what leads from the conversation to a record: then nothing of it may stay here.
function isCut(answers: Answers): boolean {
  return Object.values(answers).some((each) => isRecord(each) && each['linked'] === false)
}

/** Drops what waits with a number or a code, when the link to a record was cut. */
export function forgetCut(work: Work, value: Json): void {
  if (isRecord(value) && value['linked'] === false) work.above = work.above.filter(({ answers }) => !keysIn(answers))
}

/** Forgets all that is known of the resident, once a service has deleted what is kept of them elsewhere. */
export function forgetErased(work: Work, value: Json): void {
  if (!isRecord(value) || value['erased'] !== true) return
  work.above = []
  work.ended = {}
  work.gone = true
}

/** What a flow that goes on with them is given. */
export function recentFor(work: Work, { starts }: Flow): Answers {
  const names = starts?.after ?? []
  if (names.length === 0) return {}
  const kept = work.recent && work.recent.until > work.now ? work.recent.keys : undefined
  const keys = (work.frame && keysIn(work.frame.answers)) ?? kept ?? {}
  return Object.fromEntries(Object.entries(keys).filter(([name]) => names.includes(name)))
}
