// The pairs of characters that a text has, as sorted numbers: some 30,000 of them take 0.1 MB, and in a Set six times as much.

/** Tells of two characters whether a text has them side by side. */
export function pairsIn(text: string): (pair: string) => boolean {
  const all = new Uint32Array(Math.max(0, text.length - 1))
  for (let at = 0; at < all.length; at += 1) all[at] = numberOf(text, at)
  // Nothing but the pairs may be held by what is returned: all places of the text would be 2 MB.
  const pairs = all.toSorted().filter((pair, at, sorted) => at === 0 || pair !== sorted[at - 1])
  return (pair) => has(pairs, numberOf(pair, 0))
}

function numberOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x1_0000 + text.charCodeAt(at + 1)
}

function has(sorted: Uint32Array, number: number): boolean {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? 0) < number) from = middle + 1
    else to = middle
  }
  return sorted[from] === number
}
