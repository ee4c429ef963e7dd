// Chance that can be had again: a generator of numbers from a seed, which a failing test prints.

/** Draws of one seed, always the same in the same order. */
export type Random = {
  /** A whole number from 0 to below `most`. */
  readonly below: (most: number) => number
  readonly pick: <Item>(items: readonly Item[]) => Item
  readonly chance: (share: number) => boolean
}

/** The seed of this run: SEED, or one nobody chose. */
export function chooseSeed(): number {
  return Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
}

/** Creates the draws of a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number): number => Math.floor(next() * most)
  const pick = <Item>(items: readonly Item[]): Item => {
    if (items.length === 0) throw new RangeError('there is nothing to pick from')
    // The index is below the length.
    return items[below(items.length)] as Item
  }
  return { below, pick, chance: (share) => next() < share }
}
