// Random bytes and plain checksums, so that rooms without packages need not import node:crypto.

import { createHash, randomBytes } from 'node:crypto'

/** Gives so many unpredictable bytes. */
export type Random = (length: number) => Uint8Array

/** The machine's own source of unpredictable bytes. */
export const random: Random = (length) => randomBytes(length)

/** The SHA-256 of bytes, in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
