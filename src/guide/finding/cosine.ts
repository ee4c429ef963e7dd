// An inverted index with TF-IDF weights: how much of a question is in each text, as the cosine of the angle between them.

import { createStringTable, type StringTable } from '../../lib/string-table.ts'

/** The tokens of a question, each with its weight. */
export type Weighted = ReadonlyMap<string, number>

/** A number for each token; indexes that are made together share one. */
export type Vocabulary = StringTable

/** Scores every text by what it shares with a question, in the order of the texts: 0 for one that shares nothing. */
export type Cosine = {
  readonly score: (question: Weighted) => Float64Array
  /** How telling a token is: 0 for one that is in every text. */
  readonly weight: (token: string) => number
}

// Where each token's texts begin, the texts, and the token's weight in each: three flat arrays take a tenth of the memory
// that lists under each token would.
type Postings = { readonly starts: Uint32Array; readonly texts: Uint16Array; readonly weights: Float32Array }

type Counts = ReadonlyMap<number, number>

/** Builds the index over the tokens of each text. */
export function createCosine(documents: readonly (readonly string[])[], vocabulary: Vocabulary = createStringTable()): Cosine {
  const counts = documents.map((found) => numbered(countTokens(found), vocabulary))
  const starts = startsOf(counts, vocabulary.size())
  const all = documents.length // what is kept must not hold the documents: their tokens would be 10 MB
  const telling = (inTexts: number) => Math.log(1 + all / (inTexts || 0.5)) - Math.LN2 * 0.9
  const postings = post(counts, starts, telling)
  const weight = (token: string): number => telling(range(postings, vocabulary.numberOf(token)).size)
  return { weight, score: (question) => score(postings, vocabulary, { question, telling, all }) }
}

/** Counts how often each token comes. */
export function countTokens(found: readonly string[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const token of found) count.set(token, (count.get(token) ?? 0) + 1)
  return count
}

function numbered(count: ReadonlyMap<string, number>, vocabulary: Vocabulary): Counts {
  return new Map([...count].map(([token, times]) => [vocabulary.add(token), times]))
}

function startsOf(counts: readonly Counts[], size: number): Uint32Array {
  const starts = new Uint32Array(size + 1)
  for (const count of counts) for (const token of count.keys()) starts[token + 1] = (starts[token + 1] ?? 0) + 1
  for (let at = 1; at <= size; at += 1) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0)
  return starts
}

function post(counts: readonly Counts[], starts: Uint32Array, telling: (inTexts: number) => number): Postings {
  const total = starts.at(-1) ?? 0
  const postings: Postings = { starts, texts: new Uint16Array(total), weights: new Float32Array(total) }
  const next = starts.slice()
  counts.forEach((count, text) => {
    const weighted = [...count].map(([token, times]) => [token, (1 + Math.log(times)) * telling(range(postings, token).size)] as const)
    const length = Math.hypot(...weighted.map(([, value]) => value))
    for (const [token, value] of weighted) {
      const at = next[token] ?? 0
      postings.texts[at] = text
      postings.weights[at] = value / length
      next[token] = at + 1
    }
  })
  return postings
}

// A token that came later than this index, or never, has no texts here.
function range({ starts }: Postings, token: number | undefined): { readonly from: number; readonly to: number; readonly size: number } {
  const from = token === undefined ? 0 : starts[token] ?? 0
  const to = token === undefined ? 0 : starts[token + 1] ?? from
  return { from, to, size: to - from }
}

type Asked = { readonly question: Weighted; readonly telling: (inTexts: number) => number; readonly all: number }

function score(postings: Postings, vocabulary: Vocabulary, { question, telling, all }: Asked): Float64Array {
  const scores = new Float64Array(all)
  let squares = 0
  for (const [token, times] of question) {
    const { from, to, size } = range(postings, vocabulary.numberOf(token))
    const value = times * telling(size)
    squares += value * value
    for (let at = from; at < to; at += 1) {
      const text = postings.texts[at] ?? 0
      scores[text] = (scores[text] ?? 0) + value * (postings.weights[at] ?? 0)
    }
  }
  const length = Math.sqrt(squares)
  if (length > 0) for (let text = 0; text < all; text += 1) scores[text] = (scores[text] ?? 0) / length
  return scores
}
