// How long a piece of work keeps the processor: what counts for a bound, however much else the machine has to do.

import process from 'node:process'

/** What work takes, in ms: by the clock, or by the processor's time where others had their turn in between. */
export function busyFor(work: () => void): number {
  const [start, before] = [performance.now(), process.cpuUsage()]
  work()
  const { user, system } = process.cpuUsage(before)
  return Math.min(performance.now() - start, (user + system) / 1000)
}
