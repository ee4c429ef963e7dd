// Splits what stands behind `!` in a talk into words and values: blanks within quotes and brackets belong to them.

import type { Json } from '../../engine/event.ts'

/** The words of a line, and its `name=value` pairs. */
export type WordsAndValues = { readonly words: readonly string[]; readonly values: { readonly [name: string]: Json } }

/** Splits a line such as `call tips.submit topic=fraud place={"label":"East gate"}`. */
export function readWords(line: string): WordsAndValues {
  const words: string[] = []
  const values: Record<string, Json> = {}
  for (const piece of piecesOf(line)) {
    const [, name, value] = /^([\w.-]+)=(.*)$/s.exec(piece) ?? []
    if (name === undefined || value === undefined) words.push(piece)
    else values[name] = loose(value)
  }
  return { words, values }
}

function piecesOf(line: string): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let quoted = false
  let depth = 0
  for (let i = 0; i < line.length; i++) {
    const letter = line.charAt(i)
    if (quoted && letter === '\\') {
      piece += letter + line.charAt(i += 1)
      continue
    }
    if (letter === '"') quoted = !quoted
    if (!quoted && (letter === '{' || letter === '[')) depth += 1
    if (!quoted && (letter === '}' || letter === ']')) depth -= 1
    if (letter === ' ' && !quoted && depth <= 0) {
      if (piece !== '') pieces.push(piece)
      piece = ''
    } else piece += letter
  }
  return piece === '' ? pieces : [...pieces, piece]
}

/** Reads a value: JSON, or a text without its quotes. */
export function loose(text: string): Json {
  const value = json(text)
  return value === undefined ? text : value
}

/** Reads JSON; nothing at all is null, and what is no JSON is undefined. */
export function json(text: string): Json | undefined {
  try {
    return text === '' ? null : (JSON.parse(text) as Json) // what JSON.parse gives is JSON
  } catch {
    return undefined
  }
}
