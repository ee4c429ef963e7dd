// Takes queued deliveries along with the answer to a resident's own message, so that they come in order and use up nothing.

import type { Outbound } from '../messages/outbound.ts'
import type { Lane, Outcome } from '../ports/deliveries.ts'
import { restOf } from './rest-of.ts'
import type { TellParts } from './tell.ts'

/** Deliveries that go out with an answer. */
export type Pulled = {
  readonly ids: readonly string[]
  readonly messages: readonly Outbound[]
  /** Lets go of them: as sent where the answer was saved, else as they were. */
  readonly settle: (isSaved: boolean) => Promise<void>
}

/** What pulling is made of. */
export type PullParts = Pick<TellParts, 'deliveries' | 'senders' | 'clock'>

/** Takes what is queued for a conversation; undefined if it is being sent at this moment. */
export type Pull = (conversation: string) => Promise<Pulled | undefined>

const LEASE = 10_000

/** How often is asked for a lane that somebody holds, and how long is waited in between (ms): most are free at once. */
const ASKED = 12
const PAUSE = 40

/** Creates what pulls. */
export function createPull({ deliveries, senders, clock }: PullParts): Pull {
  return async (conversation) => {
    for (let n = 0; n < ASKED; n++) {
      const lane = await deliveries.take(conversation, { at: clock(), lease: LEASE })
      if (lane) return pulledOf(lane, { deliveries, senders, clock })
      await new Promise((resolve) => { setTimeout(resolve, PAUSE) })
    }
    return undefined
  }
}

function pulledOf(lane: Lane, { deliveries, senders, clock }: PullParts): Pulled {
  const sender = senders.get(lane.channel)
  const carried = lane.deliveries.filter(({ sort }) => sort !== 'nudge' && sort !== 'notice')
  return {
    ids: carried.map(({ id }) => id),
    // Of a long message, what the platform has taken is not said again.
    messages: carried.map(({ id, message, parts }) => ({ ...(sender ? restOf(message, sender.split(message), parts) : message), id })),
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
