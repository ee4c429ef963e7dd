// Recordings with a marker in every place where they carry more than what is heard.

import { MARKER, type Planted } from './pictures.ts'

const marker = Buffer.from(MARKER)
const latin = (text: string) => Buffer.from(text, 'latin1')

/** Bytes that look like nothing, the same each time. */
export function noise(size: number, seed: number): Buffer {
  let n = seed
  return Buffer.from(Array.from({ length: size }, () => {
    n = (n * 1103515245 + 12345) % 2 ** 31
    return (n >> 16) & 0x7f
  }))
}

/** Frames of MP3: silence to whoever hears them. */
export function mp3Frames(count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, (_, n) =>
    Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(32), noise(381, n + 1)])))
}

function id3(version: number, foot = false): Buffer {
  const frame = Buffer.concat([latin('TIT2'), Buffer.from([0, 0, 0, marker.length * 2 + 3, 0, 0, 1, 0xff, 0xfe]), Buffer.from(MARKER, 'utf16le')])
  const body = Buffer.concat([frame, latin('COMM'), Buffer.from([0, 0, 0, marker.length, 0, 0]), marker])
  const head = Buffer.concat([latin('ID3'), Buffer.from([version, 0, foot ? 0x10 : 0, 0, 0, body.length >> 7, body.length & 127])])
  return Buffer.concat([head, body, ...(foot ? [latin('3DI'), head.subarray(3)] : [])])
}

/** Plants the marker in an MP3 recording. */
export function plantMp3(): readonly Planted[] {
  const sound = mp3Frames(12)
  const info = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(32), latin('Xing'), Buffer.alloc(120), marker, Buffer.alloc(381 - 124 - marker.length)])
  const ape = Buffer.concat([latin('APETAGEX'), Buffer.alloc(24), marker])
  const v1 = Buffer.concat([latin('TAG'), marker, Buffer.alloc(125 - marker.length)])
  return [
    ['ID3v2.3', Buffer.concat([id3(3), sound])],
    ['ID3v2.4 with a foot', Buffer.concat([id3(4, true), sound])],
    ['ID3v2 twice', Buffer.concat([id3(3), id3(4), sound])],
    ['ID3v2 at the end', Buffer.concat([sound, id3(4, true)])],
    ['ID3v1', Buffer.concat([sound, v1])],
    ['APE', Buffer.concat([sound, ape])],
    ['lyrics, APE and ID3v1', Buffer.concat([sound, latin('LYRICSBEGIN'), marker, latin('LYRICS200'), ape, v1])],
    ['encoder\'s frame', Buffer.concat([info, sound])],
    ['between frames', Buffer.concat([sound.subarray(0, 417 * 6), latin('TAG'), marker, sound.subarray(417 * 6)])],
    ['behind the end', Buffer.concat([sound, latin('TAG'), marker])],
  ]
}

function riff(form: string, ...chunks: readonly (readonly [string, Buffer])[]): Buffer {
  const box = (type: string, body: Buffer) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(body.length)
    return Buffer.concat([latin(type), size, body, Buffer.alloc(body.length % 2)])
  }
  return box('RIFF', Buffer.concat([latin(form), ...chunks.map(([type, body]) => box(type, body))]))
}

const FORMAT = Buffer.from('0100010080bb00000077010002001000', 'hex')

/** Plants the marker in a WAV recording. */
export function plantWav(): readonly Planted[] {
  const data = ['data', noise(960, 7)] as const
  const format = ['fmt ', FORMAT] as const
  return [
    ...['LIST', 'bext', 'iXML', 'id3 ', 'junk'].map((type): Planted => [type, riff('WAVE', format, [type, marker], data)]),
    ['behind the samples', riff('WAVE', format, data, ['LIST', marker])],
    ['tail of the form', riff('WAVE', ['fmt ', Buffer.concat([FORMAT, marker])], data)],
    ['behind the end', Buffer.concat([riff('WAVE', format, data), marker])],
  ]
}

/** Frames of AMR. */
export function amrFrames(): Buffer {
  return Buffer.concat([1, 2, 3].map((n) => Buffer.concat([Buffer.from([0x3c]), noise(31, n)])))
}

/** Plants the marker in AMR recordings. */
export function plantAmr(): readonly Planted[] {
  const wide = Buffer.concat([1, 2].map((n) => Buffer.concat([Buffer.from([0x44]), noise(60, n)])))
  return [
    ['behind the end', Buffer.concat([latin('#!AMR\n'), amrFrames(), marker])],
    ['behind the end of the wide form', Buffer.concat([latin('#!AMR-WB\n'), wide, marker])],
  ]
}

function crc(page: Buffer): number {
  return page.reduce((sum, byte) => {
    let value = (sum ^ (byte << 24)) >>> 0
    for (let bit = 0; bit < 8; bit += 1) value = ((value << 1) ^ (value >>> 31 ? 0x04c11db7 : 0)) >>> 0
    return value
  }, 0)
}

type Page = { readonly packets: readonly Buffer[]; readonly flags?: number; readonly serial?: number; readonly open?: boolean }

function oggPage({ packets, flags = 0, serial = 77, open = false }: Page, n: number): Buffer {
  const laces = packets.flatMap((packet, i) => {
    const full = Array.from({ length: Math.floor(packet.length / 255) }, () => 255)
    return open && i === packets.length - 1 ? full : [...full, packet.length % 255]
  })
  const page = Buffer.concat([latin('OggS'), Buffer.from([0, flags]), Buffer.alloc(20), Buffer.from([laces.length, ...laces]), ...packets])
  page.writeBigUInt64LE(BigInt(packets.length === OPUS.length ? 2_880 : 0), 6)
  page.writeUInt32LE(serial, 14)
  page.writeUInt32LE(n, 18)
  page.writeUInt32LE(crc(page), 22)
  return page
}

