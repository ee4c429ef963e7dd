// Who follows the account is often reported twice: as a follower, and as someone who takes private messages. They are greeted once.

import { createCache } from '../../lib/cache.ts'
import type { Inbound } from '../../messages/inbound.ts'

/** How long two reports belong together, in ms. */
const APART = 60_000
const MOST = 10_000

/** Remembers, in this process, whom we have just greeted. */
export type Greetings = {
  /** Tells whether an event (`what`) is the other report of one that was greeted a moment ago. */
  readonly isSecond: (what: string, inbound: Inbound) => boolean
}

/** Creates the memory. */
export function createGreetings(): Greetings {
  const greeted = createCache<{ readonly what: string; readonly at: number }>(MOST)
  return {
    isSecond: (what, { from, at, said }) => {
      if (said.kind !== 'event') return false
      if (said.event === 'unsubscribe') {
        greeted.delete(from)
        return false
      }
      const first = greeted.get(from)
      // A scan is never the second one: it says where the resident comes from.
      if (first && said.event === 'subscribe' && first.what !== what && Math.abs(at - first.at) < APART) return true
      greeted.set(from, { what, at })
      return false
    },
  }
}
