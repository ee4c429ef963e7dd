// The archive itself: a gzipped tar, written so that it is there whole or not at all, and read to its very end.

import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import { extract, pack } from 'tar-stream'

import { Fault } from '../../lib/faults.ts'

/** Only the owner of a backup may read it: it holds all that residents wrote. */
const MODE = 0o600

/** Takes the files of an archive one after another, and the folders they are in. */
export type Packer = {
  readonly add: (path: string, content: AsyncIterable<Uint8Array>) => Promise<number>
  readonly addFolder: (path: string) => void
}

/** Writes an archive beside `file` and puts it in its place once all of it is on the disk. */
export async function writeArchive(file: string, fill: (packer: Packer) => Promise<void>): Promise<void> {
  await access(dirname(file)).catch((cause: unknown) => { throw new Fault('DUMP_NO_FILE', { about: file, cause }) })
  const part = `${file}.${randomBytes(4).toString('hex')}.part`
  const tar = pack()
  const written = pipeline(tar, createGzip(), createWriteStream(part, { mode: MODE, flush: true }))
  // Seen below; without this a failure before then would end the process.
  written.catch(() => undefined)
  try {
    await fill({
      add: (path, content) => addFile({ tar, path, spool: `${part}.bson` }, content),
      addFolder: (path) => { tar.entry({ name: `${path}/`, type: 'directory', mode: 0o700, mtime: new Date() }) },
    })
    tar.finalize()
    await written
    await rename(part, file)
  } finally {
    tar.destroy()
    await written.catch(() => undefined)
    await rm(part, { force: true })
  }
}

type Target = { readonly tar: ReturnType<typeof pack>; readonly path: string; readonly spool: string }

// A tar says a file's size before its bytes, so that what is streamed goes to the disk first.
async function addFile({ tar, path, spool }: Target, content: AsyncIterable<Uint8Array>): Promise<number> {
  try {
    await pipeline(content, createWriteStream(spool, { mode: MODE }))
    const { size } = await stat(spool)
    const entry = tar.entry({ name: path, size, mode: MODE, mtime: new Date() })
    await pipeline(createReadStream(spool), entry)
    return size
  } finally {
    await rm(spool, { force: true })
  }
}

/** One file of an archive as it goes by; a folder's path ends with a slash, and it has no content. */
export type PassingFile = { readonly path: string; readonly content: AsyncIterable<Uint8Array> }

/** Shows every file of an archive in turn, each to be read to its end; refuses an archive that is cut, damaged or foreign. */
export async function readArchive(file: string, visit: (passing: PassingFile) => Promise<void>): Promise<void> {
  await refuseForeign(file)
  const unpacked = extract()
  const read = pipeline(createReadStream(file), createGunzip(), unpacked)
  read.catch(() => undefined)
  let seen = 0
  try {
    for await (const entry of unpacked) {
      seen += 1
      // The types of tar-stream do not say that an entry gives its bytes.
      const content = entry as AsyncIterable<Uint8Array>
      if (entry.header.type === 'file') await visit({ path: entry.header.name, content })
      else if (entry.header.type === 'directory') await visitFolder(entry.header.name, visit)
      entry.resume()
    }
    await read
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    const foreign = seen === 0 && cause instanceof Error && cause.message.startsWith('Invalid tar header')
    throw new Fault(foreign ? 'DUMP_FOREIGN' : 'DUMP_CUT', { about: file, cause })
  }
}

function visitFolder(name: string, visit: (passing: PassingFile) => Promise<void>): Promise<void> {
  return visit({ path: name.endsWith('/') ? name : `${name}/`, content: contentOf('') })
}

async function refuseForeign(file: string): Promise<void> {
  const handle = await open(file).catch((cause: unknown) => { throw new Fault('DUMP_NO_FILE', { about: file, cause }) })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    if (bytesRead < 2 || buffer.readUInt16BE() !== 0x1f8b) throw new Fault('DUMP_FOREIGN', { about: file })
  } finally {
    await handle.close()
  }
}

/** Makes a file's content of a text. */
export function contentOf(text: string): AsyncIterable<Uint8Array> {
  return Readable.from([Buffer.from(text)])
}