/** Packets of Opus in one page. */
export const OPUS = [1, 2, 3].map((n) => Buffer.concat([Buffer.from([0xfc]), noise(80, n)]))

const OPUS_HEAD = Buffer.concat([latin('OpusHead'), Buffer.from('0101000080bb0000000000', 'hex')])

/** Plants the marker in an Ogg recording. */
export function plantOgg(): readonly Planted[] {
  const tags = (vendor: Buffer, comment: Buffer) => {
    const [one, count, other] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.alloc(4)]
    one.writeUInt32LE(vendor.length)
    count.writeUInt32LE(1)
    other.writeUInt32LE(comment.length)
    return Buffer.concat([latin('OpusTags'), one, vendor, count, other, comment])
  }
  const make = (...pages: readonly Page[]) => Buffer.concat([{ packets: [OPUS_HEAD], flags: 2 }, ...pages].map(oggPage))
  const sound: Page = { packets: OPUS, flags: 4 }
  const plain = tags(latin('a'), latin('TITLE=a'))
  const long = tags(latin('a'), Buffer.concat([latin('METADATA_BLOCK_PICTURE='), Buffer.alloc(600, 'a'), marker]))
  return [
    ['comment', make({ packets: [tags(latin('a'), Buffer.concat([latin('TITLE='), marker]))] }, sound)],
    ['encoder', make({ packets: [tags(marker, latin('TITLE=a'))] }, sound)],
    ['comment of several pages', make({ packets: [long.subarray(0, 510)], open: true }, { packets: [long.subarray(510)], flags: 1 }, sound)],
    ['second stream', make({ packets: [plain] }, { packets: [marker], serial: 78, flags: 2 }, sound)],
    ['behind the end', Buffer.concat([make({ packets: [plain] }, sound), marker])],
  ]
}

/** A box of MP4. */
export function mp4Box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 8)
  return Buffer.concat([size, latin(type), body])
}

/** Plants the marker in an MP4 recording of a browser, which says where it keeps what from each piece, not from the start. */
export function plantMp4(base: Buffer): readonly Planted[] {
  const movie = base.indexOf('moov') - 4
  const end = movie + base.readUInt32BE(movie)
  const inMovie = (...boxes: readonly Buffer[]) => Buffer.concat([
    base.subarray(0, movie), mp4Box('moov', base.subarray(movie + 8, end), ...boxes), base.subarray(end),
  ])
  const hidden = (change: (copy: Buffer) => void) => {
    const copy = Buffer.from(base)
    change(copy)
    return copy
  }
  const name = base.indexOf('hdlr') + 24
  return [
    ['user data', inMovie(mp4Box('udta', mp4Box('\xa9xyz', marker)))],
    ['tags', inMovie(mp4Box('udta', mp4Box('meta', Buffer.alloc(4), mp4Box('ilst', mp4Box('\xa9nam', mp4Box('data', marker))))))],
    ['XMP', Buffer.concat([base.subarray(0, end), mp4Box('uuid', noise(16, 3), marker), base.subarray(end)])],
    ['free space', Buffer.concat([base.subarray(0, end), mp4Box('free', marker), base.subarray(end)])],
    ['handler\'s name', hidden((copy) => void marker.copy(copy, name))],
    ['times', hidden((copy) => void marker.copy(copy, copy.indexOf('mvhd') + 8, 0, 8))],
    ['behind the end', Buffer.concat([base, mp4Box('mdta', marker)])],
  ]
}

/** An element of WebM. */
export function ebml(id: string, body: Buffer): Buffer {
  const size = Buffer.alloc(8)
  size.writeBigUInt64BE(0x0100_0000_0000_0000n + BigInt(body.length))
  return Buffer.concat([Buffer.from(id, 'hex'), size, body])
}

/** Plants the marker in a WebM recording of a browser, after leaving its length open as live ones do. */
export function plantWebm(recorded: Buffer): readonly Planted[] {
  const base = Buffer.from(recorded)
  base.writeBigUInt64BE(0x01ff_ffff_ffff_ffffn, base.indexOf(Buffer.from('18538067', 'hex')) + 4)
  const cluster = base.lastIndexOf(Buffer.from('1f43b675', 'hex'))
  const before = (...elements: readonly Buffer[]) => Buffer.concat([base.subarray(0, cluster), ...elements, base.subarray(cluster)])
  const info = ebml('1549a966', Buffer.concat([ebml('7ba9', marker), ebml('4461', marker.subarray(0, 8)), ebml('4d80', marker), ebml('5741', marker)]))
  return [
    ['tags', before(ebml('1254c367', ebml('7373', ebml('67c8', Buffer.concat([ebml('45a3', marker), ebml('4487', marker)])))))],
    ['title, date and programs', before(info)],
    ['attachment', before(ebml('1941a469', ebml('61a7', ebml('465c', Buffer.concat([marker, noise(500, 5)])))))],
    // Well formed: over a chapter that is not, a browser's reading of a short recording ends.
    ['chapters', before(ebml('1043a770', ebml('45b9', ebml('b6', ebml('80', ebml('85', marker))))))],
    ['filling', before(ebml('ec', marker))],
    ['unknown element', before(ebml('4bad', marker))],
    ['behind the end', Buffer.concat([base, ebml('1254c367', marker)])],
  ]
}
