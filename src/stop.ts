// Stops politely: on SIGTERM, SIGINT or Ctrl-C what runs is finished, and the process ends within 5 seconds.

import type { Log } from './lib/log.ts'

/** What is left of 5 s for the process itself to end. */
const GRACE = 4_800

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

const leave = (): void => process.exit(0)

/** Leaves with 0 at a signal that comes before there is anything to finish: whatever the database was told is kept or was not done. */
export function leaveOnSignal(): void {
  for (const signal of SIGNALS) process.on(signal, leave)
}

/**
 * Calls `close` at the first signal and exits 0, at the latest when the grace is over. Further signals change nothing:
 * Ctrl-C under npm comes twice, from the terminal and from npm.
 */
export function stopOnSignal(close: () => Promise<void>, log: Log): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) return
    stopping = true
    log.info('house.stopping', { signal })
    setTimeout(() => process.exit(0), GRACE).unref()
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fault('house.stop-failed', error)
        process.exit(1)
      },
    )
  }
  for (const signal of SIGNALS) process.off(signal, leave).on(signal, stop)
}

/** Leaves with exit code 1 when the house cannot go on, so that whoever watches the process starts it anew. */
export function leaveWhenFailed(failed: Promise<Error>, log: Log): void {
  void failed.then((error) => {
    log.fault('house.failed', error)
    setTimeout(() => process.exit(1), 500)
  })
}
