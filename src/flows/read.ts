// Reads flow files: YAML as it is written, with the line of each step.

import { readdir, readFile } from 'node:fs/promises'

import { isMap, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import type { Document } from 'yaml'

import type { FlowProblem } from './problem.ts'

/** A flow file as it is written. */
export type RawFlow = {
  /** The path by which it is named in problems. */
  readonly file: string
  readonly value: unknown
  /** The line of each step. */
  readonly lines: readonly number[]
  /** What is wrong with it as YAML. */
  readonly problems: readonly FlowProblem[]
}

/** Reads all flow files of a folder, by name. */
export async function readFlows(dir: string): Promise<readonly RawFlow[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).toSorted()
  return Promise.all(names.map(async (name) => {
    const file = `${dir}/${name}`
    return readFlow(file, await readFile(file, 'utf8'))
  }))
}

/** Reads the text of one flow file. */
export function readFlow(file: string, text: string): RawFlow {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false })
  // What comes after the first error mostly follows from it.
  const problems = [...document.errors, ...document.warnings].slice(0, 1).map(({ pos, code, message }): FlowProblem => ({
    file, line: counter.linePos(pos[0]).line, rule: 'yaml', tell: TOLD[code] ?? `this is not YAML: ${tellError(message)}`,
  }))
  const steps = isMap(document.contents) ? document.get('steps', true) : undefined
  const lines = isSeq(steps)
    ? steps.items.map((item) => counter.linePos(startOf(item)).line)
    : []
  const alias = problems.length > 0 || !text.includes('*') ? undefined : aliasIn(document)
  if (alias !== undefined) {
    const { line } = counter.linePos(alias)
    const problem: FlowProblem = { file, line, rule: 'yaml', tell: 'flows have no aliases; write it out once more' }
    return { file, value: undefined, lines, problems: [problem] }
  }
  return { file, value: problems.length > 0 ? undefined : document.toJS(), lines, problems }
}

// What the parser says to programmers.
const TOLD: { readonly [code: string]: string } = {
  MULTIPLE_DOCS: 'a file holds one flow; what stands behind `---` belongs in a file of its own',
  TAG_RESOLVE_FAILED: 'flows have no tags; take out the word that begins with !',
}

function tellError(message: string): string {
  return message.includes('call stack') ? 'it is nested too deep' : message
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
