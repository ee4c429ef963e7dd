// Whether the disk has room for what is about to be written, asked before LMDB writes: where LMDB finds none, its binding
// writes its message of it over the end of a buffer, and that may end the whole process.

import { statfsSync } from 'node:fs'
import { diskIsFull } from '../errors.ts'

/** What is to stay free, in bytes: the pages on the way to what is written, and what others write meanwhile. */
const RESERVE = 8 * 2 ** 20

/** Bytes that may still be written to the disk of a folder; endless where the disk does not tell. */
export type FreeBytes = (dir: string) => number

/** Asks the system how much is free. */
export const freeBytes: FreeBytes = (dir) => {
  const { blocks, bavail, bsize } = statfsSync(dir)
  return blocks === 0 ? Infinity : bavail * bsize
}

/** Throws OutOfDiskSpace where a folder's disk has no room for so many bytes more. */
export function checkRoom(dir: string, bytes: number, free: FreeBytes): void {
  // Whole pages are written, and the old ones stay until the new ones are there.
  if (free(dir) < RESERVE + 2 * bytes) throw diskIsFull()
}
