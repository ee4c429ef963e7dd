// MP4 and M4A: boxes that sound needs stay where they are, so that every place in the file stays right; all others
// become empty ones of the same length.

import { slice } from './bytes.ts'

/** Boxes that hold boxes, and how many bytes come before these. */
const HOLDERS: ReadonlyMap<string, number> = new Map([
  ['moov', 0], ['trak', 0], ['edts', 0], ['mdia', 0], ['minf', 0], ['dinf', 0], ['stbl', 0],
  ['mvex', 0], ['moof', 0], ['traf', 0], ['dref', 8], ['stsd', 8], ['mp4a', 28], ['Opus', 28],
  ['alac', 28], ['fLaC', 28], ['samr', 28], ['sawb', 28],
])
const KEPT = new Set([
  'ftyp', 'styp', 'mdat', 'mvhd', 'tkhd', 'mdhd', 'hdlr', 'elst', 'smhd', 'url ', 'stts', 'ctts', 'stsc',
  'stsz', 'stz2', 'stco', 'co64', 'stss', 'sgpd', 'sbgp', 'mehd', 'trex', 'mfhd', 'tfhd', 'tfdt', 'trun',
  'sidx', 'esds', 'dOps', 'dfLa', 'damr', 'chan', 'btrt',
])
/** Boxes that say when they were made, behind their version and flags. */
const DATED = new Set(['mvhd', 'tkhd', 'mdhd'])
const DEEPEST = 10

/** Cleans an MP4 recording; one with pictures, texts or places beside the sound has no clean copy. */
export function cleanMp4(bytes: Buffer): Buffer | undefined {
  const copy = Buffer.from(bytes)
  const found = new Set<string>()
  const clean = walk(copy, { depth: 0, found })
  return clean && found.has('ftyp') && found.has('moov') && found.has('mdat') ? copy : undefined
}

type Walk = { readonly depth: number; readonly found: Set<string> }

function walk(bytes: Buffer, { depth, found }: Walk): boolean {
  let at = 0
  while (at < bytes.length) {
    const { type, head, end } = readBox(bytes, at)
    const body = slice(bytes, at + head, end)
    const before = HOLDERS.get(type)
    found.add(type)
    if (before !== undefined) {
      if (depth >= DEEPEST || !walk(slice(body, before, body.length), { depth: depth + 1, found })) return false
    } else if (!KEPT.has(type)) {
      bytes.write('free', at + 4, 'latin1')
      body.fill(0)
    } else if (!blank(type, body)) {
      return false
    }
    at = end
  }
  return true
}

function readBox(bytes: Buffer, at: number) {
  const [size, type] = [bytes.readUInt32BE(at), slice(bytes, at + 4, at + 8).toString('latin1')]
  if (size === 1) return { type, head: 16, end: at + Number(bytes.readBigUInt64BE(at + 8)) }
  if (size !== 0 && size < 8) throw new RangeError('a box that is shorter than its head')
  // A length of 0 reaches to the end.
  return { type, head: 8, end: size === 0 ? bytes.length : at + size }
}

/** Takes times, names and addresses out of a box; false if its track is no sound. */
function blank(type: string, body: Buffer): boolean {
  if (DATED.has(type)) body.fill(0, 4, body.readUInt8(0) === 1 ? 20 : 12)
  if (type === 'url ') body.fill(0, 4)
  if (type === 'ftyp') return body.length <= 64
  if (type !== 'hdlr') return true
  if (body.toString('latin1', 8, 12) !== 'soun') return false
  body.fill(0, 12)
  return true
}
