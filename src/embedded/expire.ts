// Removes what has outlived its time: documents whose date in a TTL index is long enough ago.

import { invert, keyOf } from './bson/order.ts'
import type { House } from './commands/command.ts'
import { prefixOf, type Collection, type Index } from './storage/catalog.ts'

// As many at a time as hold nobody up.
const MOST_AT_ONCE = 1000

/** Removes expired documents; returns how many there were. */
export function removeExpired(house: House): number {
  let removed = 0
  for (const collection of house.catalog.list()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue
      while (hasExpired(house, index)) {
        const some = removeSome(house, collection, index)
        if (some === 0) break
        removed += some
      }
    }
  }
  return removed
}

function hasExpired(house: House, index: Index): boolean {
  return expired(house, index).next().done !== true
}

// A full disk is told to those who write; what expires waits for the next time.
function removeSome(house: House, collection: Collection, index: Index): number {
  try {
    return removeNow(house, collection, index)
  } catch {
    house.catalog.reload()
    return 0
  }
}

function removeNow(house: House, collection: Collection, index: Index): number {
  return house.engine.transact(() => {
    const places = new Set<number>()
    for (const at of expired(house, index)) {
      places.add(at)
      if (places.size === MOST_AT_ONCE) break
    }
    for (const at of places) {
      const bytes = house.records.read(collection, at)
      if (bytes) house.records.remove(collection, { at, bytes })
    }
    return places.size
  })
}

function* expired(house: House, index: Index): Generator<number> {
  const last = house.now() - (index.expireAfterSeconds ?? 0) * 1000
  const prefix = prefixOf(index.id)
  const [from, to] = [keyOf(new Date(-8.64e15)), keyOf(new Date(last))]
  const descending = index.fields[0]?.descending === true
  const edges = descending ? [invert(to), invert(from)] : [from, to]
  const range = { start: Buffer.concat([prefix, edges[0] ?? from]), end: Buffer.concat([prefix, edges[1] ?? to, ABOVE]) }
  for (const { value } of house.engine.range('keys', range)) yield value.readUIntBE(0, 6)
}

const ABOVE = Buffer.from([0xff])
