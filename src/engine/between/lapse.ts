// What time does to a conversation: fragments are complete, questions are recalled and expire, drafts and officers go.

import { FLEETING } from '../common.ts'
import type { Frame } from '../conversation.ts'
import type { Outcome } from '../outcome.ts'
import { again } from '../questions/again.ts'
import { release } from '../questions/hold.ts'
import { DRAFT, DRAFT_KEPT, expiresAt, nudgeAt } from '../questions/timing.ts'
import type { Work } from '../work.ts'
import { settle } from '../work.ts'
import { discard } from './draft.ts'
import { hearAnswer } from './question.ts'

/** Answers an instant that was waited for. The conversation stands at its place already. */
export function fallDue(work: Work): Outcome | undefined {
  if (work.held && work.held.until <= work.now) {
    const said = release(work)
    return said && work.frame ? hearAnswer(work, said) : undefined
  }
  if (lapse(work) && work.draft) work.effects.push({ kind: 'say', key: 'common:expired' })
  else remind(work)
  return undefined
}

/** Lets go of what has expired; true if the question that stood has. */
export function lapse(work: Work): boolean {
  if (work.officer && work.officer.until <= work.now) endOfficer(work)
  if (work.draft && work.draft.until <= work.now) {
    if (work.frame?.step === DRAFT) discard(work)
    work.draft = undefined
  }
  const expires = expiresAt(work)
  if (!work.frame || expires === undefined || expires > work.now) return false
  keep(work, work.above.at(-1) ?? work.frame, expires)
  work.ended = {}
  return true
}

// What the resident was about before the officer came is kept for them.
function endOfficer(work: Work): void {
  const until = work.officer?.until ?? work.now
  work.officer = undefined
  const last = work.above.at(-1)
  if (last) keep(work, last, until)
}

function keep(work: Work, frame: Frame, from: number): void {
  const { standing: _, ...bare } = frame
  const until = from + DRAFT_KEPT
  // With its receipt a flow has done what it was for.
  const filed = frame === work.frame && work.step.question?.forms.includes('tail')
  if (!filed && !FLEETING.includes(frame.flow) && until > work.now) work.draft = { frame: bare, until }
  work.frame = undefined
  work.above = []
  work.turns = undefined
  settle(work)
}

function remind(work: Work): void {
  const nudge = nudgeAt(work)
  if (nudge === undefined || nudge > work.now) return
  const asked = work.asked
  const own = `${work.step.key}.nudge`
  work.effects.push({ kind: 'say', key: work.book.has(own) ? own : 'common:nudge' })
  again(work)
  work.asked = asked
  work.nudged = true
}
