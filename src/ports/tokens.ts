// The door to tokens of platforms that all processes share: one of them fetches, the others wait and read.

/** A token as it is kept; `version`, raised with each new one, tells whether what failed is still the one that is kept. */
export type SharedToken = {
  readonly version: number
  /** Left out as long as none was ever fetched. */
  readonly token?: string
  /** When it is to be fetched anew, in ms since the epoch by the clock of whoever fetched it. */
  readonly until?: number
  /** For how long it was good when it was fetched, in ms. */
  readonly life?: number
  /** Who is fetching a new one right now. */
  readonly fetching?: string
}

/** A new token: its life in ms, and until when that is. */
export type FreshToken = { readonly token: string; readonly until: number; readonly life: number }

/** Where tokens are kept, by the account that they belong to. No instant is compared here: clocks differ. */
export type Tokens = {
  readonly read: (account: string) => Promise<SharedToken>
  /** Takes the right to fetch, if token and fetcher are still the ones that were seen; `by` is nobody else's name. */
  readonly lease: (account: string, seen: SharedToken, by: string) => Promise<boolean>
  /** Keeps what the holder of the right has fetched; false if the right has gone to somebody else. */
  readonly keep: (account: string, by: string, fresh: FreshToken) => Promise<boolean>
  /** Gives the right back without a token. */
  readonly release: (account: string, by: string) => Promise<void>
}
