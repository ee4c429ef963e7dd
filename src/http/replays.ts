// The memory of signed requests in this process: two tables of hashes that take turns, so that its size is bounded.

import type { Replays } from '../ports/replays.ts'

const SMALLEST = 4096

/** How long a request is remembered at least (`window` ms), and how many at most. */
export type ReplayLimits = { readonly window: number; readonly most: number }

/** Creates the memory. Each table lives one window, or until it is full; what is older than two windows is forgotten. */
export function createReplays({ window, most }: ReplayLimits = { window: 600_000, most: 1_000_000 }): Replays {
  let current = createTable()
  let last = createTable()
  let since = 0

  return {
    seen: (key, digest, at) => {
      if (at - since >= window || current.size() >= most) {
        last = at - since >= 2 * window ? createTable() : current
        current = createTable()
        since = at
      }
      const [k, d] = [hash53(key), hash53(digest)]
      const known = current.get(k) ?? last.get(k)
      if (known !== undefined) return known === d ? 'retry' : 'other'
      current.add(k, d)
      return 'new'
    },
  }
}

/** A table from hash to hash in open addressing: 16 bytes a slot, at most half full. */
function createTable() {
  let slots = new Float64Array(2 * SMALLEST)
  let size = 0

  const find = (key: number) => {
    const mask = slots.length / 2 - 1
    let slot = key % (mask + 1)
    while (slots[2 * slot] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & mask
    return 2 * slot
  }
  const add = (key: number, value: number) => {
    if (4 * (size + 1) > slots.length) grow()
    const at = find(key)
    slots[at] = key
    slots[at + 1] = value
    size += 1
  }
  const grow = () => {
    const old = slots
    slots = new Float64Array(2 * old.length)
    size = 0
    for (let i = 0; i < old.length; i += 2) {
      if (old[i]) add(old[i] ?? 0, old[i + 1] ?? 0)
    }
  }
  const get = (key: number) => {
    const at = find(key)
    return slots[at] === 0 ? undefined : slots[at + 1]
  }
  return { get, add, size: () => size }
}

/** A number from 1 to 2^53 - 1 for a text (cyrb53). Only who holds the token can put texts here, so it need not be secret. */
function hash53(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0) || 1
}
