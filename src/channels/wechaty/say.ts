// Says one text to somebody, and tells as a value what came of it.

import type { Sent } from '../../ports/sender.ts'

/** After this long (ms) nobody knows whether a text was taken. */
const PATIENCE = 15_000

/** A gRPC status under which the request has not reached the gateway, or was turned away by it. */
const TURNED_AWAY: ReadonlySet<unknown> = new Set([7, 8, 14, 16])

/** Says a text; never rejects. */
export async function sayOnce(say: () => Promise<unknown>, patience = PATIENCE): Promise<Sent> {
  try {
    const came = await within(say(), patience)
    return came ? { kind: 'sent' } : { kind: 'unsure', why: 'no answer' }
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
    return { kind: 'busy', why: TURNED_AWAY.has(code) ? 'gateway' : 'refused' }
  }
}

/** Whether work ends in time; rejects if it does. What is late may end as it likes. */
export async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(() => done(false), ms)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
