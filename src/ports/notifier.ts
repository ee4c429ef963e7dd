// The door to our own people: word to a desk, by each way that is set up for it.

/** Word to a desk. The same `id` again is the same word. */
export type Word = {
  readonly id: string
  readonly desk: string
  readonly way: string
  readonly text: string
  /** In ms since the epoch. */
  readonly at: number
}

/** Tells desks. */
export type Notifier = {
  /** The ways of telling a desk, such as `mail` and `webhook`; none for a desk that is only looked at. */
  readonly ways: (desk: string) => readonly string[]
  /** Tells a desk by one way; rejects if that failed, and may be tried again. */
  readonly tell: (word: Word) => Promise<void>
}
