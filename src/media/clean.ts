// A copy of a picture or voice message without what it tells beside itself. Nothing is decoded: what shows or sounds is
// taken over bit by bit, by lists of what is needed, and everything else stays behind (docs/decisions/0008).

import { cleanAmr } from './amr.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanMp3 } from './mp3.ts'
import { cleanMp4 } from './mp4.ts'
import { cleanOgg } from './ogg.ts'
import { cleanPng } from './png.ts'
import { cleanWav } from './wav.ts'
import { cleanWebm } from './webm.ts'
import { cleanWebp } from './webp.ts'

/** Cleans one kind of file; undefined if it is broken or holds what cannot be told apart. */
export type Cleaner = (bytes: Buffer) => Buffer | undefined | Promise<Buffer | undefined>

const CLEANERS: ReadonlyMap<string, Cleaner> = new Map<string, Cleaner>([
  ['image/jpeg', cleanJpeg],
  ['image/png', cleanPng],
  ['image/apng', cleanPng],
  ['image/gif', cleanGif],
  ['image/webp', cleanWebp],
  ['audio/mpeg', cleanMp3],
  ['audio/amr', cleanAmr],
  ['audio/wav', cleanWav],
  ['audio/ogg', cleanOgg],
  ['audio/mp4', cleanMp4],
  ['audio/webm', cleanWebm],
])

/** Cleans a file of a type; undefined if there is no copy that would surely be clean. */
export async function cleanCopy(bytes: Uint8Array, type: string): Promise<Buffer | undefined> {
  try {
    return await CLEANERS.get(type)?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (error) {
    // Reading beyond the end: the file is cut, or lies about its own length.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
