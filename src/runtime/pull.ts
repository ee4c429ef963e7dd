// Takes queued deliveries along with the answer to a resident's own message, so that they come in order and use up nothing.

import type { Outbound } from '../messages/outbound.ts'
import type { Deliveries, Lane, Outcome } from '../ports/deliveries.ts'

/** Deliveries that go out with an answer. */
export type Pulled = {
  readonly ids: readonly string[]
  readonly messages: readonly Outbound[]
  /** Lets go of them: as sent where the answer was saved, else as they were. */
  readonly settle: (isSaved: boolean) => Promise<void>
}

/** Takes what is queued for a conversation; undefined if it is being sent at this moment. */
export type Pull = (conversation: string) => Promise<Pulled | undefined>

const LEASE = 10_000

/** How often is asked for a lane that somebody holds, and how long is waited in between (ms): most are free at once. */
const ASKED = 12
const PAUSE = 40

/** Creates what pulls. */
export function createPull(deliveries: Deliveries, clock: () => number): Pull {
  return async (conversation) => {
    for (let n = 0; n < ASKED; n++) {
      const lane = await deliveries.take(conversation, { at: clock(), lease: LEASE })
      if (lane) return pulledOf(lane, deliveries, clock)
      await new Promise((resolve) => { setTimeout(resolve, PAUSE) })
    }
    return undefined
  }
}

function pulledOf(lane: Lane, deliveries: Deliveries, clock: () => number): Pulled {
  const carried = lane.deliveries.filter(({ sort }) => sort !== 'nudge' && sort !== 'notice')
  return {
    ids: carried.map(({ id }) => id),
    messages: carried.map(({ id, message }) => ({ ...message, id })),
    settle: async (isSaved) => {
      const { ledger } = lane
      const at = clock()
      const outcomes = isSaved ? new Map(lane.deliveries.map(({ id }) => [id, outcomeOf(id, carried)])) : new Map<string, Outcome>()
      await deliveries.settle(lane, { at, ledger, outcomes, ...(!isSaved && { due: at }) })
    },
  }
}

/** Who has written needs no nudge and no call any more. */
function outcomeOf(id: string, carried: Lane['deliveries']): Outcome {
  return carried.some((each) => each.id === id) ? { state: 'sent' } : { state: 'expired', why: 'answered' }
}
