// The book of the shipped flows, with their own texts, words, guide and rules of danger.

import { createBook } from '../../src/flows/book.ts'
import type { Book } from '../../src/engine/book.ts'
import type { Flow } from '../../src/engine/flow.ts'
import { readFiles } from '../../src/files.ts'
import type { Files } from '../../src/files.ts'
import { createGuide } from '../../src/guide/guide.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import { guideOf } from '../../src/route.ts'

/** The languages of the shipped texts. */
export const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

/** Reads what is shipped. */
export async function shippedFiles(): Promise<Files> {
  const read = await readFiles({ dirs: { config: 'config', flows: 'flows', locales: 'locales' }, languages: LANGUAGES }, Date.now())
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.files
}

/** Makes the book of what is shipped. */
export async function shippedBook(watch?: NonNullable<Book['watch']>): Promise<{ book: Book; flows: readonly Flow[]; files: Files }> {
  const files = await shippedFiles()
  const words = createTranslator(files.locales, LANGUAGES)
  const guide = createGuide(files.guide, { now: () => Date.UTC(2026, 2, 2, 2) })
  const book = createBook({
    flows: files.flows, words, ...guideOf(guide, files.department), privacy: 'p1',
    ...(watch && { watch }),
  })
  return { book, flows: files.flows, files }
}
