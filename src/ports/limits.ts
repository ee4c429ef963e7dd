// The door to limits on guessing: five wrong tries a source, then a wait that grows.

/** Counts tries. A try is counted before it is known to be wrong, so that many at once gain nothing. */
export type Limits = {
  /** Takes one try of a source; false if it has none left. */
  readonly take: (source: string, at: number) => Promise<boolean>
  /** Gives back a try that was not wrong. */
  readonly giveBack: (source: string, at: number) => Promise<void>
  /** Counts a wrong try among those of all sources, and raises the alarm when there are many. */
  readonly wrong: (at: number) => Promise<void>
}
