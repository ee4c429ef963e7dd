// Reads locale files: locales/<language>/<flow>.json, each a flat object of texts and lists of words.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createReader } from '../lib/schema.ts'
import { withoutMark } from '../lib/utf8.ts'

/** Texts by language, file and key. */
export type Locales = { readonly [language: string]: { readonly [file: string]: LocaleFile } }

/** One file of texts: a text, or a list of ways to say it. */
export type LocaleFile = { readonly [key: string]: string | readonly string[] }

/** Something wrong with a locale file, with what would be right. */
export type LocaleProblem = {
  readonly file: string
  readonly tell: string
  /** A whole language is not there. */
  readonly isWhole?: true
}

const readFileOfTexts = createReader({
  type: 'object',
  additionalProperties: {
    anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
  },
})

/** Reads all locale files below a folder; problems come back as values, all at once. */
export async function readLocales(
  dir: string,
  languages: readonly string[],
): Promise<{ locales: Locales; problems: readonly LocaleProblem[] }> {
  const problems: LocaleProblem[] = []
  const locales: Record<string, Record<string, LocaleFile>> = {}
  for (const language of languages) {
    locales[language] = await readLanguage(join(dir, language), problems)
  }
  return { locales, problems }
}

async function readLanguage(dir: string, problems: LocaleProblem[]): Promise<Record<string, LocaleFile>> {
  const files: Record<string, LocaleFile> = {}
  const names = await readdir(dir).catch(() => {
    problems.push({ file: dir, tell: 'there is no such folder; copy one of the other languages', isWhole: true })
    return []
  })
  for (const name of names.filter((each) => each.endsWith('.json')).toSorted()) {
    const file = join(dir, name)
    const read = readFileOfTexts(parse(await readFile(file, 'utf8')))
    if (read.ok) files[name.slice(0, -'.json'.length)] = read.value
    else problems.push({ file, tell: 'must be a JSON object of texts and lists of texts' })
  }
  return files
}

function parse(text: string): unknown {
  try {
    return JSON.parse(withoutMark(text))
  } catch {
    return undefined
  }
}
