// A bounded memory of what was used last.

import { LRUCache } from 'lru-cache'

/** Keeps the `max` values used last. */
export type Cache<T extends NonNullable<unknown>> = {
  readonly get: (key: string) => T | undefined
  readonly set: (key: string, value: T) => void
  readonly delete: (key: string) => void
}

/** Creates a cache of at most `max` values. */
export function createCache<T extends NonNullable<unknown>>(max: number): Cache<T> {
  const cache = new LRUCache<string, T>({ max })
  return {
    get: (key) => cache.get(key),
    set: (key, value) => void cache.set(key, value),
    delete: (key) => void cache.delete(key),
  }
}
