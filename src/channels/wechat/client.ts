// Requests to the platform's API: a path below its base, a query with the token, a body as JSON.

import { createCall, type Called } from '../call.ts'

/** A request; without a body it is a GET. */
export type Wish = {
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  /** JSON in raw UTF-8. */
  readonly body?: string
  /** How many bytes the answer may have; without it, a megabyte. */
  readonly limit?: number
}

/** Asks the API; never rejects. */
export type Client = (wish: Wish) => Promise<Called>

const LIMITS = { timeout: 10_000, limit: 1024 * 1024 }

const HEADERS = { 'accept-encoding': 'identity', 'content-type': 'application/json; charset=utf-8' }

/** Creates a client for the API at `base`, such as `https://api.weixin.qq.com`. */
export function createClient(base: string, limits = LIMITS): Client {
  const call = createCall(limits)
  const start = base.replace(/\/+$/, '')
  return ({ path, query, body, limit }) => {
    const url = new URL(`${start}${path}`)
    if (query) url.search = new URLSearchParams(query).toString()
    return call({
      url,
      headers: HEADERS,
      ...(body === undefined ? { method: 'GET' } : { method: 'POST', body }),
      ...(limit !== undefined && { limit }),
    })
  }
}
