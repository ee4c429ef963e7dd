// Lets what comes close together begin together.

/** How long it may be kept waiting for others (ms), and how many are enough. */
export type GatherLimits = { readonly wait: number; readonly enough: number }

/** Creates what is waited at: each call resolves `wait` ms after the first of its group, or as soon as there are `enough`. */
export function createGather({ wait, enough }: GatherLimits): () => Promise<void> {
  let waiting: (() => void)[] = []
  let timer: NodeJS.Timeout | undefined

  const begin = (): void => {
    clearTimeout(timer)
    timer = undefined
    const group = waiting
    waiting = []
    for (const go of group) go()
  }

  return () => new Promise((go) => {
    waiting.push(go)
    if (waiting.length >= enough) begin()
    else timer ??= setTimeout(begin, wait)
  })
}
