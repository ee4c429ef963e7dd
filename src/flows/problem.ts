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
