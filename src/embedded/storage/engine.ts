// LMDB as this server uses it: three tables of bytes in one file, one transaction at a time, on disk when it returns.

import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { open, type Database, type RootDatabase } from 'lmdb'
import { Fault } from '../../lib/faults.ts'
import { isSound } from './check.ts'
import { checkRoom, freeBytes, type FreeBytes } from './room.ts'

/** The tables: what is there (catalog), the documents by record number, the keys of all indexes. */
export type Table = 'catalog' | 'documents' | 'keys'

/** A stretch of a table: from `start` (included) to `end` (excluded), or the other way around. */
export type Range = { readonly start: Buffer; readonly end: Buffer; readonly reverse?: boolean }

/** A key and its value, both the caller's own. */
export type Entry = { readonly key: Buffer; readonly value: Buffer }

/** The file of tables. Reads see what the running transaction has written. */
export type Engine = {
  readonly get: (table: Table, key: Buffer) => Buffer | undefined
  readonly put: (table: Table, key: Buffer, value: Buffer) => void
  readonly remove: (table: Table, key: Buffer) => void
  readonly range: (table: Table, range: Range) => Iterable<Entry>
  readonly keys: (table: Table, range: Range) => Iterable<Buffer>
  readonly count: (table: Table, range: Range) => number
  /** The tables as they are now, whatever is written later; `touch` is called before each read, `done` ends it. */
  readonly freeze: (touch: () => void) => { readonly reading: Engine; readonly done: () => void }
  /** Runs `work` in one transaction and returns when it is on the disk; what `work` throws undoes all of it, and so does a full disk. */
  readonly transact: <T>(work: () => T) => T
  /** Gives mapped pages back to the system when too many are held. Never within a transaction or a range. */
  readonly loosen: () => void
  /** The size of the file in bytes. */
  readonly size: () => number
  readonly close: () => Promise<void>
}

type Tables = { readonly root: RootDatabase<Buffer, Buffer>; readonly of: Record<Table, Database<Buffer, Buffer>> }

// The map is address space, not memory, and grows beyond this by itself.
const MAP_BYTES = 16 * 2 ** 30
// Pages of the file that a process has touched count as its memory until they are unmapped.
const MAPPED_PAGES_KEPT = (8 * 2 ** 20) / 4096
const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const

/** Opens the tables in a folder, making them if they are not there; `free` tells what its disk has left. */
export function openEngine(dir: string, free: FreeBytes = freeBytes): Engine {
  const file = join(dir, 'data.mdb')
  if (!isSound(file)) throw new Fault('DATABASE_DAMAGED', { about: file })
  if (!existsSync(file)) checkRoom(dir, 0, free)
  let tables = openTables(dir)
  const idle = sharedPages()
  let frozen = 0
  let written = 0

  const options = ({ start, end, reverse = false }: Range) =>
    reverse ? { start: end, end: start, reverse, exclusiveStart: true, inclusiveEnd: true } : { start, end }

  const engine: Engine = {
    get: (table, key) => tables.of[table].getBinary(key),
    put: (table, key, value) => {
      written += key.length + value.length
      void tables.of[table].put(key, value)
    },
    remove: (table, key) => {
      written += key.length
      void tables.of[table].remove(key)
    },
    range: (table, range) => tables.of[table].getRange(options(range)),
    keys: (table, range) => tables.of[table].getKeys(options(range)),
    count: (table, { start, end }) => tables.of[table].getKeysCount({ start, end }),
    freeze: (touch) => {
      tables.root.resetReadTxn()
      const transaction = tables.root.useReadTransaction()
      frozen += 1
      const at = (range: Range) => ({ ...options(range), transaction })
      const read = <T>(work: () => T): T => (touch(), work())
      const reading: Engine = {
        ...engine,
        get: (table, key) => read(() => tables.of[table].get(key, { transaction })),
        range: (table, range) => read(() => tables.of[table].getRange(at(range))),
        keys: (table, range) => read(() => tables.of[table].getKeys(at(range))),
        count: (table, range) => read(() => tables.of[table].getKeysCount(at(range))),
      }
      return { reading, done: () => (transaction.done(), void (frozen -= 1)) }
    },
    transact: (work) => tables.root.transactionSync(() => {
      written = 0
      const result = work()
      if (written > 0) checkRoom(dir, written, free)
      return result
    }),
    loosen: () => {
      if (frozen > 0 || sharedPages() - idle < MAPPED_PAGES_KEPT) return
      // With no asynchronous write under way, closing is done when the call returns.
      void tables.root.close()
      tables = openTables(dir)
    },
    size: () => statSync(file).size,
    close: () => tables.root.close(),
  }
  return engine
}

function openTables(dir: string): Tables {
  const root: RootDatabase<Buffer, Buffer> = open({
    path: dir,
    ...BINARY,
    overlappingSync: false,
    mapSize: MAP_BYTES,
    maxReaders: 8,
    maxDbs: 4,
  })
  const table = (name: Table) => root.openDB<Buffer, Buffer>(name, BINARY)
  for (const file of readdirSync(dir)) if (file.endsWith('.mdb')) chmodSync(join(dir, file), 0o600)
  return { root, of: { catalog: table('catalog'), documents: table('documents'), keys: table('keys') } }
}

// Only Linux tells how much of the file is mapped; elsewhere the system is left to itself.
function sharedPages(): number {
  try {
    return Number(readFileSync('/proc/self/statm', 'latin1').split(' ')[2] ?? 0)
  } catch {
    return 0
  }
}
