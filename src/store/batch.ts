// Sends what is asked for in one tick together: each asker waits for its own result, the database hears one command.

import { isFault } from '../lib/faults.ts'

/** Carries out many items at once and tells of each what came of it; throws if that is not known of any. */
export type Carry<Item, Result> = (items: readonly Item[]) => Promise<readonly (Result | Error)[]>

type Waiting<Item, Result> = {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

const MOST = 2000

/**
 * Gathers items until the tick is over and the batch under way is done, then carries them out. What comes while one is made durable
 * has to wait for the next write to the disk in any case, and costs least in one command.
 */
export function createBatch<Item, Result>(carry: Carry<Item, Result>): (item: Item) => Promise<Result> {
  const queue: Waiting<Item, Result>[] = []
  let isBusy = false

  const plan = (): void => {
    if (isBusy || queue.length === 0) return
    isBusy = true
    setImmediate(flush)
  }
  const flush = async (): Promise<void> => {
    const batch = queue.splice(0, MOST)
    try {
      settle(batch, await carry(batch.map(({ item }) => item)))
    } catch (error) {
      for (const { reject } of batch) reject(error)
      // Whoever waited behind a server that is gone has waited long enough.
      if (isFault(error, 'STORE_UNREACHABLE')) for (const { reject } of queue.splice(0)) reject(error)
    }
    isBusy = false
    plan()
  }

  return (item) => new Promise<Result>((resolve, reject) => {
    queue.push({ item, resolve, reject })
    plan()
  })
}

function settle<Item, Result>(batch: readonly Waiting<Item, Result>[], results: readonly (Result | Error)[]): void {
  batch.forEach(({ resolve, reject }, i) => {
    const result = results[i]
    if (result instanceof Error || result === undefined) reject(result)
    else resolve(result)
  })
}
