// Messages of one reviewed word that nobody calls for help with: "再见" alone is no farewell to life, and "不见了" answers a question.

import type { JudgeDanger } from './danger/danger.ts'
import { normalise } from './reading/normalise.ts'
import type { Words } from './words.ts'

// No word is as long.
const LONGEST = 60
const EDGES = /^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu

/** Lets the words of small talk and of what residents want done, each by itself, be no danger. */
export function withCalmWords(judge: JudgeDanger, { smalltalk, colloquial }: Pick<Words, 'smalltalk' | 'colloquial'>): JudgeDanger {
  const chat = smalltalk.flatMap(({ words }) => words)
  const wanted = colloquial.flatMap(({ word, action }) => (action === undefined ? [] : [word]))
  const calm = new Set([...chat, ...wanted].map(normalise))
  return (text) => (calm.has(normalise(text.slice(0, LONGEST)).replace(EDGES, '')) ? undefined : judge(text))
}
