// Pictures with a marker in every place where they carry more than what they show.

import { crc32, deflateSync } from 'node:zlib'

/** What must not be found again. */
export const MARKER = 'LEAK-7f3a9c'

const marker = Buffer.from(MARKER)

/** A file with a marker: where it is, and the bytes. */
export type Planted = readonly [where: string, bytes: Buffer]

/** A TIFF block with a description, a camera's own note, a place and which way up the picture is. */
export function tiff(order: 'II' | 'MM', orientation = 1): Buffer {
  const little = order === 'II'
  const short = (n: number) => { const b = Buffer.alloc(2); if (little) b.writeUInt16LE(n); else b.writeUInt16BE(n); return b }
  const long = (n: number) => { const b = Buffer.alloc(4); if (little) b.writeUInt32LE(n); else b.writeUInt32BE(n); return b }
  const entry = (tag: number, kind: number, count: number, value: Buffer) =>
    Buffer.concat([short(tag), short(kind), long(count), value])
  const at = 8 + 2 + 4 * 12 + 4
  return Buffer.concat([
    Buffer.from(order), short(42), long(8), short(4),
    entry(0x010e, 2, marker.length, long(at)),
    entry(0x0112, 3, 1, Buffer.concat([short(orientation), short(0)])),
    entry(0x8825, 4, 1, long(at)),
    entry(0x927c, 7, marker.length, long(at)),
    long(0), marker, Buffer.from('\xff\xd8\xff\xdb thumbnail'), marker,
  ])
}

