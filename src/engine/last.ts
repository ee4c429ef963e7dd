// A function of a text that remembers what it gave last: within a turn the same text is looked at by several readers.

/** Wraps a pure function of a text. */
export function rememberLast<T>(compute: (text: string) => T): (text: string) => T {
  let lastText: string | undefined
  let lastGiven: T
  return (text) => {
    if (lastText === text) return lastGiven
    lastGiven = compute(text)
    lastText = text
    return lastGiven
  }
}
