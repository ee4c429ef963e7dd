// The book of the shipped flows, with their own texts, words, guide and rules of danger.

import { relative } from 'node:path'
import { createBook } from '../../src/flows/book.ts'
import type { Book } from '../../src/engine/book.ts'
import type { Flow } from '../../src/engine/flow.ts'
import { readFiles, type Files, type Place } from '../../src/files.ts'
import { createGuide } from '../../src/guide/guide.ts'
import { createTranslator } from '../../src/i18n/translator.ts'
import type { Guide } from '../../src/ports/guide.ts'
import { guideOf } from '../../src/runtime/route/guide-of.ts'

/** The languages of the shipped texts. */
export const LANGUAGES = ['zh-CN', 'zh-TW', 'en']

const SHIPPED: Place = { dirs: { config: 'config', flows: 'flows', locales: 'locales' }, languages: LANGUAGES }
// Whoever changes what is shipped changes a copy of it: the folders themselves stay as they were read first.
const known = new Map<string, ReturnType<typeof readFiles>>()
let guide: Promise<Guide> | undefined

/** Reads the files of a house; those of the shipped folders once for all tests of a process. */
export async function filesOf({ dirs, languages, areaCode }: Place, at: number): Promise<Files> {
  const folders = Object.values(dirs).map((dir) => relative('.', dir))
  const isShipped = folders.join() === Object.values(SHIPPED.dirs).join()
  const key = JSON.stringify([languages, areaCode])
  const reading = (isShipped ? known.get(key) : undefined) ?? readFiles({ dirs, languages, ...(areaCode && { areaCode }) }, at)
  if (isShipped) known.set(key, reading)
  const found = await reading
  if (!found.ok) throw new Error(found.problems.join('\n'))
  return found.files
}

/** Reads what is shipped. */
export function shippedFiles(): Promise<Files> {
  return filesOf(SHIPPED, Date.now())
}

/** The guide of what is shipped, on a day on which every entry is fresh: one for all tests of a process. */
export function shippedGuide(): Promise<Guide> {
  return guide ??= shippedFiles().then((files) => createGuide(files.guide, { now: () => Date.UTC(2026, 2, 2, 2) }))
}

/** Makes the book of what is shipped. */
export async function shippedBook(watch?: NonNullable<Book['watch']>): Promise<{ book: Book; flows: readonly Flow[]; files: Files }> {
  const files = await shippedFiles()
  const words = createTranslator(files.locales, LANGUAGES)
  const guide = await shippedGuide()
  const book = createBook({
    flows: files.flows, words, ...guideOf(guide, files.department), privacy: 'p1',
    ...(watch && { watch }),
  })
  return { book, flows: files.flows, files }
}
