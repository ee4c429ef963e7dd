// One YAML file of the department's, held against its schema; what is wrong is told with the line it stands in.

import { readFile } from 'node:fs/promises'
import { visit, type Document } from 'yaml'
import type { Read } from '../lib/schema.ts'
import { lineOfStrange, NOT_UTF8 } from '../lib/utf8.ts'
import { lineOf, parseText, tellBroken, type Parsed } from '../lib/yaml/broken.ts'
import { readPlain } from '../lib/yaml/plain.ts'
import { plainly } from './plainly.ts'

/** Notes a problem: where in the file (`0/units/1`), and what is wrong and would be right. */
export type Tell = (at: string, problem: string) => void

/** A file as it was read: its value, if it fits, what is written there anyway, and a way to tell more problems of it. */
export type YamlFile<T> = { readonly value: T | undefined; readonly written?: unknown; readonly tell: Tell }

type Wanted<T> = {
  readonly name: string
  readonly read: (value: unknown) => Read<T>
  readonly problems: string[]
  /** The file may be missing. */
  readonly optional?: boolean
}

/** Reads a file; `name` is what problems call it. */
export async function readYaml<T>(
  path: string, { name, read, problems, optional = false }: Wanted<T>,
): Promise<YamlFile<T>> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) {
    if (!optional) problems.push(`${name}: there is no such file; copy the one that comes with the program`)
    return { value: undefined, tell: () => {} }
  }
  const strange = lineOfStrange(text)
  if (strange !== undefined) {
    problems.push(`${name}:${strange}: ${NOT_UTF8}`)
    return { value: undefined, tell: () => {} }
  }
  const plain = readPlain(text)
  return plain ? hold(plain.value, tellIn(text, { name, problems }), read) : readDocument(text, { name, problems, read })
}

type Named = { readonly name: string; readonly problems: string[] }

function hold<T>(written: unknown, tell: Tell, read: (value: unknown) => Read<T>): YamlFile<T> {
  const found = read(written)
  if (found.ok) return { value: found.value, written, tell }
  for (const { at, tell: what } of plainly(found.problems)) tell(at, what)
  return { value: undefined, written, tell }
}

// Where a line has to be told, all of YAML is read.
function tellIn(text: string, { name, problems }: Named): Tell {
  let parsed: Parsed | undefined
  return (at, problem) => {
    parsed ??= parseText(text)
    problems.push(`${name}:${lineOf(parsed, { at, tell: problem })}: ${at ? `${at}: ` : ''}${problem}`)
  }
}

function readDocument<T>(text: string, { name, problems, read }: Named & Pick<Wanted<T>, 'read'>): YamlFile<T> {
  const { document, lines } = parseText(text)
  const tell = tellIn(text, { name, problems })
  // What comes after the first error mostly follows from it.
  const [error] = document.errors
  if (error) {
    const broken = tellBroken(error, text, lines)
    problems.push(`${name}:${broken.line}: ${broken.tell}`)
    return { value: undefined, tell }
  }
  const written = valueOf(document)
  if (written !== undefined) return hold(written, tell, read)
  const { line } = lines.linePos(lostAlias(document))
  problems.push(`${name}:${line}: this is not YAML: an alias stands for nothing here, or for too much; write it out`)
  return { value: undefined, tell }
}

// The parser lets aliases pass that nothing stands behind, or that stand for themselves a thousand times over.
function valueOf(document: Document): unknown {
  try {
    return document.toJS() as unknown
  } catch {
    return undefined
  }
}

// The place of the first alias that nothing stands behind, or of the last one.
function lostAlias(document: Document): number {
  let at = 0
  visit(document, {
    Alias: (_, alias) => {
      at = alias.range?.[0] ?? at
      return alias.resolve(document) ? undefined : visit.BREAK
    },
  })
  return at
}
