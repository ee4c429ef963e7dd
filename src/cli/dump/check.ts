// Reads a whole archive before anything is changed, and says what is in it.

import { Fault } from '../../lib/faults.ts'
import { readArchive } from './archive.ts'
import { cutDocuments, decodeDocument } from './documents.ts'
import { decodeMetadata } from './metadata.ts'
import type { Metadata } from './metadata.ts'
import { SERVER_DATABASES, readPath } from './names.ts'
import type { DumpFile } from './names.ts'

/** The most a metadata file may have. */
const MOST_METADATA = 16 * 1024 * 1024

/** A collection of an archive: all but its documents, which are read again when they are brought back. */
export type Dumped = {
  readonly database: string
  readonly collection: string
  readonly metadata: Metadata
  readonly documents: number
}

type Halves = { metadata?: Metadata; documents?: number; readonly of: DumpFile }

/** Reads an archive to its end and gives its collections; anything in it that is not sound is a fault. */
export async function checkArchive(file: string): Promise<readonly Dumped[]> {
  const found = new Map<string, Halves>()
  let isDump = false
  await readArchive(file, async ({ path, content }) => {
    const about = path.slice(0, 200)
    if (path.endsWith('/')) {
      isDump ||= /^(?:\.\/)?dump\//.test(path)
      return
    }
    const of = readPath(path)
    if (of === undefined || isServers(of)) return await passOver(about, content)
    const key = JSON.stringify([of.database, of.collection])
    const halves = found.get(key) ?? { of }
    found.set(key, halves)
    if (halves[of.kind] !== undefined) throw new Fault('DUMP_FOREIGN', { about })
    if (of.kind === 'documents') halves.documents = await countDocuments(content, about)
    else halves.metadata = decodeMetadata(await readText(content, about), about)
  })
  if (found.size === 0 && !isDump) throw new Fault('DUMP_FOREIGN', { about: file })
  return [...found.values()].map(join)
}

/** Whether a file of a dump belongs to the server that was dumped, and not to the department. */
export function isServers({ database, collection }: DumpFile): boolean {
  return SERVER_DATABASES.includes(database) || collection.startsWith('system.')
}

// A dump of a real server holds files of its own beside the collections; an oplog would have to be replayed.
async function passOver(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const harmless = /(^|\/)prelude\.json$|^(?:\.\/)?(?:dump\/)?(admin|config|local)\/|\/system\.[^/]+$/.test(path)
  if (!harmless || path.includes('/system.buckets.')) throw new Fault('DUMP_KIND_UNKNOWN', { about: path })
  for await (const _ of content);
}

async function countDocuments(content: AsyncIterable<Uint8Array>, path: string): Promise<number> {
  let count = 0
  for await (const bytes of cutDocuments(content, path)) {
    decodeDocument(bytes, path)
    count += 1
  }
  return count
}

async function readText(content: AsyncIterable<Uint8Array>, path: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    size += chunk.length
    if (size > MOST_METADATA) throw new Fault('DUMP_METADATA_UNREADABLE', { about: path })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function join({ of: { database, collection }, metadata, documents }: Halves): Dumped {
  const about = `${database}.${collection}`
  if (metadata === undefined) throw new Fault('DUMP_INCOMPLETE', { about: `${about} has no metadata.json` })
  if (documents === undefined && metadata.type !== 'view') {
    throw new Fault('DUMP_INCOMPLETE', { about: `${about} has no .bson` })
  }
  return { database, collection, metadata, documents: documents ?? 0 }
}
