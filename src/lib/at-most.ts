// Waits for work, but not for ever.

/** Resolves or rejects as the work does, or resolves after `ms`; what fails later is for whoever has begun it. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  work.catch(() => {})
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<void>((resolve) => { timer = setTimeout(resolve, ms) })
  await Promise.race([work, over]).finally(() => clearTimeout(timer))
}
