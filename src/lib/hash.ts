// Keyed hashes, by which residents and codes are found again without being kept.

import { createHmac, scrypt, timingSafeEqual } from 'node:crypto'

/** Hashes under a key that stays the same for the life of a store. */
export type Hasher = {
  /** A keyed hash of the parts for one purpose: 32 characters of base64url (192 bits). */
  readonly hash: (purpose: string, ...parts: readonly string[]) => string
  /** Bytes that depend on purpose and parts alone: for numbers that come out the same when a call is repeated. */
  readonly bytes: (purpose: string, ...parts: readonly string[]) => Buffer
  /** A slow keyed hash, for secrets that were not made by us and may be guessable. */
  readonly slow: (purpose: string, secret: string, salt: string) => Promise<string>
}

/** Creates a hasher from a key of 32 bytes. */
export function createHasher(key: Uint8Array): Hasher {
  const bytes: Hasher['bytes'] = (purpose, ...parts) =>
    createHmac('sha256', key).update(JSON.stringify([purpose, ...parts])).digest()
  return {
    bytes,
    hash: (purpose, ...parts) => bytes(purpose, ...parts).toString('base64url', 0, 24),
    slow: (purpose, secret, salt) => stretch(bytes(purpose, secret), salt),
  }
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  if (x.length !== y.length) {
    timingSafeEqual(x, x)
    return false
  }
  return timingSafeEqual(x, y)
}

function stretch(secret: Buffer, salt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N: 16384, r: 8, p: 1 }, (error, key) => {
      if (error) reject(error)
      else resolve(key.toString('base64url'))
    })
  })
}
