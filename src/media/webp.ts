// WebP: the picture and its frames; EXIF, XMP, profiles and unknown chunks stay behind, but for which way up it is.

import { fits, hasText, slice } from './bytes.ts'
import { readOrientation, writeOrientation } from './exif.ts'
import { readChunks, writeChunk, writeRiff, type Chunk } from './riff.ts'

const [ANIMATED, EXIF, ALPHA] = [0x02, 0x08, 0x10]
const FRAME_HEAD = 16

/** Cleans a WebP picture. */
export function cleanWebp(bytes: Buffer): Buffer | undefined {
  if (!hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WEBP')) return undefined
  const chunks = readChunks(slice(bytes, 12, 8 + bytes.readUInt32LE(4)))
  const kept = chunks.flatMap(keep)
  if (kept.some((chunk) => !isSound(chunk)) || !kept.some(({ type }) => /^VP8[ L]|^ANMF/.test(type))) return undefined
  const exif = chunks.find(({ type }) => type === 'EXIF')?.body
  const orientation = exif ? readOrientation(hasText(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif) : 1
  if (orientation === 1 || kept[0]?.type !== 'VP8X') return writeRiff('WEBP', kept)
  const [head, ...rest] = kept
  return writeRiff('WEBP', [flag(head, EXIF), ...rest, { type: 'EXIF', body: writeOrientation(orientation) }])
}

function keep({ type, body }: Chunk): readonly Chunk[] {
  switch (type) {
    case 'VP8X': {
      const head = Buffer.from(slice(body, 0, 10))
      head.writeUInt32LE(head.readUInt8(0) & (ANIMATED | ALPHA), 0)
      return [{ type, body: head }]
    }
    case 'ANIM': return [{ type, body: slice(body, 0, 6) }]
    case 'ANMF': {
      const frame = readChunks(body.subarray(FRAME_HEAD)).filter((each) => /^(ALPH|VP8[ L])$/.test(each.type))
      return [{ type, body: Buffer.concat([slice(body, 0, FRAME_HEAD), ...frame.map(writeChunk)]) }]
    }
    case 'ALPH':
    case 'VP8 ':
    case 'VP8L': return [{ type, body }]
    default: return []
  }
}

/** Tells whether a chunk measures what a picture may. */
function isSound({ type, body }: Chunk): boolean {
  switch (type) {
    case 'VP8X': return fits(body.readUIntLE(4, 3) + 1, body.readUIntLE(7, 3) + 1)
    case 'VP8 ':
      return hasText(body, 3, '\x9d\x01\x2a') && fits(body.readUInt16LE(6) & 0x3fff, body.readUInt16LE(8) & 0x3fff)
    case 'VP8L': {
      const bits = body.readUInt32LE(1)
      return body[0] === 0x2f && fits((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    default: return true
  }
}

function flag({ type, body }: Chunk, bit: number): Chunk {
  const head = Buffer.from(body)
  head.writeUInt8(head.readUInt8(0) | bit, 0)
  return { type, body: head }
}
