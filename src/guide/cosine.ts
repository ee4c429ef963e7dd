// An inverted index with TF-IDF weights: how much of a question is in each text, as the cosine of the angle between them.

/** The tokens of a question, each with its weight. */
export type Weighted = ReadonlyMap<string, number>

/** Scores every text that shares a token with a question; the key is the text's number. */
export type Cosine = {
  readonly score: (question: Weighted) => ReadonlyMap<number, number>
  /** How telling a token is: 0 for one that is in every text. */
  readonly weight: (token: string) => number
}

// Number of a text and weight in it by turns: an array of pairs would take four times the memory.
type Postings = number[]

/** Builds the index over the tokens of each text. */
export function createCosine(documents: readonly (readonly string[])[]): Cosine {
  const counts = documents.map(countTokens)
  const frequency = new Map<string, number>()
  for (const count of counts) for (const token of count.keys()) frequency.set(token, (frequency.get(token) ?? 0) + 1)
  const weight = (token: string): number => {
    const inTexts = frequency.get(token)
    return Math.log(1 + documents.length / (inTexts ?? 0.5)) - Math.LN2 * 0.9
  }
  const postings = post(counts, weight)
  return { weight, score: (question) => score(postings, weight, question) }
}

/** Counts how often each token comes. */
export function countTokens(found: readonly string[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const token of found) count.set(token, (count.get(token) ?? 0) + 1)
  return count
}

function post(
  counts: readonly ReadonlyMap<string, number>[],
  weight: (token: string) => number,
): ReadonlyMap<string, Readonly<Postings>> {
  const postings = new Map<string, Postings>()
  counts.forEach((count, document) => {
    const weighted = [...count].map(([token, times]) => [token, (1 + Math.log(times)) * weight(token)] as const)
    const length = Math.hypot(...weighted.map(([, value]) => value))
    for (const [token, value] of weighted) {
      const list = postings.get(token)
      if (list === undefined) postings.set(token, [document, value / length])
      else list.push(document, value / length)
    }
  })
  return postings
}

function score(
  postings: ReadonlyMap<string, Readonly<Postings>>,
  weight: (token: string) => number,
  question: Weighted,
): ReadonlyMap<number, number> {
  const scores = new Map<number, number>()
  let squares = 0
  for (const [token, times] of question) {
    const value = times * weight(token)
    squares += value * value
    const list = postings.get(token) ?? []
    for (let at = 0; at < list.length; at += 2) {
      const document = list[at] ?? 0
      scores.set(document, (scores.get(document) ?? 0) + value * (list[at + 1] ?? 0))
    }
  }
  const length = Math.sqrt(squares)
  for (const [document, sum] of scores) scores.set(document, sum / length)
  return scores
}
