// GIF: frames, their timing and how often they are repeated; comments, texts and what programs add stay behind.

import { fits, hasText, slice } from './bytes.ts'

const [EXTENSION, IMAGE, TRAILER, TIMING, APPLICATION] = [0x21, 0x2c, 0x3b, 0xf9, 0xff]
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0']
const MOST_FRAMES = 5_000

/** Cleans a GIF picture. */
export function cleanGif(bytes: Buffer): Buffer | undefined {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return undefined
  if (!fits(bytes.readUInt16LE(6), bytes.readUInt16LE(8))) return undefined
  let at = 13 + tableSize(bytes.readUInt8(10))
  const parts = [slice(bytes, 0, at)]
  let frames = 0
  while (bytes.readUInt8(at) !== TRAILER) {
    const end = endOfBlock(bytes, at)
    if (end === undefined) return undefined
    const kept = bytes[at] === IMAGE ? slice(bytes, at, end) : extension(bytes, at, end)
    if (bytes[at] === IMAGE) frames += 1
    if (kept) parts.push(kept)
    at = end
  }
  return frames > 0 && frames <= MOST_FRAMES ? Buffer.concat([...parts, Buffer.from([TRAILER])]) : undefined
}

/** What is kept of an extension. */
function extension(bytes: Buffer, at: number, end: number): Buffer | undefined {
  const kind = bytes[at + 1]
  if (kind === TIMING && bytes[at + 2] === 4 && end === at + 8) return bytes.subarray(at, end)
  if (kind !== APPLICATION || !LOOPS.some((name) => hasText(bytes, at + 3, name))) return undefined
  // One block of three bytes says how often; whatever else came with it is left out.
  const isLoop = bytes[at + 2] === 11 && bytes[at + 14] === 3 && bytes[at + 15] === 1
  return isLoop ? Buffer.concat([bytes.subarray(at, at + 18), Buffer.alloc(1)]) : undefined
}

function endOfBlock(bytes: Buffer, at: number): number | undefined {
  const kind = bytes.readUInt8(at)
  if (kind === EXTENSION) return endOfData(bytes, at + 2)
  if (kind !== IMAGE) return undefined
  return endOfData(bytes, at + 11 + tableSize(bytes.readUInt8(at + 9)))
}

/** Where pieces of at most 255 bytes end: behind an empty one. */
function endOfData(bytes: Buffer, from: number): number {
  let at = from
  while (bytes.readUInt8(at) !== 0) at += 1 + bytes.readUInt8(at)
  return at + 1
}

function tableSize(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)
}
