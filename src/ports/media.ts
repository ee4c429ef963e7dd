// The door to pictures and voice messages, kept sealed.

/** That a medium was given to the department: when, and whether as a clean copy or as it came. */
export type Given = { readonly at: number; readonly form: 'copy' | 'original' }

/** What is known of a medium without opening it. */
export type Medium = {
  readonly id: string
  /** `wanted` until it was fetched; `refused` if it was no picture, too large or not to be had. */
  readonly state: 'wanted' | 'kept' | 'refused'
  /** When that was, in ms since the epoch. */
  readonly at: number
  readonly type?: string
  readonly size?: number
  /** Of the bytes as they came, in hex. */
  readonly sha256?: string
  /** Why it was refused, as a code. */
  readonly why?: string
  /** The number of the record that holds it. */
  readonly record?: string
  /** When it was given out: the latest hundred, the oldest first. */
  readonly given?: readonly Given[]
}

/** A medium with its bytes. */
export type OpenMedium = Medium & { readonly bytes: Uint8Array }

/** Where media are kept: ten days, and longer where a record holds them. */
export type Media = {
  /** Notes that a medium will be fetched; what is there already stays. */
  readonly want: (id: string, at: number) => Promise<void>
  /** Keeps a medium's bytes; what was kept or refused before stays. Too large a one is refused as `too-large`. */
  readonly keep: (id: string, file: { readonly bytes: Uint8Array; readonly type: string; readonly at: number }) => Promise<Medium>
  readonly refuse: (id: string, why: string, at: number) => Promise<void>
  readonly find: (id: string) => Promise<Medium | undefined>
  readonly open: (id: string) => Promise<OpenMedium | undefined>
  /** Notes that a medium was given out. */
  readonly given: (id: string, given: Given) => Promise<void>
  /** Deletes media that no record holds. */
  readonly drop: (ids: readonly string[]) => Promise<void>
  /** Gives media into a record's keeping: from now on they stay as long as the record does. */
  readonly entrust: (ids: readonly string[], record: string, until: number) => Promise<void>
}
