// Waits for what other parts of the house do by themselves, without guessing how long that takes.

import { setTimeout as pause } from 'node:timers/promises'

/** Asks until the answer is there; fails after `most` ms, which is meant for what never comes and not for what is slow. */
export async function eventually<T>(ask: () => Promise<T | undefined> | T | undefined, most = 30_000): Promise<T> {
  const end = Date.now() + most
  for (;;) {
    const found = await ask()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error('it did not come')
    await pause(20)
  }
}
