// Tries of a source within a span: a few, then a wait that grows.

import { HOUR, MINUTE } from './time.ts'

const TRIES = 5
const SPAN = 15 * MINUTE
/** The wait doubles each time a source has used up its tries, up to this. */
const LONGEST = 8 * HOUR

/** How many tries there were since an instant, and how long they count; ms. */
export type Tries = { readonly count: number; readonly since: number; readonly span: number }

/** Counts one more try; undefined if there is none left. */
export function oneMoreTry(seen: Tries | undefined, at: number): Tries | undefined {
  if (!seen) return { count: 1, since: at, span: SPAN }
  const { count, since, span } = seen
  if (at >= since + span) return { count: 1, since: at, span: count < TRIES ? SPAN : Math.min(span * 2, LONGEST) }
  return count < TRIES ? { count: count + 1, since, span } : undefined
}
