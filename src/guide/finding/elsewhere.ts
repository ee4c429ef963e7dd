// Other departments' business: finds the subject a question is about, and how much of the question it is.

import { pattern } from '../../lib/pattern.ts'
import { standardWords } from '../reading/dialect.ts'
import { escaped, normalise } from '../reading/normalise.ts'
import { createWordSearch } from '../reading/word-search.ts'
import type { Words } from '../words.ts'

/** A subject that was found, with the length of what named it. */
export type Subject = { readonly topic: string; readonly length: number }

/** Finds the subject of a standardised question. */
export type FindSubject = (text: string) => Subject | undefined

// What is only brought along, or only a circumstance, is not what the question is about.
const BESIDE = pattern`
  (?:需要|要不要|要带|带上?|带着|凭|拿着|用|有|没有?|没领|没办|没买|领了|买了|交了|出示|提供|是否需要|还要|没交|不用)$
`

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

/** Finds whose business a standardised question is that is close to the procedure of this id, and is not that procedure's. */
export type FindMistaken = (text: string, id: string) => string | undefined

type Mistaken = { readonly topic: string; readonly together: readonly RegExp[]; readonly unless: RegExp | undefined }

/** Makes the search for what is mistaken for ours: a word of each list stands in it, in any order, and none that makes it ours. */
export function createFindMistaken({ elsewhere }: Pick<Words, 'elsewhere'>): FindMistaken {
  const byProcedure = new Map<string, Mistaken[]>()
  for (const { topic, mistaken = [] } of elsewhere) {
    for (const { for: ids, together, unless } of mistaken) {
      const one = { topic, together: together.map(anyOf), unless: unless && anyOf(unless) }
      for (const id of ids) byProcedure.set(id, [...(byProcedure.get(id) ?? []), one])
    }
  }
  return (text, id) =>
    byProcedure.get(id)?.find(({ together, unless }) => together.every((words) => words.test(text)) && !unless?.test(text))?.topic
}

// Latin words are whole at their beginning: a train is no part of a restraint.
function anyOf(words: readonly string[]): RegExp {
  const each = words.map((word) => standardWords(normalise(word)))
  return new RegExp(each.map((word) => (/^[a-z]/.test(word) ? `\\b${escaped(word)}` : escaped(word))).join('|'))
}
