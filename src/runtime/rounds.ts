// Keeps calling a round of work: at once when woken, else every so often; survives a database that is gone.

import type { Log } from '../lib/log.ts'

/** Work that goes on in the background until it is stopped. */
export type Rounds = { readonly wake: () => void; readonly stop: () => Promise<void> }

/** Starts calling `round`; while it finds work it goes on at once. */
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
    if (wanted && !stopped) await run()
  }

  const start = (): void => {
    if (stopped) return
    if (running) {
      wanted = true
      return
    }
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
      if (!stopped) timer = setTimeout(start, every).unref()
    })
  }

  timer = setTimeout(start, 0).unref()
  return {
    wake: start,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
