// Joins what a process has seen of signed requests itself with what all processes have seen.

import { within } from './channels/hold.ts'
import { createReplays } from './http/replays.ts'
import { isFault } from './lib/faults.ts'
import type { Replays, SharedReplays } from './ports/replays.ts'

/** The two memories, as a channel takes them. */
export type JoinedReplays = { readonly replays: Replays; readonly sharedReplays?: SharedReplays }

// The turn behind it may have to wait 3 s for a database that is gone, and the resident is to hear so within 4.5 s.
const PATIENCE = 1_000

/** Joins them. Without a database nothing is refused here: the turn itself fails, and the resident is told. */
export function joinReplays(shared: SharedReplays | undefined): JoinedReplays {
  const replays = createReplays()
  if (!shared) return { replays }
  const seen: SharedReplays['seen'] = async (...asked) => {
    try {
      return await within(shared.seen(...asked), PATIENCE, 'new')
    } catch (error) {
      if (isFault(error, 'STORE_UNREACHABLE')) return 'new'
      throw error
    }
  }
  return { replays, sharedReplays: { seen } }
}
