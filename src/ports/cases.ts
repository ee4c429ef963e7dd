// The door to cases that the department brings: their public state, opened by number and code.

import type { RecordState } from './records.ts'

/** What the department says of a case. */
export type CasePut = {
  /** `[0-9A-Za-z-]{4,32}`; capitals and small letters are the same. */
  readonly number: string
  /** The code in the clear; only a slow hash of it is kept. */
  readonly code: string
  readonly state: RecordState
  readonly reason: string
  /** The id of a unit of ours, or a unit's name. */
  readonly unit: string
  /** In ms since the epoch, here and below. */
  readonly expectedAt?: number
}

/** Keeps a case and says whether it was new; `at` is when the department wrote it. */
export type PutCase = (put: CasePut, at: number) => Promise<'made' | 'changed'>

/** A case as it is kept. */
export type Case = {
  /** As the department writes it. */
  readonly number: string
  readonly state: RecordState
  readonly reason: string
  readonly unit: string
  readonly expectedAt?: number
  readonly updatedAt: number
  readonly closedAt?: number
  /** `hasher.slow('case', code, salt)`. */
  readonly codeHash: string
  readonly salt: string
}

/** What is put into the store: a case with its code hashed already. */
export type HashedCase = Omit<Case, 'closedAt'>

/** Where cases are kept. */
export type Cases = {
  /** Keeps a case in place of what was known of it. Durable when it resolves. */
  readonly put: (hashed: HashedCase) => Promise<'made' | 'changed'>
  /** Finds a case by its number in any spelling of letters. */
  readonly find: (number: string) => Promise<Case | undefined>
  readonly isEmpty: () => Promise<boolean>
}
