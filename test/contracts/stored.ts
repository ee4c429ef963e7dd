// Conversations as the runtime would save them, for tests of the store and of what stands on it.

import type { Stored } from '../../src/ports/conversations.ts'

// Today: what was heard long ago leaves the store by itself.
const HEARD = Date.now()

/** A conversation of this id, saved for the first time unless told otherwise. */
export function stored(id: string, changes: Partial<Stored> = {}): Stored {
  return {
    id, revision: 1, channel: 'webchat', from: `resident-${id}`,
    conversation: { above: [], offered: [], tries: 0, language: 'zh-CN' },
    answered: [], later: [], mail: [], heard: HEARD,
    ...changes,
  }
}
