// Ogg with Opus: one stream, its pages counted and summed anew, with an empty page of comments.

import { hasText, slice } from './bytes.ts'

type Page = {
  readonly flags: number
  readonly granule: bigint
  readonly serial: number
  readonly laces: Buffer
  readonly body: Buffer
}

const [CONTINUED, FIRST] = [1, 2]
const HEAD_SIZE = 19
const EMPTY_TAGS = Buffer.concat([Buffer.from('OpusTags', 'latin1'), Buffer.alloc(8)])

/** Cleans an Ogg recording. */
export function cleanOgg(bytes: Buffer): Buffer | undefined {
  const all = readPages(bytes)
  const [first] = all
  if (!first || !isHead(first)) return undefined
  const own = all.filter(({ serial }) => serial === first.serial)
  const sound = behindTags(own.slice(1))
  if (!sound || sound.some(({ flags }) => (flags & FIRST) !== 0)) return undefined
  const tags = { ...first, flags: 0, granule: 0n, laces: Buffer.from([EMPTY_TAGS.length]), body: EMPTY_TAGS }
  const pages = [first, tags, ...sound]
  return Buffer.concat(pages.map((page, n) => writePage({ ...page, serial: 1 }, n)))
}

function isHead({ body, laces }: Page): boolean {
  return hasText(body, 0, 'OpusHead') && body.length >= HEAD_SIZE && laces.length === 1
}

/** Lists the whole pages. */
function readPages(bytes: Buffer): readonly Page[] {
  const pages: Page[] = []
  let at = 0
  while (hasText(bytes, at, 'OggS\0')) {
    const laces = slice(bytes, at + 27, at + 27 + bytes.readUInt8(at + 26))
    const from = at + 27 + laces.length
    const end = from + laces.reduce((sum, n) => sum + n, 0)
    if (end > bytes.length) break
    pages.push({
      flags: bytes.readUInt8(at + 5) & 7,
      granule: bytes.readBigUInt64LE(at + 6),
      serial: bytes.readUInt32LE(at + 14),
      laces,
      body: slice(bytes, from, end),
    })
    at = end
  }
  return pages
}

/** The pages behind the comments, which end with a page; undefined where they do not. */
function behindTags(pages: readonly Page[]): readonly Page[] | undefined {
  if (!pages[0] || !hasText(pages[0].body, 0, 'OpusTags')) return undefined
  const last = pages.findIndex(({ laces }) => laces.some((lace) => lace < 255))
  const laces = pages[last]?.laces
  const isWhole = laces && laces.findIndex((lace) => lace < 255) === laces.length - 1
  const rest = pages.slice(last + 1)
  return isWhole && rest[0] && (rest[0].flags & CONTINUED) === 0 ? rest : undefined
}

function writePage({ flags, granule, serial, laces, body }: Page, n: number): Buffer {
  const page = Buffer.concat([Buffer.alloc(27), laces, body])
  page.write('OggS', 0, 'latin1')
  page.writeUInt8(flags, 5)
  page.writeBigUInt64LE(granule, 6)
  page.writeUInt32LE(serial, 14)
  page.writeUInt32LE(n, 18)
  page.writeUInt8(laces.length, 26)
  page.writeUInt32LE(sum(page), 22)
  return page
}

/** Ogg's own sum: CRC-32 by 0x04c11db7, not mirrored, begun with 0. */
const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n << 24
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value < 0 ? 0x04c11db7 : 0)
  return value
})

function sum(page: Buffer): number {
  return page.reduce((crc, byte) => ((crc << 8) ^ (TABLE[((crc >>> 24) ^ byte) & 255] ?? 0)) >>> 0, 0)
}
