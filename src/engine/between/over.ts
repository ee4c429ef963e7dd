// After a call for help: who says that it is over, or that help was called, hears that this is understood.

import { isOver } from '../answers/reading/over.ts'
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
