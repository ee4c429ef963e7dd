// What time does to a conversation: fragments are complete, questions are recalled and expire, drafts and officers go.

import { FLEETING } from '../common.ts'
import type { Draft, Frame } from '../conversation.ts'
import { place } from '../move.ts'
import type { Outcome } from '../outcome.ts'
import { again } from '../questions/again.ts'
import { release } from '../questions/hold.ts'
import { DRAFT, DRAFT_KEPT, expiresAt, nudgeAt } from '../questions/timing.ts'
import type { Work } from '../work.ts'
import { standAside } from '../run.ts'
import { settle, standAt } from '../work.ts'
import { discard } from './draft.ts'
import { hearAnswer } from './question.ts'
import { thin } from './thin.ts'

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
  if (work.draft) thinDraft(work, work.draft)
  if (work.draft && work.draft.until <= work.now) {
    if (work.frame?.step === DRAFT) discard(work)
    work.draft = undefined
    work.came = undefined
  }
  const expires = expiresAt(work)
  if (!work.frame || expires === undefined || expires > work.now) return false
  keep(work, work.above.at(-1) ?? work.frame, expires)
  work.ended = {}
  return true
}

// While it is asked what to do with a draft, the draft stands there too.
function thinDraft(work: Work, draft: Draft): void {
  const thinned = thin(work.book, draft, work.now)
  if (thinned === draft) return
  work.draft = thinned
  const spot = work.frame?.step === DRAFT ? place(work.book, thinned.frame) : undefined
  if (!spot) return
  const { asked } = work
  standAt(work, spot)
  standAside(work, DRAFT)
  work.asked = asked
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
  const asked = work.asked ?? from
  if (!filed && !FLEETING.includes(frame.flow) && until > work.now) work.draft = thin(work.book, { frame: bare, until, asked }, work.now)
  work.frame = undefined
  work.came = undefined
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
