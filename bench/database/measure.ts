// Runs one operation many times, so many at once, and says how often and how quickly it was done.

/** What was measured: operations per second, and milliseconds. */
export type Measured = {
  readonly name: string
  readonly atOnce: number
  readonly perSecond: number
  readonly median: number
  readonly p99: number
}

/** Each operation is run for so long, after a warm-up of a tenth of it. */
const SPAN_MS = 2_000

/** Measures one operation, `atOnce` of them under way at any time. */
export async function measure(name: string, atOnce: number, run: (n: number) => Promise<unknown>): Promise<Measured> {
  let n = 0
  const spend = async (span: number): Promise<readonly number[]> => {
    const until = performance.now() + span
    const times: number[] = []
    const work = async (): Promise<void> => {
      while (performance.now() < until) {
        const began = performance.now()
        await run(n += 1)
        times.push(performance.now() - began)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return times
  }
  await spend(SPAN_MS / 10)
  const began = performance.now()
  const times = (await spend(SPAN_MS)).toSorted((one, other) => one - other)
  const seconds = (performance.now() - began) / 1_000
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0
  return { name, atOnce, perSecond: times.length / seconds, median: at(0.5), p99: at(0.99) }
}

/** Writes measurements as a table, each next to its peer of the same name. */
export function table(own: readonly Measured[], peers: readonly Measured[]): string {
  const row = (words: readonly string[]): string => words.map((word, at) => at === 0 ? word.padEnd(22) : word.padStart(11)).join('')
  const lines = own.map(({ name, atOnce, perSecond, median, p99 }) => {
    const peer = peers.find((one) => one.name === name && one.atOnce === atOnce)
    const ratio = peer === undefined ? '-' : (perSecond / peer.perSecond).toFixed(3)
    const raw = peer === undefined ? '-' : peer.perSecond.toFixed(0)
    return row([name, String(atOnce), perSecond.toFixed(0), median.toFixed(2), p99.toFixed(2), raw, ratio])
  })
  return [row(['', 'at once', 'per second', 'p50 ms', 'p99 ms', 'raw lmdb/s', 'ratio']), ...lines].join('\n')
}
