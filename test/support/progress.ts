// How far a long proof has come: a line every half a minute, so that one that is stopped has told it.

import process from 'node:process'

const EVERY = 30_000

/** Gives what is called at each case; with LONG set it writes the count, out of `total`, and the seed to stderr now and then. */
export function progress(title: string, total: number, seed?: number): () => void {
  if (!process.env['LONG']) return () => {}
  const began = Date.now()
  let told = began
  let done = 0
  return () => {
    done += 1
    const now = Date.now()
    if (now - told < EVERY) return
    told = now
    process.stderr.write(`${title}: ${done} of ${total} after ${Math.round((now - began) / 1000)} s${seed === undefined ? '' : `, SEED=${seed}`}\n`)
  }
}
