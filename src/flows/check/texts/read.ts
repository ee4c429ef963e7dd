// Reads the texts for the checker: with their lines, and with every file that is wrong told of.

import { readdirSync } from 'node:fs'

import { readText } from '../../../lib/read-text.ts'
import { lineOfStrange, NOT_UTF8, withoutMark } from '../../../lib/utf8.ts'
import type { FlowProblem } from '../../problem.ts'

/** A text as it is written: one, or a list of ways to say it. */
export type LocaleText = {
  readonly value: string | readonly string[]
  readonly name: string
  readonly source: Source
}

/** A file as it was read, in which a text's line is looked for when there is something to say of it. */
export type Source = { readonly file: string; readonly text: string }

/** One file of texts. */
export type TextFile = {
  readonly file: string
  readonly texts: ReadonlyMap<string, LocaleText>
  /** The file could not be read as a whole. */
  readonly broken?: true
  /** Some of its names end as those of several things do. */
  readonly counts?: true
}

/** All texts by language and key. */
export type Texts = {
  /** The text of `flow:name`; in a language that counts, the one for several stands for it. */
  readonly find: (language: string, key: string) => LocaleText | undefined
  readonly files: (language: string) => ReadonlyMap<string, TextFile>
  /** The path under which a language's file of a flow would be, whether it is there or not. */
  readonly path: (language: string, flow: string) => string
}

/** What was read, and what is wrong with the files themselves. */
export type ReadTexts = { readonly texts: Texts; readonly problems: readonly FlowProblem[] }

type Language = ReadonlyMap<string, TextFile>

/** Reads all texts below a folder. */
export function readTexts(dir: string, languages: readonly string[]): ReadTexts {
  const problems: FlowProblem[] = []
  const read = new Map(languages.map((language) => [language, readLanguage(`${dir}/${language}`, problems)]))
  return { texts: textsOf(dir, read), problems }
}

const NONE: Language = new Map()

function textsOf(dir: string, read: ReadonlyMap<string, Language>): Texts {
  return {
    files: (language) => read.get(language) ?? NONE,
    path: (language, flow) => `${dir}/${language}/${flow}.json`,
    find: (language, key) => {
      const colon = key.indexOf(':')
      return textIn(read.get(language)?.get(key.slice(0, colon)), key.slice(colon + 1))
    },
  }
}

const SEVERAL = '_other'

/** The text of a name in a file; in a language that counts, the one for several stands for it. */
export function textIn(file: TextFile | undefined, name: string): LocaleText | undefined {
  return file?.texts.get(name) ?? (file?.counts ? file.texts.get(`${name}${SEVERAL}`) : undefined)
}

function readLanguage(dir: string, problems: FlowProblem[]): Language {
  const names = namesIn(dir)
  if (!names) {
    problems.push({ file: dir, rule: 'no-folder', tell: 'there is no such folder; copy that of another language and translate it' })
    return NONE
  }
  const sorted = names.filter((name) => name.endsWith('.json')).toSorted()
  return new Map(sorted.map((name): [string, TextFile] => {
    const file = `${dir}/${name}`
    const source = readText(file)
    const flow = name.slice(0, -'.json'.length)
    if (source !== undefined) return [flow, readFileOfTexts(file, source, problems)]
    problems.push({ file, rule: 'bad-json', tell: 'this cannot be read; look whether it is a file, and whose' })
    return [flow, { file, texts: new Map(), broken: true }]
  }))
}

function namesIn(dir: string): readonly string[] | undefined {
  try {
    return readdirSync(dir)
  } catch {
    return undefined
  }
}

function readFileOfTexts(file: string, source: string, problems: FlowProblem[]): TextFile {
  const tell = (line: number, what: string): void => void problems.push({ file, line, rule: 'bad-json', tell: what })
  const strange = lineOfStrange(source)
  const parsed: Parsed = strange === undefined ? parse(source) : { ok: false, line: strange, tell: NOT_UTF8 }
  const texts = new Map<string, LocaleText>()
  if (!parsed.ok) tell(parsed.line, parsed.tell)
  else if (!isObject(parsed.value)) tell(1, 'must be one JSON object of texts and lists of texts: { "name": "text" }')
  else {
    const from: Source = { file, text: source }
    for (const [name, value] of Object.entries(parsed.value)) {
      if (isText(value)) texts.set(name, { value, name, source: from })
      else tell(lineOfName(source, name), `'${name}' must be a text or a list of texts`)
    }
    for (const name of twice(source, texts.size)) tell(lineOfName(source, name), `'${name}' stands here twice; only the last one counts`)
  }
  const counts = Array.from(texts.keys()).some((name) => name.endsWith(SEVERAL))
  return { file, texts, ...(texts.size === 0 && { broken: true }), ...(counts && { counts }) }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string | readonly string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line: number; readonly tell: string }

function parse(source: string): Parsed {
  if (source.trim() === '') return { ok: false, line: 1, tell: 'the file is empty; it must hold { "name": "text" }' }
  try {
    return { ok: true, value: JSON.parse(withoutMark(source)) }
  } catch (error) {
    const line = lineOfError(source, error instanceof Error ? error.message : '')
    return { ok: false, line, tell: 'this is not JSON; look for a missing comma or quote here or in the line above' }
  }
}

function lineOfError(source: string, said: string): number {
  return source.slice(0, placeOfError(source, said)).split('\n').length
}

// Some errors name a place, others only show what stands there.
function placeOfError(source: string, said: string): number {
  const place = /position (\d+)/.exec(said)?.[1]
  if (place !== undefined) return Number(place)
  const shown = /, (?:\.\.\.)?"([\s\S]*?)"?(?:\.\.\.)? is not valid JSON$/.exec(said)?.[1]
  const sign = /Unexpected token '(.)'/su.exec(said)?.[1]
  const from = shown === undefined ? -1 : source.indexOf(shown.replace(/"$/, ''))
  return from < 0 || sign === undefined ? source.length : from + Math.max(0, (shown ?? '').indexOf(sign))
}

// Names are the texts before a colon: the files are flat.
const NAME = /"((?:[^"\\]|\\.)*)"\s*:/g

// Where there are no more colons behind a quote than names, none of them stands twice.
function twice(source: string, names: number): readonly string[] {
  if ((source.match(/"\s*:/g)?.length ?? 0) <= names) return []
  const seen = new Set<string>()
  const again: string[] = []
  for (const [, name = ''] of source.matchAll(NAME)) {
    if (seen.has(name)) again.push(name)
    seen.add(name)
  }
  return again
}

/** The line in which a name stands last. */
export function lineOfName(source: string, name: string): number {
  let at = 0
  for (const found of source.matchAll(NAME)) if (found[1] === name) at = found.index
  return source.slice(0, at).split('\n').length
}
