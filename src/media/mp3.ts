// MP3: whole frames in a row; ID3, APE, lyrics, and the frame in which encoders leave their name stay behind.

import { hasText, slice } from './bytes.ts'

const BITRATES: { readonly [version: string]: readonly number[] } = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const TAGS = ['TAG', 'APETAGEX', 'ID3', 'LYRICS', '3DI']
const RATES = [44_100, 48_000, 32_000]
/** How far behind what is no frame the next one may begin. */
const FAR = 512 * 1024

/** Cleans an MP3 recording. */
export function cleanMp3(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  let at = behindTags(bytes)
  while (at < bytes.length) {
    const size = frameSize(bytes, at)
    if (size > 0 && at + size <= bytes.length && isFollowed(bytes, at + size)) {
      const frame = bytes.subarray(at, at + size)
      if (parts.length > 0 || !isInfo(frame)) parts.push(frame)
      at += size
      continue
    }
    const next = nextFrame(bytes, at + 1)
    if (next === undefined) break
    at = next
  }
  return parts.length > 0 ? Buffer.concat(parts) : undefined
}

/** Three frames in a row are no accident in what stands between them. */
function nextFrame(bytes: Buffer, from: number): number | undefined {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at < from + FAR; at = bytes.indexOf(0xff, at + 1)) {
    const second = at + frameSize(bytes, at)
    const third = second + frameSize(bytes, second)
    if (second > at && third > second && frameSize(bytes, third) > 0) return at
  }
  return undefined
}

/** A frame counts if another one, a tag or the end follows. */
function isFollowed(bytes: Buffer, at: number): boolean {
  return at === bytes.length || frameSize(bytes, at) > 0 || TAGS.some((tag) => hasText(bytes, at, tag))
}

/** The size of the layer III frame that begins here; 0 if none does. */
function frameSize(bytes: Buffer, at: number): number {
  if (at + 4 > bytes.length) return 0
  const head = bytes.readUInt32BE(at)
  const [version, layer, rate, frequency] = [(head >>> 19) & 3, (head >>> 17) & 3, (head >>> 12) & 15, (head >>> 10) & 3]
  if (head >>> 21 !== 0x7ff || version === 1 || layer !== 1) return 0
  const bitrate = BITRATES[version === 3 ? 'one' : 'two']?.[rate] ?? 0
  const sampling = (RATES[frequency] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4)
  if (bitrate === 0 || sampling === 0) return 0
  return Math.floor(((version === 3 ? 144_000 : 72_000) * bitrate) / sampling) + ((head >>> 9) & 1)
}

/** A first frame without sound, in which encoders say how long it all is and who they are. */
function isInfo(frame: Buffer): boolean {
  const head = frame.subarray(0, 60).toString('latin1')
  return /Xing|Info|VBRI/.test(head)
}

/** Where what follows the tags at the beginning begins. */
function behindTags(bytes: Buffer): number {
  let at = 0
  while (hasText(bytes, at, 'ID3')) {
    const size = slice(bytes, at + 6, at + 10).reduce((sum, n) => sum * 128 + (n & 127), 0)
    const foot = (bytes.readUInt8(at + 5) & 0x10) === 0 ? 0 : 10
    at += 10 + size + foot
  }
  return at
}
