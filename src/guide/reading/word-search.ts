// Finds the words of a table in a text: at every place the longest that begins there, also where words overlap.

/** A word that was found, and where it begins. */
export type FoundWord = { readonly word: string; readonly at: number }

/** Finds all words in a text. */
export type WordSearch = (text: string) => readonly FoundWord[]

const LETTER = /[a-z0-9_]/

/** Makes the search. Words of Latin letters begin where no letter stands before them and, unless `open`, end likewise. */
export function createWordSearch(words: Iterable<string>, open = false): WordSearch {
  const starting = byFirst(words)
  return (text) => {
    const found: FoundWord[] = []
    for (let at = 0; at < text.length; at += 1) {
      const word = starting.get(text.charCodeAt(at))?.find((one) => text.startsWith(one, at) && isWhole(text, at, one, open))
      if (word !== undefined) found.push({ word, at })
    }
    return found
  }
}

/** Words by their first unit, the longest first; the empty one begins nothing. */
export function byFirst(words: Iterable<string>): ReadonlyMap<number, readonly string[]> {
  const starting = new Map<number, string[]>()
  for (const word of words) {
    const first = word.charCodeAt(0)
    const same = starting.get(first)
    if (same === undefined) starting.set(first, [word])
    else same.push(word)
  }
  for (const same of starting.values()) same.sort((a, b) => b.length - a.length)
  return starting
}

function isWhole(text: string, at: number, word: string, open: boolean): boolean {
  if (!/^[a-z]/.test(word)) return true
  if (at > 0 && LETTER.test(text[at - 1] ?? '')) return false
  return open || !LETTER.test(word.at(-1) ?? '') || !LETTER.test(text[at + word.length] ?? '')
}
