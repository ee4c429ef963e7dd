// The signature of both platforms: SHA-1 over the parts in the order of their bytes.

import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

/** Signs the parts: 40 hex digits. */
export function sign(...parts: readonly string[]): string {
  const sorted = parts.map((part) => Buffer.from(part)).toSorted(Buffer.compare)
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex')
}

/** Tells whether a signature is right. */
export function isSigned(signature: string, ...parts: readonly string[]): boolean {
  const right = Buffer.from(sign(...parts))
  const given = Buffer.from(signature)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** A nonce as the platforms make them: digits. */
export function nonce(): string {
  return String(randomInt(100_000_000, 2_000_000_000))
}
