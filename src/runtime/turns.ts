// Lets each resident's turns follow one another, while residents do not wait for each other.

/** Runs work for one key after all earlier work for the same key has ended. */
export type Turns = {
  readonly run: <T>(key: string, work: () => Promise<T>) => Promise<T>
  /** Resolves when no work is under way. */
  readonly settled: () => Promise<void>
}

/** Creates the queue of turns of this process. */
export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()

  return {
    run: (key, work) => {
      const before = last.get(key)
      const mine = before ? before.then(work, work) : work()
      last.set(key, mine)
      const leave = (): void => {
        if (last.get(key) === mine) last.delete(key)
      }
      mine.then(leave, leave)
      return mine
    },
    settled: async () => {
      while (last.size > 0) await Promise.allSettled(last.values())
    },
  }
}
