// What is wrong with a flow, in words that name the place and the remedy.

import type { Rule } from './rules.ts'

/** One thing that is wrong: where, by which rule, and what would be right. */
export type FlowProblem = {
  readonly file: string
  readonly line?: number
  /** The step's number, from 1. */
  readonly step?: number
  /** What the step is called, as in `ask story`. */
  readonly named?: string
  readonly rule: Rule
  readonly tell: string
  /** A matter of wording, or only worth a look: nobody is kept from starting by it. */
  readonly grade?: 'wording' | 'note'
}

/** Writes a problem as one line: `flows/tip.yaml, step 4 (ask story): unknown setting 'lenght'; did you mean 'length'?` */
export function tellProblem({ file, line, step, named, tell }: FlowProblem): string {
  const what = `${tell}${unseen(`${named ?? ''} ${tell}`)}`
  if (step !== undefined) return `${file}, step ${step} (${named ?? 'unknown'}): ${what}`
  return line === undefined ? `${file}: ${what}` : `${file}:${line}: ${what}`
}

const STRANGE = new RegExp(
  String.raw`[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\uff21-\uff5a\uff10-\uff19`
  + String.raw`\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]`, 'gu',
)

// Letters that look like those of Latin, and signs that nobody sees, are told by their numbers.
function unseen(text: string): string {
  const strange = text.match(STRANGE)
  if (!strange) return ''
  const numbers = [...new Set(strange)].map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
  return ` (${numbers.join(', ')} in it only looks like an English letter or like nothing; type it anew)`
}

/** Ends a sentence on an unknown name with the known one that is nearest to it, if any is near. */
export function didYouMean(name: string, known: Iterable<string>): string {
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const one of known) {
    const far = distance(name, one)
    if (far < least) [best, least] = [one, far]
  }
  return best === undefined ? '' : `; did you mean '${best}'?`
}

// Edits between two words, where two neighbours that changed places count as one edit.
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) row.push(cell(rows, row, { a, b, i, j }))
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}

type Spot = { readonly a: string; readonly b: string; readonly i: number; readonly j: number }

function cell(rows: readonly number[][], row: readonly number[], { a, b, i, j }: Spot): number {
  const above = rows[i - 1] ?? []
  const same = a[i - 1] === b[j - 1] ? 0 : 1
  const least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1) : least
}
