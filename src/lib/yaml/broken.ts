// What is wrong with a file that is no YAML, and where something stands in one that is: in words and lines for whoever writes it.

import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { Problem } from '../schema.ts'

/** A file as YAML has read it, and where its lines begin. */
export type Parsed = { readonly document: Document; readonly lines: LineCounter }

/** Reads the text of a file. */
export function parseText(text: string): Parsed {
  const lines = new LineCounter()
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines }
}

// What the parser says to no one, with what would be right.
const MEANT: { readonly [code: string]: string } = {
  TAB_AS_INDENT: 'a line begins with a tab; begin it with blanks, as many as the lines beside it',
  BLOCK_AS_IMPLICIT_KEY: 'a colon too many, or a line that is set in wrongly; a text with a colon in it stands in quotes, '
    + 'and what belongs together stands below each other',
  DUPLICATE_KEY: 'the same setting stands here twice; take one out',
  MULTIPLE_DOCS: 'what stands behind `---` is not read; take it out',
}

// What has no code of its own, by what the parser says.
const SAID: readonly (readonly [says: string, tell: string])[] = [
  ['call stack', 'it is nested too deep'],
  ['Sequence item without', 'this line is set in less than the one above it belongs to; what belongs together stands below each other'],
  [
    'All collection items must start at the same column',
    'this line is set in otherwise than the ones above; what belongs together stands below each other',
  ],
  ['Unexpected', 'this line does not go on with what is above it; look at its dash, its colon and how far it is set in'],
  ['Missing closing', 'a quote is opened here and never closed'],
  ['sufficiently indented and end with a ]', 'a [ is opened and never closed; write all of the list in one line, with a ] behind it'],
  ['sufficiently indented and end with a }', 'a { is opened and never closed; write all of it in one line, with a } behind it'],
]

/** Tells one error of the parser: the line it is in, what is wrong and what would be right. */
export function tellBroken(
  { code, message, pos }: Pick<YAMLError, 'code' | 'message' | 'pos'>, text: string, lines: LineCounter,
): { readonly line: number; readonly tell: string } {
  const { line } = lines.linePos(openedAt(text, message) ?? pos[0])
  const isTabbed = /^ *\t/.test(text.split('\n')[line - 1] ?? '')
  const known = MEANT[isTabbed ? 'TAB_AS_INDENT' : code] ?? SAID.find(([says]) => message.includes(says))?.[1]
  return { line, tell: `this is not YAML: ${known ?? `${message}; look at the quotes and blanks of this line and the one above`}` }
}

// An open quote is found at the end of the file; what it lacks is where it begins.
function openedAt(text: string, message: string): number | undefined {
  const quote = /^Missing closing (["'])/.exec(message)?.[1]
  return quote === undefined ? undefined : text.lastIndexOf(quote)
}

/** The line of a problem with what stands at a path such as `0/units/1`, or with the nearest thing on the way that is there. */
export function lineOf({ document, lines }: Parsed, { at, tell }: Problem): number {
  const [, key] = /^unknown key '([^']*)'/.exec(tell) ?? []
  const path = [at, key].filter(Boolean).join('/').split('/').map((part) => /^\d+$/.test(part) ? Number(part) : part)
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined
    if (Array.isArray(range)) return lines.linePos(Number(range[0])).line
  }
  return 1
}
