// Cuts the stream of a .bson file into its documents, and holds each against what BSON is.

import { BSON } from 'bson'
import type { mongo } from 'mongoose'

import { Fault } from '../../lib/faults.ts'

/** The most a document may have: MongoDB's 16 MB and the room it leaves for its own. */
const MOST = 16 * 1024 * 1024 + 16 * 1024

/** Decodes so that encoding again gives the same bytes. */
const FAITHFUL = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const

/** Gives the bytes of one document after another; `path` names the file when it is no sequence of documents. */
export async function* cutDocuments(stream: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of stream) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    while (rest.length >= 4) {
      const size = readSize(rest, path)
      if (rest.length < size) break
      yield rest.subarray(0, size)
      rest = rest.subarray(size)
    }
  }
  if (rest.length > 0) throw new Fault('DUMP_DOCUMENT_UNREADABLE', { about: path })
}

function readSize(bytes: Buffer, path: string): number {
  const size = bytes.readInt32LE(0)
  if (size < 5 || size > MOST) throw new Fault('DUMP_DOCUMENT_UNREADABLE', { about: path })
  return size
}

/** Decodes a document so that it can be written again without loss, and refuses one of which that is not true. */
export function decodeDocument(bytes: Buffer, path: string): mongo.Document {
  const document = decode(bytes, path)
  const again = BSON.serialize(document, { ignoreUndefined: false })
  if (!bytes.equals(again)) throw new Fault('DUMP_DOCUMENT_LOSSY', { about: path })
  return document
}

function decode(bytes: Buffer, path: string): mongo.Document {
  try {
    return BSON.deserialize(bytes, FAITHFUL)
  } catch (cause) {
    throw new Fault('DUMP_DOCUMENT_UNREADABLE', { about: path, cause })
  }
}
