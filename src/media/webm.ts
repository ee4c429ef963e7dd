// WebM with Opus: elements that sound needs stay where they are; all others become empty ones of the same length.

import { hasText, slice } from './bytes.ts'

/** Elements that hold elements. */
const HOLDERS = new Set([
  0x1a45dfa3, 0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe1, 0x1f43b675, 0xa0, 0x1c53bb6b, 0xbb, 0xb7,
])
const [SEGMENT, CLUSTER] = [0x18538067, 0x1f43b675]
/** What ends a cluster without a length: the next one, cues, tags. */
const BESIDE = [0x1f43b675, 0x1c53bb6b, 0x1254c367]
const [KIND, TRACK_KIND, CODEC, CODEC_DATA, BLOCK, LONE_BLOCK] = [0x4282, 0x83, 0x86, 0x63a2, 0xa1, 0xa3]
/** Numbers (versions, scale, duration, track, sampling, delays, times, cues) and what `isSound` looks at. */
const KEPT = new Set([
  KIND, 0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4287, 0x4285, 0x2ad7b1, 0x4489, 0xd7, 0x73c5, TRACK_KIND,
  0xb9, 0x88, 0x55aa, 0x9c, 0x23e383, CODEC, CODEC_DATA, 0x56aa, 0x56bb, 0xb5, 0x78b5, 0x9f, 0x6264,
  0xe7, 0xab, 0xa7, BLOCK, LONE_BLOCK, 0x9b, 0xfb, 0x75a2, 0xb3, 0xf7, 0xf1, 0xf0, 0x5378,
])
/** Texts that must be there: they stay, empty. */
const BLANKED = new Set([0x4d80, 0x5741, 0x536e, 0x22b59c])
const LONGEST_NUMBER = 8
const SOUND = 2
const VOID = 0xec

type Found = { tracks: number; blocks: number }
type Element = { readonly id: number; readonly from: number; readonly end: number; readonly open: boolean }

/** Cleans a WebM recording; one with pictures or texts beside the sound has no clean copy. */
export function cleanWebm(bytes: Buffer): Buffer | undefined {
  const copy = Buffer.from(bytes)
  const found = { tracks: 0, blocks: 0 }
  const isClean = walk(copy, { at: 0, end: copy.length, depth: 0, found })
  return isClean && found.tracks > 0 && found.blocks > 0 ? copy : undefined
}

type Walk = { at: number; readonly end: number; readonly depth: number; readonly found: Found }

function walk(bytes: Buffer, { at: from, end, depth, found }: Walk): boolean {
  let at = from
  while (at < end) {
    const element = readElement(bytes, at, end)
    if (!element) return false
    if (HOLDERS.has(element.id)) {
      if (depth > 6 || !walk(bytes, { at: element.from, end: element.end, depth: depth + 1, found })) return false
    } else if (KEPT.has(element.id)) {
      if (!isSound(element.id, slice(bytes, element.from, element.end), found)) return false
    } else if (BLANKED.has(element.id)) {
      bytes.fill(0, element.from, element.end)
    } else {
      empty(bytes, at, element.end)
    }
    at = element.end
  }
  return at === end
}

/** Reads an element; what is recorded live has no length, and ends where the next of its kind begins. */
function readElement(bytes: Buffer, at: number, end: number): Element | undefined {
  const idSize = Math.clz32(bytes.readUInt8(at)) - 23
  const size = Math.clz32(bytes.readUInt8(at + idSize)) - 23
  if (idSize > 4 || size > 8) return undefined
  const id = bytes.readUIntBE(at, idSize)
  const from = at + idSize + size
  const digits = slice(bytes, at + idSize, from)
  const length = digits.reduce((sum, n, i) => sum * 256 + (i === 0 ? n & (0xff >> size) : n), 0)
  const open = length >= 2 ** (7 * size) - 1
  if (!open) return from + length <= end ? { id, from, end: from + length, open } : undefined
  if (id === SEGMENT) return { id, from, end, open }
  return id === CLUSTER ? { id, from, end: endOfCluster(bytes, from, end), open } : undefined
}

function endOfCluster(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end) {
    if (at + 4 <= end && BESIDE.includes(bytes.readUInt32BE(at))) return at
    const next = readElement(bytes, at, end)
    if (!next) return at
    at = next.end
  }
  return end
}

/** Tells whether an element is what sound needs and nothing more. */
function isSound(id: number, body: Buffer, found: Found): boolean {
  switch (id) {
    case KIND: return /^(webm|matroska)\0*$/.test(body.toString('latin1'))
    case TRACK_KIND: found.tracks += 1; return body.at(-1) === SOUND
    case CODEC: return body.toString('latin1') === 'A_OPUS'
    case CODEC_DATA: return hasText(body, 0, 'OpusHead') && body.length <= 21 + body.readUInt8(9)
    case BLOCK:
    case LONE_BLOCK: found.blocks += 1; return true
    default: return body.length <= LONGEST_NUMBER
  }
}

/** Puts an empty element of the same length in an element's place. */
function empty(bytes: Buffer, at: number, end: number): void {
  const total = end - at
  if (total < 2) throw new RangeError('an element that is shorter than its head')
  const size = total < 128 ? 1 : 8
  bytes.fill(0, at, end)
  bytes.writeUInt8(VOID, at)
  if (size === 1) bytes.writeUInt8(0x80 + total - 2, at + 1)
  else bytes.writeBigUInt64BE(0x0100_0000_0000_0000n + BigInt(total - 9), at + 1)
}
