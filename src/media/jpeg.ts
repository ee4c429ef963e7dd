// JPEG: tables, frames and scans are taken over; of all else only aspect, colours' transform and the side that is up.

import { fits, hasText, slice } from './bytes.ts'
import { readOrientation, writeOrientation } from './exif.ts'

const [SOI, EOI, SOS, DQT, DHT, DAC, DRI] = [0xd8, 0xd9, 0xda, 0xdb, 0xc4, 0xcc, 0xdd]
const [APP0, APP1, APP14] = [0xe0, 0xe1, 0xee]
const EXIF = 'Exif\0\0'
/** No camera writes more; thousands of scans keep whoever shows them busy. */
const MOST_SCANS = 100

type Kept = {
  readonly parts: Buffer[]
  jfif?: Buffer
  adobe?: Buffer
  orientation: number
  frames: number
  scans: number
}

/** Cleans a JPEG picture. What follows its end is left out, and a picture that was cut gets an end. */
export function cleanJpeg(bytes: Buffer): Buffer | undefined {
  if (bytes.readUInt16BE(0) !== 0xff00 + SOI) return undefined
  const kept: Kept = { parts: [], orientation: 1, frames: 0, scans: 0 }
  let at = 2
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes.readUInt8(at + 1)
    if (marker === EOI) break
    // A cut picture may end in the middle of a scan, but not in the middle of a table.
    const body = slice(bytes, at + 4, at + 2 + bytes.readUInt16BE(at + 2))
    if (!take(kept, marker, body)) return undefined
    at += 4 + body.length
    if (marker !== SOS) continue
    const end = endOfScan(bytes, at)
    kept.parts.push(bytes.subarray(at, end))
    at = end
  }
  return kept.frames === 1 && kept.scans > 0 ? write(kept) : undefined
}

/** Takes what is needed of a segment; false if it is not what it says it is. */
function take(kept: Kept, marker: number, body: Buffer): boolean {
  if (marker === APP0 && hasText(body, 0, 'JFIF\0')) kept.jfif ??= thumbless(body)
  if (marker === APP1 && hasText(body, 0, EXIF) && kept.orientation === 1) {
    kept.orientation = readOrientation(body.subarray(EXIF.length))
  }
  if (marker === APP14 && hasText(body, 0, 'Adobe')) kept.adobe ??= slice(body, 0, 12)
  if ((marker >= APP0 && marker <= 0xef) || marker === 0xfe) return true
  if (!isExact(marker, body)) return false
  if (isFrame(marker)) kept.frames += 1
  if (marker === SOS) kept.scans += 1
  kept.parts.push(segment(marker, body))
  return kept.frames <= 1 && kept.scans <= MOST_SCANS
}

/** A table is exactly as long as what it holds, so that nothing can ride in it. */
function isExact(marker: number, body: Buffer): boolean {
  if (isFrame(marker)) {
    return fits(body.readUInt16BE(3), body.readUInt16BE(1)) && body.length === 6 + 3 * body.readUInt8(5)
  }
  switch (marker) {
    case SOS: return body.length === 4 + 2 * body.readUInt8(0)
    case DQT: return isFilled(body, (at) => (body.readUInt8(at) >> 4 === 0 ? 65 : 129))
    case DHT: return isFilled(body, (at) => 17 + slice(body, at + 1, at + 17).reduce((sum, n) => sum + n, 0))
    case DAC: return body.length % 2 === 0 && body.length <= 64
    case DRI: return body.length === 2
    default: return false
  }
}

function isFilled(body: Buffer, sizeAt: (at: number) => number): boolean {
  let at = 0
  while (at < body.length) at += sizeAt(at)
  return at === body.length
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== DHT && marker !== DAC && marker !== 0xc8
}

/** Where a scan ends: at the first marker that is neither stuffing nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function thumbless(jfif: Buffer): Buffer {
  return Buffer.concat([slice(jfif, 0, 12), Buffer.alloc(2)])
}

function write({ parts, jfif, adobe, orientation }: Kept): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, SOI]),
    ...(jfif ? [segment(APP0, jfif)] : []),
    ...(orientation > 1 ? [segment(APP1, Buffer.concat([Buffer.from(EXIF), writeOrientation(orientation)]))] : []),
    ...(adobe ? [segment(APP14, adobe)] : []),
    ...parts,
    Buffer.from([0xff, EOI]),
  ])
}

function segment(marker: number, body: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
