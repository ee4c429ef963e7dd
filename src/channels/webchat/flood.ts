// Holds back who sends faster than people write: one bucket of tokens a source or resident, in bounded memory.

/** How many may come within a minute, and how many sources are remembered. */
export type FloodLimits = { readonly perMinute: number; readonly sources?: number }

/** Takes one token at `now` (ms): 0 if there was one, else the seconds until there is. */
export type Flood = (source: string, now: number) => number

/** Creates a guard; a source that was silent for a minute starts afresh. */
export function createFlood({ perMinute, sources = 20_000 }: FloodLimits): Flood {
  const buckets = new Map<string, { readonly tokens: number; readonly at: number }>()
  const perMs = perMinute / 60_000

  return (source, now) => {
    const before = buckets.get(source) ?? { tokens: perMinute, at: now }
    const tokens = Math.min(perMinute, before.tokens + Math.max(0, now - before.at) * perMs)
    const free = tokens >= 1
    // Setting it anew moves it to the end: the first of the map is the one that was silent longest.
    buckets.delete(source)
    buckets.set(source, { tokens: free ? tokens - 1 : tokens, at: now })
    const [oldest] = buckets.keys()
    if (buckets.size > sources && oldest !== undefined) buckets.delete(oldest)
    return free ? 0 : Math.ceil((1 - tokens) / perMs / 1000)
  }
}
