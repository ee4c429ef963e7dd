// The peer the built-in database is measured against: the same work as raw lmdb calls in the process, no protocol, no queries.

import { rm } from 'node:fs/promises'

import { BSON } from 'bson'
import { open } from 'lmdb'

import { temporaryFolder } from '../../test/support/database.ts'

/** The peer's operations by name. */
export type Peer = {
  readonly work: Readonly<Record<string, (n: number) => Promise<unknown>>>
  readonly close: () => Promise<void>
}

/** Fills an lmdb environment with as many documents and two indexes. */
export async function openPeer(count: number, text: string): Promise<Peer> {
  const dir = await temporaryFolder()
  const root = open({ path: dir, mapSize: 2 ** 32, noSubdir: false })
  const documents = root.openDB<Buffer, number>({ name: 'documents', encoding: 'binary' })
  const keys = root.openDB<number, string>({ name: 'keys' })
  const ranks = root.openDB<number, number>({ name: 'ranks' })
  const kept = (id: number, revision = 0): Buffer =>
    Buffer.from(BSON.serialize({ _id: id, key: `key-${id}`, rank: id, revision, text }))
  const put = async (id: number, revision = 0): Promise<unknown> => {
    await root.transaction(() => {
      documents.put(id, kept(id, revision))
      keys.put(`key-${id}`, id)
      ranks.put(id, id)
    })
    return await root.flushed
  }
  await root.transaction(() => { for (let id = 0; id < count; id += 1) void put(id) })
  await root.flushed
  const scattered = (n: number): number => (n * 7_919) % count
  const read = (id: number | undefined): BSON.Document | undefined => {
    const bytes = id === undefined ? undefined : documents.get(id)
    return bytes && BSON.deserialize(bytes)
  }
  let added = count
  const work: Peer['work'] = {
    'insert': () => put(added += 1),
    'find by _id': async (n) => read(scattered(n)),
    'find by index': async (n) => read(keys.get(`key-${scattered(n)}`)),
    'compare and set': async (n) => {
      const id = scattered(n)
      return await put(id, Number(read(id)?.['revision']) + 1)
    },
    'sorted range of 100': async (n) => [...ranks.getRange({ start: scattered(n), limit: 100 })].map(({ value }) => read(value)),
  }
  const close = async (): Promise<void> => {
    await root.close()
    await rm(dir, { recursive: true, force: true })
  }
  return { work, close }
}
