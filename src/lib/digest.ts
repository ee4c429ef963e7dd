// Random bytes and plain checksums, so that rooms without packages need not import node:crypto.

import { createHash, randomBytes } from 'node:crypto'

/** Gives so many unpredictable bytes. */
export type Random = (length: number) => Uint8Array

const POOL = 4096
let pool = Buffer.alloc(0)
let used = 0

/** The machine's own source of unpredictable bytes, asked for a page at a time; each byte is given once. */
export const random: Random = (length) => {
  if (length > POOL / 16) return randomBytes(length)
  if (used + length > pool.length) {
    pool = randomBytes(POOL)
    used = 0
  }
  const given = Buffer.from(pool.subarray(used, used + length))
  pool.fill(0, used, used + length)
  used += length
  return given
}

/** The SHA-256 of bytes, in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
