// Open cursors: what is left of a result between two batches.

import { randomBytes } from 'node:crypto'
import { Long } from 'bson'
import { mongoError } from './errors.ts'

/** A result that is read in batches. */
export type Cursor = { readonly ns: string; readonly rest: Iterator<Buffer>; used: number; ahead: Buffer | undefined; left: number }

/** The open cursors of a server. */
export type Cursors = {
  /** Takes a batch from a result; what is left of it is kept under the number given back, 0 if nothing is. */
  readonly open: (ns: string, result: Iterable<Buffer>, batch: Batch) => { id: Long; batch: Buffer[] }
  readonly next: (id: Long, ns: string, batch: Batch) => { id: Long; batch: Buffer[] }
  /** Closes a cursor; false if there is none. */
  readonly kill: (id: Long, ns: string) => boolean
  /** Closes all cursors of a namespace that is no more. */
  readonly killAll: (ns: string) => void
  /** Closes the cursors that nobody has read for ten minutes. */
  readonly sweep: (at: number) => void
  readonly count: () => number
}

/** How large a batch may be, and when it is taken. `single`: nothing is kept after it; `limit`: all the result there is. */
export type Batch = { readonly size: number; readonly at: number; readonly single?: boolean; readonly limit?: number }

const LARGEST_BATCH = 16 * 2 ** 20
const IDLE_MS = 10 * 60_000
const DONE = Long.ZERO

/** Makes an empty register of cursors. */
export function createCursors(): Cursors {
  const cursors = new Map<string, Cursor>()

  const take = (cursor: Cursor, { size, at }: Batch) => {
    const batch: Buffer[] = []
    let bytes = 0
    while (batch.length < size) {
      const item = cursor.ahead ? { value: cursor.ahead, done: false } : cursor.rest.next()
      cursor.ahead = undefined
      if (item.done === true) return { batch, done: true }
      bytes += item.value.length
      if (batch.length > 0 && bytes > LARGEST_BATCH) {
        cursor.ahead = item.value
        break
      }
      batch.push(item.value)
      cursor.left -= 1
      if (cursor.left === 0) return { batch, done: true }
    }
    cursor.used = at
    return { batch, done: false }
  }
  const find = (id: Long, ns: string) => {
    const cursor = cursors.get(id.toString())
    if (!cursor) throw mongoError('CursorNotFound', `cursor id ${id} not found`)
    if (cursor.ns !== ns) {
      throw mongoError('Unauthorized', `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`)
    }
    return cursor
  }
  return {
    open: (ns, result, batch) => {
      const cursor: Cursor = { ns, rest: result[Symbol.iterator](), used: batch.at, ahead: undefined, left: batch.limit || Infinity }
      const taken = take(cursor, batch)
      if (taken.done || batch.single) return { id: DONE, batch: taken.batch }
      const id = Long.fromBigInt(BigInt(randomBytes(6).readUIntBE(0, 6)) + 1n)
      cursors.set(id.toString(), cursor)
      return { id, batch: taken.batch }
    },
    next: (id, ns, batch) => {
      const taken = take(find(id, ns), batch)
      if (!taken.done) return { id, batch: taken.batch }
      cursors.delete(id.toString())
      return { id: DONE, batch: taken.batch }
    },
    kill: (id, ns) => cursors.get(id.toString())?.ns === ns && cursors.delete(id.toString()),
    killAll: (ns) => {
      for (const [id, cursor] of cursors) if (cursor.ns === ns) cursors.delete(id)
    },
    sweep: (at) => {
      for (const [id, cursor] of cursors) if (at - cursor.used > IDLE_MS) cursors.delete(id)
    },
    count: () => cursors.size,
  }
}
