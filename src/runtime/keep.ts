// Loads and saves conversations, with a copy of recent ones in the process; a stale copy is caught by the revision.

import { Fault } from '../lib/faults.ts'
import { MINUTE } from '../lib/time.ts'
import type { Stored } from '../ports/conversations.ts'
import type { ConverseParts, Save } from './parts.ts'

/** How often a turn is played again when other processes keep being faster. */
const MOST_REPLAYS = 8

// A copy of what was deleted since would bring it back: what is empty holds its place for longer than this.
const COPY_STANDS = 10 * MINUTE

/** The keeping of conversations. */
export type Keeping = {
  readonly load: (id: string) => Promise<Stored | undefined>
  readonly save: Save
  /** Forgets the copy, so that the next load is a fresh one. */
  readonly forget: (id: string) => void
  /** Deletes a conversation; false if it has changed. */
  readonly erase: (id: string, revision: number) => Promise<boolean>
  /** Plays until the save holds, each time from what is kept; `play` gives undefined where it did not. */
  readonly untilSaved: <T>(id: string, play: () => Promise<T | undefined>) => Promise<T>
}

/** Creates the keeping. */
export function createKeeping({ conversations, cache, wake, clock, catchUp }: ConverseParts): Keeping {
  // What is left for later is taken out of the database by others: a copy would bring it back with the next save.
  const remember = (stored: Stored): void => {
    if (stored.later.length === 0) cache.set(stored.id, stored)
  }
  const find = async (id: string): Promise<Stored | undefined> => {
    const cached = cache.get(id)
    if (cached && clock() - cached.heard < COPY_STANDS) return cached
    const stored = await conversations.load(id)
    if (stored) remember(stored)
    return stored
  }
  return {
    load: async (id) => {
      const stored = await find(id)
      const reading = stored && catchUp?.(stored.conversation)
      if (reading) await reading
      return stored
    },
    save: async (next) => {
      // A save that fails may or may not have arrived; either way the copy is no longer to be trusted.
      cache.delete(next.id)
      if (!(await conversations.save(next))) return false
      remember(next)
      if (next.later.length > 0) wake?.()
      return true
    },
    forget: cache.delete,
    erase: (id, revision) => {
      cache.delete(id)
      return conversations.erase(id, revision)
    },
    untilSaved: async (id, play) => {
      for (let i = 0; i < MOST_REPLAYS; i++) {
        const result = await play()
        if (result !== undefined) return result
        cache.delete(id)
      }
      throw new Fault('RUNTIME_CONTENDED')
    },
  }
}
