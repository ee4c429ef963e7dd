// The token for WeChat's API: fetched once for all processes, kept as long as it is good, dropped when it has failed.

import { randomUUID } from 'node:crypto'
import { createReader } from '../../lib/schema.ts'
import type { SharedToken, Tokens } from '../../ports/tokens.ts'
import type { Answer } from './answer.ts'

/** A token, or why there is none. */
export type Got =
  | { readonly kind: 'token'; readonly token: string; readonly version: number }
  | Exclude<Answer, { readonly kind: 'done' }>

/** Gives tokens; it never rejects. */
export type TokenSource = {
  readonly get: () => Promise<Got>
  /** Drops a token that the platform did not take, if it is still the one in use. */
  readonly drop: (version: number) => void
}

/** What it needs. `ticks` runs evenly whatever happens to the machine's clock; `now` is that clock, in ms, too. */
export type TokenParts = {
  readonly tokens: Tokens
  /** What the token is kept under. */
  readonly account: string
  /** Asks the platform for a token. */
  readonly fetch: () => Promise<Answer>
  readonly now: () => number
  readonly ticks: () => number
  readonly sleep: (ms: number) => Promise<unknown>
}

/** A token is fetched anew so long before its end, in ms, or at half its life. */
const MARGIN = 300_000

/** How often those who wait look whether the one who fetches is done, in ms. */
const LOOK = 40

/** After so long (ms) whoever fetches has died: longer than a request may take. */
const LEASE = 12_000

/** How long (ms) one call waits for a token at most. */
const PATIENCE = 30_000

const readToken = createReader({
  type: 'object',
  properties: { access_token: { type: 'string', minLength: 1 }, expires_in: { type: 'number', exclusiveMinimum: 0 } },
  required: ['access_token', 'expires_in'],
} as const)

type Held = { readonly token: string; readonly version: number; readonly end: number }

/** Creates a source. What one process sees of another's clock costs at most one fetch, as ends are counted in ticks. */
export function createTokenSource(parts: TokenParts): TokenSource {
  const { tokens, account, now, ticks } = parts
  let held: Held | undefined
  // The version that has failed or run out here; it is not taken from the store again.
  let spent = -1
  let renewing: Promise<Got> | undefined

  const hold = (token: string, version: number, life: number): Got => {
    held = { token, version, end: ticks() + life }
    return { kind: 'token', token, version }
  }
  const fetchAs = async (seen: SharedToken, by: string): Promise<Got | undefined> => {
    const answer = await parts.fetch()
    const read = answer.kind === 'done' ? readToken(answer.body) : undefined
    if (!read?.ok) {
      await tokens.release(account, by)
      return answer.kind === 'done' ? { kind: 'untaken', why: 'token-unreadable' } : answer
    }
    const whole = read.value.expires_in * 1000
    const life = whole - Math.min(MARGIN, whole / 2)
    const kept = await tokens.keep(account, by, { token: read.value.access_token, until: now() + life, life })
    return kept ? hold(read.value.access_token, seen.version + 1, life) : undefined
  }
  /** One look at what is shared: a token, or the right to fetch one, or nothing but the advice to look again. */
  const look = async (isDead: (fetcher: string) => boolean): Promise<Got | undefined> => {
    const seen = await tokens.read(account)
    const left = Math.min((seen.until ?? 0) - now(), seen.life ?? 0)
    if (seen.token !== undefined && seen.version !== spent && left > 0) return hold(seen.token, seen.version, left)
    if (seen.fetching !== undefined && !isDead(seen.fetching)) return void await parts.sleep(LOOK)
    const by = randomUUID()
    return await tokens.lease(account, seen, by) ? fetchAs(seen, by) : undefined
  }
  const renew = async (): Promise<Got> => {
    if (held) spent = held.version
    held = undefined
    const since = new Map<string, number>()
    const isDead = (fetcher: string): boolean => {
      if (!since.has(fetcher)) since.set(fetcher, ticks())
      return ticks() - (since.get(fetcher) ?? 0) > LEASE
    }
    for (const end = ticks() + PATIENCE; ticks() < end;) {
      const got = await look(isDead)
      if (got) return got
    }
    return { kind: 'untaken', why: 'token-awaited' }
  }
  return {
    get: () => {
      if (held && ticks() < held.end) {
        return Promise.resolve({ kind: 'token', token: held.token, version: held.version })
      }
      renewing ??= renew()
        .catch((): Got => ({ kind: 'untaken', why: 'store' }))
        .finally(() => { renewing = undefined })
      return renewing
    },
    drop: (version) => {
      if (held?.version === version) held = { ...held, end: -Infinity }
    },
  }
}
