// A function of a text that remembers what it gave for the short texts that are asked of it again and again.

import { LRUCache } from 'lru-cache'

/** How long a text may be that is remembered, in UTF-16 units, and how many are. */
export type Remembered = { readonly longest: number; readonly most: number }

/** Wraps a pure function of a text. Short texts are remembered, and any text as long as it is the last one. */
export function remember<T>(compute: (text: string) => T, { longest, most }: Remembered): (text: string) => T {
  const short = new LRUCache<string, { readonly given: T }>({ max: most })
  return rememberLast((text) => {
    const known = text.length <= longest ? short.get(text) : undefined
    const { given } = known ?? { given: compute(text) }
    if (!known && text.length <= longest) short.set(text, { given })
    return given
  })
}

/** Wraps a pure function of a text that is asked for the same one several times in a row. */
export function rememberLast<T>(compute: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly given: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, given: compute(text) }
    return last.given
  }
}
