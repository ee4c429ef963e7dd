// Other departments' business: finds the subject a question is about, and how much of the question it is.

import { standardWords } from './reading/dialect.ts'
import { normalise } from './reading/normalise.ts'
import { createWordSearch } from './reading/word-search.ts'
import type { Words } from './words.ts'

/** A subject that was found, with the length of what named it. */
export type Subject = { readonly topic: string; readonly length: number }

/** Finds the subject of a standardised question. */
export type FindSubject = (text: string) => Subject | undefined

// What is only brought along, or only a circumstance, is not what the question is about.
const BESIDE = /(?:需要|要不要|要带|带上?|带着|凭|拿着|用|有|没有?|没领|没办|没买|领了|买了|交了|出示|提供|是否需要|还要|没交|不用)$/

// "办老年卡要身份证吗" is about the card of the old; "教师资格证要无犯罪证明" is about the certificate.
const ASKED = /^(?:吗|么|嘛|不|多久|的吗)/

/** Tells whether a word of a standardised question is only something to bring along: "公积金提取需要身份证吗". */
export function isBeside(word: string, text: string): boolean {
  const at = text.indexOf(word)
  if (at <= 0) return false
  const before = text.slice(0, at)
  return BESIDE.test(before) || (before.endsWith('要') && ASKED.test(text.slice(at + word.length)))
}

/** How much a word says: three letters of English are worth a character. */
export function lengthOf(word: string): number {
  return /^[a-z]/.test(word) ? word.length / 3 : word.length
}

/** Makes the search over the words of each subject; the longest word wins. */
export function createFindSubject({ elsewhere }: Pick<Words, 'elsewhere'>): FindSubject {
  const topics = new Map(elsewhere.flatMap(({ topic, words }) => words.map((word) => [standardWords(normalise(word)), topic] as const)))
  if (topics.size === 0) return () => undefined
  const search = createWordSearch(topics.keys(), true)
  return (text) => {
    let best: Subject | undefined
    for (const { word, at } of search(text)) {
      const topic = topics.get(word)
      const beside = BESIDE.test(text.slice(0, at))
      const length = lengthOf(word) - (beside ? 2 : 0)
      if (topic !== undefined && length > (best?.length ?? 1)) best = { topic, length }
    }
    return best
  }
}
