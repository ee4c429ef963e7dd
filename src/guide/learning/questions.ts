// The project's own question set: labelled questions, a third of them held out by a stable hash of the text. Nothing is
// tuned to those; only their totals are looked at.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { FromSchema } from 'json-schema-to-ts'

import { createReader } from '../../lib/schema.ts'

/** Kinds of difficulty that totals are told apart by. */
export const DIFFICULTIES = [
  'plain',
  'typo',
  'pinyin',
  'traditional',
  'dialect',
  'chatter',
  'low-overlap',
  'english',
] as const

const KINDS = [
  'procedure',
  'tip',
  'complaint',
  'status',
  'booking',
  'emergency',
  'smalltalk',
  'human',
  'out_of_scope',
  // Speaks of danger and is none: whether it is a procedure or not is left open.
  'not_emergency',
] as const

/** The schema of one line of the question set. */
const questionSchema = {
  type: 'object',
  properties: {
    text: { type: 'string', minLength: 1 },
    kind: { enum: KINDS },
    procedures: { type: 'array', items: { type: 'string' } },
    difficulty: { enum: DIFFICULTIES },
  },
  required: ['text', 'kind', 'procedures', 'difficulty'],
  additionalProperties: false,
} as const

/** A question with what should be found for it. */
export type Labelled = FromSchema<typeof questionSchema>

const read = createReader(questionSchema)

/** Reads every `.jsonl` file of a folder; a line that does not fit is left out and named. */
export async function readQuestions(dir: string): Promise<{ questions: readonly Labelled[]; wrong: readonly string[] }> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.jsonl')).toSorted()
  const questions: Labelled[] = []
  const wrong: string[] = []
  for (const name of names) {
    const lines = (await readFile(join(dir, name), 'utf8')).split('\n')
    lines.forEach((line, at) => {
      if (line.trim() === '') return
      const result = readLine(line)
      if (result === undefined) wrong.push(`${name}:${at + 1}`)
      else questions.push(result)
    })
  }
  return { questions, wrong }
}

function readLine(line: string): Labelled | undefined {
  try {
    const result = read(JSON.parse(line))
    return result.ok ? result.value : undefined
  } catch {
    return undefined
  }
}

/** Tells whether a question is held out: one in three, the same ones for ever. */
export function isHeldOut(text: string): boolean {
  let hash = 5381
  for (const character of text) hash = (Math.imul(hash, 33) + (character.codePointAt(0) ?? 0)) >>> 0
  return hash % 3 === 0
}
