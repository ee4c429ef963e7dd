// The record of every call to a platform's API, for assertions: what was asked and answered, never a token or a secret.

import type { ApiFault } from './faults.ts'

/** One call as it is remembered. */
export type CallRecord = {
  /** By the platform's clock. */
  readonly at: number
  readonly method: string
  readonly path: string
  /** Without tokens and secrets. */
  readonly query: { readonly [name: string]: string }
  /** JSON or a form as it was read, without tokens and secrets; the size of anything else. */
  readonly body: unknown
  /** The status that was sent; undefined if the connection was reset. */
  readonly status: number | undefined
  /** The platform's error code; 0 if it took the call. */
  readonly code: number
  readonly ms: number
  readonly fault: ApiFault['kind'] | undefined
  /** Whether the call has had its effect, whatever was answered. */
  readonly effect: boolean
}

/** All calls in their order. */
export type Calls = {
  readonly list: readonly CallRecord[]
  readonly add: (call: CallRecord) => void
  /** How many calls of a path there were; of any, without one. */
  readonly count: (path?: string) => number
  readonly clear: () => void
}

/** Creates a record that keeps the last calls and counts all. */
export function createCalls(keep = 100_000): Calls {
  const list: CallRecord[] = []
  const counts = new Map<string, number>()
  return {
    list,
    add: (call) => {
      list.push(call)
      if (list.length > keep) list.splice(0, keep / 10)
      counts.set(call.path, (counts.get(call.path) ?? 0) + 1)
    },
    count: (path) => (path === undefined ? [...counts.values()].reduce((sum, n) => sum + n, 0) : counts.get(path) ?? 0),
    clear: () => {
      list.length = 0
      counts.clear()
    },
  }
}

const SECRET = new Set(['access_token', 'secret', 'appsecret', 'signature', 'msg_signature'])

/** The named values without tokens and secrets. */
export function withoutSecrets(values: Iterable<readonly [string, unknown]>): { readonly [name: string]: unknown } {
  return Object.fromEntries([...values].filter(([name]) => !SECRET.has(name)))
}

/** A body as it is remembered. */
export function bodyOf(body: Buffer, type: string): unknown {
  if (body.length === 0) return undefined
  if (type.includes('multipart/')) return { bytes: body.length }
  const text = body.toString()
  if (type.includes('x-www-form-urlencoded')) return withoutSecrets(new URLSearchParams(text))
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? withoutSecrets(Object.entries(value)) : value
  } catch {
    return { bytes: body.length }
  }
}
