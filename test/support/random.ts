// Random choices that can be had again: the same seed gives the same walk.

/** A source of choices. */
export type Random = {
  readonly next: () => number
  readonly below: (n: number) => number
  readonly pick: <T>(all: readonly T[]) => T
  readonly chance: (share: number) => boolean
}

/** Creates a source of choices from a seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return {
    next, below,
    chance: (share) => next() < share,
    pick: (all) => {
      const one = all[below(all.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

/** The seed of this run: SEED, or one nobody chose. */
export function chooseSeed(): number {
  return Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
}
