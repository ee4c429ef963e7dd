// Issues numbers that come out the same when a call is repeated, and codes that never do.

import type { Random } from '../lib/digest.ts'
import { sameSecret, type Hasher } from '../lib/hash.ts'
import { makeCode, readCode } from './codes.ts'
import { makeNumber, type NumberedKind } from './numbers.ts'

/** Makes what a new record needs, and recognises it again. */
export type Issuer = {
  /** The number for a call's n-th attempt; another attempt is taken where a number belongs to another call. */
  readonly number: (kind: NumberedKind, call: string, attempt: number) => string
  /** What is kept of a call's key in its record. */
  readonly call: (key: string) => string
  readonly alias: () => string
  readonly code: (number: string) => { readonly code: string; readonly codeHash: string }
  /** Tells whether a typed code opens the record of a number. Hashes in any case, so that it always takes as long. */
  readonly opens: (number: string, typed: string, codeHash: string | undefined) => boolean
}

/** Creates the issuer. */
export function createIssuer(hasher: Hasher, random: Random): Issuer {
  const hashCode = (number: string, code: string): string => hasher.hash('code', number, code)
  return {
    number: (kind, call, attempt) => makeNumber(kind, hasher.bytes('number', kind, call, String(attempt))),
    call: (key) => hasher.hash('call', key),
    alias: () => Buffer.from(random(18)).toString('base64url'),
    code: (number) => {
      const code = makeCode(random(12))
      return { code, codeHash: hashCode(number, code) }
    },
    opens: (number, typed, codeHash) => {
      const code = readCode(typed)
      const same = sameSecret(hashCode(number, code ?? typed), codeHash ?? hashCode('', ''))
      return same && code !== undefined && codeHash !== undefined
    },
  }
}
