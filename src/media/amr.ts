// AMR: has no place for anything but frames; what follows the last whole one stays behind.

import { hasText, slice } from './bytes.ts'

/** How long a frame of each mode is, its first byte included; 0 for modes that there are not. */
const NARROW = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1]
const WIDE = [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1]

/** Cleans an AMR recording. */
export function cleanAmr(bytes: Buffer): Buffer | undefined {
  const wide = hasText(bytes, 0, '#!AMR-WB\n')
  if (!wide && !hasText(bytes, 0, '#!AMR\n')) return undefined
  const begin = wide ? 9 : 6
  let at = begin
  while (at < bytes.length) {
    const head = bytes.readUInt8(at)
    const size = (wide ? WIDE : NARROW)[(head >> 3) & 15] ?? 0
    // Its first bit and its last two are always 0.
    if (size === 0 || (head & 0x83) !== 0 || at + size > bytes.length) break
    at += size
  }
  return at > begin ? slice(bytes, 0, at) : undefined
}
