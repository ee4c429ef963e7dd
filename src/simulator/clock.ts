// The platform's own clock: it runs with the machine's, or with one that is handed in, and can be turned on from there.

/** A clock that can be turned. */
export type Clock = {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Turns it on by so many milliseconds; back, if negative. */
  readonly turn: (ms: number) => void
}

/** Creates a clock that runs with its source. */
export function createClock(source: () => number = Date.now): Clock {
  let ahead = 0
  return {
    now: () => source() + ahead,
    turn: (ms) => {
      ahead += ms
    },
  }
}
