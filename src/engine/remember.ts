// Functions that remember what they gave: for the text of the moment, or for as long as a book and a flow of it are there.

import type { Book } from './book.ts'

/** Wraps a pure function of a text: within a turn the same text is looked at by several readers. */
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

/** Wraps a pure function of a book and a part of a compiled flow: neither ever changes, so it is worked out once for both. */
export function rememberIn<Part extends object, T extends object>(compute: (book: Book, part: Part) => T): (book: Book, part: Part) => T {
  const given = new WeakMap<Book, WeakMap<Part, T>>()
  return (book, part) => {
    const before = given.get(book)?.get(part)
    if (before !== undefined) return before
    const found = compute(book, part)
    const parts = given.get(book) ?? new WeakMap<Part, T>()
    given.set(book, parts.set(part, found))
    return found
  }
}
