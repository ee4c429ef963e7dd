// Counts where the conversations of this process stand, for whoever writes flows. It holds no answers.

import type { Conversation } from '../engine/conversation.ts'
import type { ConverseParts } from './parts.ts'

/** Where conversations stand, as this process has seen them since its start. */
export type Tally = {
  readonly see: NonNullable<ConverseParts['watch']>
  /** How many stand at a step. */
  readonly count: (flow: string, step: string) => number
  /** How many stand in a flow, at steps of its older versions too. */
  readonly total: (flow: string) => number
}

/** Creates a tally of the `most` conversations seen last. */
export function createTally(most = 10_000): Tally {
  const standing = new Map<string, string>()
  const count = (fits: (place: string) => boolean): number => [...standing.values()].filter(fits).length
  return {
    see: (id, _, { conversation }) => {
      standing.delete(id)
      const place = placeOf(conversation)
      if (place !== undefined) standing.set(id, place)
      for (const oldest of standing.keys()) {
        if (standing.size <= most) break
        standing.delete(oldest)
      }
    },
    count: (flow, step) => count((place) => place === `${flow} ${step}`),
    total: (flow) => count((place) => place.startsWith(`${flow} `)),
  }
}

// Before the engine's own questions the conversation stands at the step behind them.
function placeOf({ at }: Conversation): string | undefined {
  return at && `${at.flow} ${at.behind ?? at.step}`
}
