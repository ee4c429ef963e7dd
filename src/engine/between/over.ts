// After a call for help: who says that it is over, or that help was called, hears that this is understood.

import { isOver } from '../answers/reading/over.ts'
import { WARNED } from '../questions/timing.ts'
import { tell } from '../view.ts'
import type { Work } from '../work.ts'

// Not every department has this text.
const OVER = 'common:danger.over'

/** Tells so, and whether there was anything to tell. */
export function hearOver(work: Work, text: string): boolean {
  if (!isOver(text) || !work.book.has(OVER)) return false
  work.effects.push(tell(work, OVER))
  return true
}

// So often they are told the same.
const TOLD = 2

/** Tells that an address which follows a call for help goes nowhere from here; `before` is how often that was told. */
export function unheard(work: Work, before: number): undefined {
  const further = 'common:danger.unheard-2'
  work.effects.push(tell(work, before >= TOLD && work.book.has(further) ? further : 'common:danger.unheard'))
  work.warned = work.now + WARNED
  work.unheard = before + 1
}
