// Work that follows one another for each person, while persons do not wait for each other; nothing in it rejects.

import { within } from './say.ts'

/** How long one piece of work may hold up its lane, in ms: a gateway may never answer. */
const LONGEST = 120_000

/** Work by lane. */
export type Lanes = {
  /** Does work when what came before in its lane is done. */
  readonly run: (lane: string, work: () => Promise<void>) => void
  /** A listener that never throws. */
  readonly guard: <T>(listen: (told: T) => void) => (told: T) => void
  /** Resolves when no work is left. */
  readonly idle: () => Promise<void>
}

/** Creates lanes; what goes wrong is told to `failed`. */
export function createLanes(failed: (error: unknown) => void, longest = LONGEST): Lanes {
  const lanes = new Map<string, Promise<void>>()
  return {
    run: (lane, work) => {
      const before = lanes.get(lane) ?? Promise.resolve()
      const now = before.then(() => within(work(), longest)).then((ended) => {
        if (!ended) failed(new Error('a lane was held up'))
      }).catch(failed)
      lanes.set(lane, now)
      void now.then(() => {
        if (lanes.get(lane) === now) lanes.delete(lane)
      })
    },
    guard: (listen) => (told) => {
      try {
        listen(told)
      } catch (error) {
        failed(error)
      }
    },
    idle: async () => {
      while (lanes.size > 0) await Promise.all(lanes.values())
    },
  }
}