function segment(kind: number, ...parts: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.isBuffer(part) ? part : Buffer.from(part, 'latin1')))
  const head = Buffer.from([0xff, kind, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Plants the marker in a JPEG picture. */
export function plantJpeg(base: Buffer): readonly Planted[] {
  const bare = Buffer.concat([base.subarray(0, 2), base.subarray(base.indexOf(Buffer.from([0xff, 0xdb])))])
  const first = (...segments: readonly Buffer[]) => Buffer.concat([bare.subarray(0, 2), ...segments, bare.subarray(2)])
  const last = (...parts: readonly Buffer[]) => Buffer.concat([bare.subarray(0, -2), ...parts, bare.subarray(-2)])
  const exif = (block: Buffer) => segment(0xe1, 'Exif\0\0', block)
  const scan = bare.indexOf(Buffer.from([0xff, 0xda]))
  return [
    ['comment', first(segment(0xfe, marker))],
    ['EXIF', first(exif(tiff('II')))],
    ...[2, 3, 4, 5, 6, 7, 8].map((way): Planted => [`EXIF, turned ${way}`, first(exif(tiff(way % 2 ? 'II' : 'MM', way)))]),
    ['EXIF twice', first(exif(tiff('MM', 6)), exif(tiff('II', 3)))],
    ['broken EXIF', first(exif(Buffer.concat([Buffer.from('II*\0\xff\xff\xff\x7f', 'latin1'), marker])))],
    ['XMP', first(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>', marker))],
    ['more XMP', first(segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', marker))],
    ['IPTC', first(segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10', marker))],
    ['profile', first(segment(0xe2, 'ICC_PROFILE\0\x01\x01', marker))],
    ['second picture', Buffer.concat([first(segment(0xe2, 'MPF\0', marker)), bare, marker])],
    ['thumbnail of JFIF', first(segment(0xe0, 'JFIF\0\x01\x01\0\0\x48\0\x48\x02\x02', marker, '\0'))],
    ['thumbnail of JFXX', first(segment(0xe0, 'JFXX\0\x10', marker))],
    ['tail of Adobe\'s segment', first(segment(0xe0, 'JFIF\0\x01\x01\0\0\x48\0\x48\0\0'), segment(0xee, 'Adobe\0\x64\0\0\0\0\x01', marker))],
    ['proof of origin', first(segment(0xeb, 'JP\0\x01jumb', marker))],
    ['own segment', first(segment(0xef, marker))],
    ['before the scan', Buffer.concat([bare.subarray(0, scan), segment(0xfe, marker), bare.subarray(scan)])],
    ['behind the scan', last(segment(0xfe, marker), segment(0xe1, 'Exif\0\0', tiff('II')))],
    ['behind the end', Buffer.concat([bare, marker])],
    ['behind filling', first(Buffer.from([0xff, 0xff, 0xff]), segment(0xfe, marker))],
    ['many comments', first(...Array.from({ length: 50 }, () => segment(0xfe, marker, 'a'.repeat(60_000))))],
  ]
}

/** A chunk of PNG. */
export function pngChunk(type: string, ...parts: readonly (Buffer | string)[]): Buffer {
  const body = Buffer.concat([Buffer.from(type), ...parts.map((part) => Buffer.isBuffer(part) ? part : Buffer.from(part, 'latin1'))])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(body.length - 4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

/** Plants the marker in a PNG picture. */
export function plantPng(base: Buffer): readonly Planted[] {
  const first = (...chunks: readonly Buffer[]) => Buffer.concat([base.subarray(0, 33), ...chunks, base.subarray(33)])
  const last = (...chunks: readonly Buffer[]) => Buffer.concat([base.subarray(0, -12), ...chunks, base.subarray(-12)])
  const data = base.lastIndexOf('IDAT') - 4
  const size = base.readUInt32BE(data)
  const tail = pngChunk('IDAT', base.subarray(data + 8, data + 8 + size), marker)
  return [
    ['text', first(pngChunk('tEXt', 'Comment\0', marker))],
    ['packed text', first(pngChunk('zTXt', 'Comment\0\0', deflateSync(marker, { level: 0 })))],
    ['XMP', last(pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0', marker))],
    ['EXIF', first(pngChunk('eXIf', tiff('II', 6)))],
    ['EXIF behind', last(pngChunk('eXIf', tiff('MM', 3)))],
    ['profile', first(pngChunk('iCCP', MARKER, '\0\0', deflateSync(marker, { level: 0 })))],
    ['palette\'s name', first(pngChunk('sPLT', marker, '\0\x08'))],
    ['time', last(pngChunk('tIME', marker.subarray(0, 7)), pngChunk('tEXt', 'a\0', marker))],
    ['own chunk', first(pngChunk('prVt', marker))],
    ['too long a chunk', first(pngChunk('gAMA', '\0\0\xb1\x8f', marker))],
    ['signature', last(pngChunk('dSIG', marker))],
    ['behind the end', Buffer.concat([base, marker])],
    ['behind the data', Buffer.concat([base.subarray(0, data), tail, base.subarray(data + 12 + size)])],
    ['behind the data in a chunk of its own', last(pngChunk('IDAT', marker))],
  ]
}

/** A GIF picture of two frames that is shown three times. */
export function makeGif(between: Buffer = Buffer.alloc(0), loops = '\x03\x01\x03\0'): Buffer {
  const frame = Buffer.from('21f90401000100002c00000000010001000002014400', 'hex')
  return Buffer.concat([
    Buffer.from('47494638396101000100800000000000ffffff', 'hex'),
    Buffer.from(`!\xff\x0bNETSCAPE2.0${loops}\0`, 'latin1'),
    frame, between, frame, Buffer.from(';'),
  ])
}

/** Plants the marker in a GIF picture. */
export function plantGif(): readonly Planted[] {
  const piece = Buffer.concat([Buffer.from([marker.length]), marker, Buffer.alloc(1)])
  const extension = (head: string) => makeGif(Buffer.concat([Buffer.from(head, 'latin1'), piece]))
  return [
    ['comment', extension('!\xfe')],
    ['XMP', extension('!\xff\x0bXMP DataXMP')],
    ['profile', extension('!\xff\x0bICCRGBG1012')],
    ['plain text', extension(`!\x01\x0c${'\0'.repeat(12)}`)],
    ['unknown extension', extension('!\x42')],
    ['behind the loops', makeGif(Buffer.alloc(0), `\x03\x01\x03\0${piece.subarray(0, -1).toString('latin1')}`)],
    ['behind the end', Buffer.concat([makeGif(), marker])],
  ]
}

function riffChunk(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}

/** Plants the marker in a WebP picture. */
export function plantWebp(base: Buffer): readonly Planted[] {
  const begin = base.toString('latin1', 12, 16) === 'VP8X' ? 12 : -1
  if (begin < 0) throw new Error('the browser writes another form of WebP')
  const head = (flags: number) => Buffer.concat([base.subarray(12, 20), Buffer.from([(base[20] ?? 0) | flags]), base.subarray(21, 30)])
  const make = (flags: number, ...chunks: readonly Buffer[]) => {
    const rest = Buffer.concat([Buffer.from('WEBP'), head(flags), base.subarray(30), ...chunks])
    return riffChunk('RIFF', rest)
  }
  return [
    ['EXIF', make(8, riffChunk('EXIF', tiff('II')))],
    ['EXIF with a prefix', make(8, riffChunk('EXIF', Buffer.concat([Buffer.from('Exif\0\0'), tiff('MM')])))],
    ['XMP', make(4, riffChunk('XMP ', marker))],
    ['profile', riffChunk('RIFF', Buffer.concat([
      Buffer.from('WEBP'), head(0x20), riffChunk('ICCP', marker), base.subarray(30 + base.readUInt32LE(34) + 8),
    ]))],
    ['unknown chunk', make(0, riffChunk('LEAK', marker))],
    ['behind the end', Buffer.concat([make(0), marker])],
  ]
}
