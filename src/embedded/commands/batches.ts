// Answers that carry documents: put together from their bytes as they lie in the store.

import type { Long, Timestamp } from 'bson'
import { encode } from '../bson/decode.ts'
import { TYPE } from '../bson/reader.ts'
import { doc } from '../bson/values.ts'
import { ok } from './command.ts'

/** A batch of a cursor: the first one, or a later one. */
export type CursorBatch = {
  readonly name: 'firstBatch' | 'nextBatch'
  readonly id: Long
  readonly ns: string
  readonly batch: readonly Buffer[]
  /** The moment that is read, where it is not now. */
  readonly moment?: Timestamp | undefined
}

/** The answer `{ cursor: { firstBatch: [...], id, ns }, ok: 1 }`. */
export function cursorReply({ name, id, ns, batch, moment }: CursorBatch): Buffer {
  const rest = encode(doc({ id, ns, atClusterTime: moment }))
  const array = arrayBytes(batch)
  const cursor = wrap([element(TYPE.array, name, array), rest.subarray(4, -1)])
  return wrap([element(TYPE.object, 'cursor', cursor), encode(ok()).subarray(4, -1)])
}

function wrap(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 5)
  const head = Buffer.allocUnsafe(4)
  head.writeInt32LE(length, 0)
  return Buffer.concat([head, ...parts, END], length)
}

function element(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value])
}

const END = Buffer.from([0])

function arrayBytes(items: readonly Buffer[]): Buffer {
  const names = items.map((_, at) => String(at))
  const length = items.reduce((sum, item, at) => sum + item.length + 2 + (names[at]?.length ?? 0), 5)
  const bytes = Buffer.allocUnsafe(length)
  bytes.writeInt32LE(length, 0)
  let at = 4
  for (const [place, item] of items.entries()) {
    bytes[at] = TYPE.object
    at += 1 + bytes.write(names[place] ?? '', at + 1, 'latin1')
    bytes[at] = 0
    at += 1 + item.copy(bytes, at + 1)
  }
  bytes[at] = 0
  return bytes
}
