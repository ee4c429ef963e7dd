// RIFF, the boxes of WebP and WAV: a name, a length, the content, and a byte of filling where the length is odd.

import { slice } from './bytes.ts'

/** A box. */
export type Chunk = { readonly type: string; readonly body: Buffer }

/** Lists the chunks that fill a piece of a file. */
export function readChunks(bytes: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4)
    chunks.push({ type: bytes.toString('latin1', at, at + 4), body: slice(bytes, at + 8, at + 8 + size) })
    at += 8 + size + (size % 2)
  }
  return chunks
}

/** Writes a chunk. */
export function writeChunk({ type, body }: Chunk): Buffer {
  const chunk = Buffer.alloc(8 + body.length + (body.length % 2))
  chunk.write(type, 0, 'latin1')
  chunk.writeUInt32LE(body.length, 4)
  body.copy(chunk, 8)
  return chunk
}

/** Writes a file of a form. */
export function writeRiff(form: string, chunks: readonly Chunk[]): Buffer {
  return writeChunk({ type: 'RIFF', body: Buffer.concat([Buffer.from(form, 'latin1'), ...chunks.map(writeChunk)]) })
}
