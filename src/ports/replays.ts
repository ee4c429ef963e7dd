// The door to the memory of signed requests, by which a retry is told from a replay with another body.

/** What a signed request is: seen for the first time, the same message once more, or another message under its signature. */
export type Sighting = 'new' | 'retry' | 'other'

/** Remembers what each signature was used for, for at least as long as the signature is fresh. */
export type Replays = {
  /** `key` is what was signed (timestamp and nonce), `digest` the decoded message, `at` now in ms. */
  readonly seen: (key: string, digest: string, at: number) => Sighting
}

/** The same memory, shared by all processes that hear one platform. */
export type SharedReplays = {
  readonly seen: (key: string, digest: string, at: number) => Promise<Sighting>
}
