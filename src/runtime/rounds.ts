// Keeps calling a round of work: at once when woken, else every so often; survives a database that is gone.

import type { Log } from '../lib/log.ts'

/** Work that goes on in the background until it is stopped. */
export type Rounds = { readonly wake: () => void; readonly stop: () => Promise<void> }

// Rounds ask the database several questions each: when much goes on, one answers for many wakes.
const REST = 20

/** Starts calling `round`; while it finds work or is woken it goes on after a short rest, in ms. */
export function startRounds(
  round: () => Promise<number>, every: number, log: Log,
): Rounds {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let wanted = false

  const run = async (): Promise<void> => {
    wanted = false
    try {
      if ((await round()) > 0) wanted = true
    } catch (error) {
      log.fault('rounds.failed', error)
    }
  }

  const start = (): void => {
    if (stopped) return
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      if (!stopped) timer = setTimeout(start, wanted ? REST : every).unref()
    })
  }

  const wake = (): void => {
    // While one runs or rests, the next is near anyway.
    if (running || wanted) wanted = true
    else start()
  }

  timer = setTimeout(start, 0).unref()
  return {
    wake,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
