// Reads flow files: YAML as it is written, with the line of each step.

import { readdirSync } from 'node:fs'

import { isMap, isSeq, visit } from 'yaml'
import type { Document } from 'yaml'

import { readText } from '../lib/read-text.ts'
import { lineOfStrange, NOT_UTF8 } from '../lib/utf8.ts'
import { parseText, tellBroken } from '../lib/yaml/broken.ts'
import { isItem, readPlain, type Line } from '../lib/yaml/plain.ts'
import type { FlowProblem } from './problem.ts'
import type { Rule } from './rules.ts'

/** A flow file as it is written. */
export type RawFlow = {
  /** The path by which it is named in problems. */
  readonly file: string
  readonly value: unknown
  /** The line of each step. */
  readonly lines: readonly number[]
  /** The line of each setting above the steps. */
  readonly heads: { readonly [name: string]: number }
  /** What is wrong with it as YAML. */
  readonly problems: readonly FlowProblem[]
}

/** Reads all flow files of a folder, by name. Throws if there is no such folder. */
export function readFlows(dir: string): readonly RawFlow[] {
  const names = readdirSync(dir).filter((name) => /\.ya?ml$/i.test(name)).toSorted()
  return names.map((name) => {
    const file = `${dir}/${name}`
    if (!name.endsWith('.yaml')) {
      return wrongFile(file, 'bad-ending', 'the names of flows end in .yaml; rename the file, or nobody reads it')
    }
    const text = readText(file)
    if (text === undefined) return wrongFile(file, 'yaml', 'this cannot be read; look whether it is a file, and whose')
    return readFlow(file, text)
  })
}

/** Reads all flow files of a folder; that there is no folder, or nothing in it, is a problem as well. */
export function readFolder(dir: string): { readonly raws: readonly RawFlow[]; readonly problems: readonly FlowProblem[] } {
  const wrong = (tell: string): readonly FlowProblem[] => [{ file: dir, rule: 'no-folder', tell }]
  try {
    const raws = readFlows(dir)
    return { raws, problems: raws.length === 0 ? wrong('there is no flow; add one as NAME.yaml') : [] }
  } catch {
    return { raws: [], problems: wrong('there is no such folder, or it cannot be read; look at FLOWS_DIR') }
  }
}

function wrongFile(file: string, rule: Rule, tell: string, line?: number): RawFlow {
  return { file, value: undefined, lines: [], heads: {}, problems: [{ file, rule, tell, ...(line !== undefined && { line }) }] }
}

/** The most characters of a flow file. */
const LARGEST = 500_000

/** Reads the text of one flow file. */
export function readFlow(file: string, text: string): RawFlow {
  if (text.length > LARGEST) {
    return wrongFile(file, 'yaml', `the file has more than ${LARGEST} characters; no flow is as long, so split it`)
  }
  const strange = lineOfStrange(text)
  if (strange !== undefined) return wrongFile(file, 'yaml', NOT_UTF8, strange)
  const plain = readPlain(text)
  return plain ? { file, value: plain.value, ...placesOf(plain.lines), problems: [] } : readYaml(file, text)
}

function placesOf(lines: readonly Line[]): Pick<RawFlow, 'lines' | 'heads'> {
  const heads = lines.filter((line) => line.indent === 0 && !isItem(line))
  const from = heads.findIndex(({ text }) => text === 'steps:')
  const [begin, end] = [heads[from]?.number ?? Infinity, heads[from + 1]?.number ?? Infinity]
  const within = lines.filter(({ number }) => begin < number && number < end)
  const steps = within.filter((line) => line.indent === within[0]?.indent && isItem(line))
  return {
    lines: steps.map(({ number }) => number),
    heads: Object.fromEntries(heads.map(({ text, number }) => [text.slice(0, text.indexOf(':')), number])),
  }
}

function readYaml(file: string, text: string): RawFlow {
  const { document, lines: counter } = parseText(text)
  // What comes after the first error mostly follows from it.
  const problems = [...document.errors, ...document.warnings].slice(0, 1).map((error): FlowProblem => {
    const { line, tell } = tellBroken(error, text, counter)
    return { file, line, rule: 'yaml', tell: TOLD[error.code] ?? tell }
  })
  const steps = isMap(document.contents) ? document.get('steps', true) : undefined
  const lines = isSeq(steps)
    ? steps.items.map((item) => counter.linePos(startOf(item)).line)
    : []
  const heads = isMap(document.contents)
    ? Object.fromEntries(document.contents.items.map(({ key }) => [String(key), counter.linePos(startOf(key)).line]))
    : {}
  const alias = problems.length > 0 || !text.includes('*') ? undefined : aliasIn(document)
  if (alias !== undefined) {
    const { line } = counter.linePos(alias)
    const problem: FlowProblem = { file, line, rule: 'yaml', tell: 'flows have no aliases; write it out once more' }
    return { file, value: undefined, lines, heads, problems: [problem] }
  }
  return { file, value: problems.length > 0 ? undefined : document.toJS(), lines, heads, problems }
}

// What is otherwise in flows than in any YAML.
const TOLD: { readonly [code: string]: string } = {
  MULTIPLE_DOCS: 'a file holds one flow; what stands behind `---` belongs in a file of its own',
  TAG_RESOLVE_FAILED: 'flows have no tags; take out the word that begins with !',
}

// An alias may stand for itself a thousand times over, and nobody needs one in a flow.
function aliasIn(document: Document): number | undefined {
  let found: number | undefined
  visit(document, {
    Alias: (_, { range }) => {
      found ??= range?.[0] ?? 0
    },
  })
  return found
}

function startOf(item: unknown): number {
  const range = typeof item === 'object' && item !== null && 'range' in item ? item.range : undefined
  const first: unknown = Array.isArray(range) ? range[0] : 0
  return typeof first === 'number' ? first : 0
}
