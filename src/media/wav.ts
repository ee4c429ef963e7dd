// WAV: the form and the samples, nothing else.

import { hasText, slice } from './bytes.ts'
import { readChunks, writeRiff } from './riff.ts'

const PCM_HEAD = 16
const LONGEST_HEAD = 40

/** Cleans a WAV recording. */
export function cleanWav(bytes: Buffer): Buffer | undefined {
  if (!hasText(bytes, 0, 'RIFF') || !hasText(bytes, 8, 'WAVE')) return undefined
  const chunks = readChunks(slice(bytes, 12, 8 + bytes.readUInt32LE(4)))
  const format = chunks.find(({ type }) => type === 'fmt ')
  const data = chunks.find(({ type }) => type === 'data')
  if (!format || !data || format.body.length < PCM_HEAD) return undefined
  // Plain samples need no more than the first sixteen bytes; other forms may need what follows.
  const isPlain = format.body.readUInt16LE(0) === 1
  return writeRiff('WAVE', [{ ...format, body: format.body.subarray(0, isPlain ? PCM_HEAD : LONGEST_HEAD) }, data])
}
