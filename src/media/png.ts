// PNG: the chunks that make the picture, summed anew; texts, times, profiles and what follows the end stay behind.

import { createInflate, crc32 } from 'node:zlib'
import { fits, hasText, slice } from './bytes.ts'
import { readOrientation, writeOrientation } from './exif.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** What is taken over, and how long it may be. */
const KEPT: ReadonlyMap<string, number> = new Map([
  ['IHDR', 13], ['PLTE', 768], ['tRNS', 256], ['gAMA', 4], ['cHRM', 32], ['sRGB', 1], ['sBIT', 4], ['bKGD', 6],
  ['acTL', 8], ['fcTL', 26], ['fdAT', Infinity],
])
const CHANNELS: ReadonlyMap<number, number> = new Map([[0, 1], [2, 3], [3, 1], [4, 2], [6, 4]])

/** A picture of 8 MB in pieces of 8 kB has a thousand. */
const MOST_CHUNKS = 20_000

type Chunk = { readonly type: string; readonly body: Buffer }

/** Cleans a PNG picture. */
export async function cleanPng(bytes: Buffer): Promise<Buffer | undefined> {
  const chunks = read(bytes)
  const header = chunks?.[0]
  if (!chunks || header?.type !== 'IHDR' || header.body.length !== 13) return undefined
  const most = rawSize(header.body)
  const first = chunks.findIndex(({ type }) => type === 'IDAT')
  const data = await trim(Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body)), most)
  if (!data || first < 0) return undefined
  const parts: Chunk[] = []
  for (const [i, { type, body }] of chunks.entries()) {
    if (type === 'IDAT') {
      if (i === first) parts.push({ type, body: data })
      continue
    }
    const orientation = type === 'eXIf' ? readOrientation(body) : 1
    if (orientation > 1) parts.push({ type, body: writeOrientation(orientation) })
    const longest = KEPT.get(type)
    if (longest !== undefined && body.length <= longest) parts.push({ type, body })
    // A capital letter says that the picture cannot be understood without it.
    else if (/^[A-Z]/.test(type)) return undefined
  }
  return Buffer.concat([SIGNATURE, ...[...parts, { type: 'IEND', body: Buffer.alloc(0) }].map(write)])
}

/** Lists the chunks up to the end; undefined if there is none, or more chunks than any program writes. */
function read(bytes: Buffer): readonly Chunk[] | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return undefined
  const chunks: Chunk[] = []
  for (let at = 8; !hasText(bytes, at + 4, 'IEND');) {
    const end = at + 8 + bytes.readUInt32BE(at)
    if (chunks.length === MOST_CHUNKS) return undefined
    chunks.push({ type: slice(bytes, at + 4, at + 8).toString('latin1'), body: slice(bytes, at + 8, end) })
    at = slice(bytes, end, end + 4).length + end
  }
  return chunks
}

/** How many bytes the picture has when it is unpacked, at most; 0 if it is none or a trap. */
function rawSize(header: Buffer): number {
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const bits = header.readUInt8(8) * (CHANNELS.get(header.readUInt8(9)) ?? 0)
  // Interlaced pictures come in seven passes, each with lines of its own.
  return fits(width, height) && bits > 0 ? (Math.ceil((width * bits) / 8) + 8) * (height + 7) * 2 : 0
}

/** Unpacks the data without keeping it, and cuts off what follows it; undefined if it is broken or a bomb. */
function trim(data: Buffer, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    const inflate = createInflate()
    let size = 0
    const settle = (found: Buffer | undefined) => {
      resolve(found)
      inflate.destroy()
    }
    inflate.on('data', (piece: Buffer) => {
      size += piece.length
      if (size > most) settle(undefined)
    })
    inflate.on('end', () => settle(data.subarray(0, inflate.bytesWritten)))
    inflate.on('error', () => settle(undefined))
    inflate.end(data)
  })
}

function write({ type, body }: Chunk): Buffer {
  const chunk = Buffer.alloc(body.length + 12)
  chunk.writeUInt32BE(body.length, 0)
  chunk.write(type, 4, 'latin1')
  body.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, body.length + 8)), body.length + 8)
  return chunk
}
