// Understands how a question is written: characters, pinyin or English, with slips of the input method mended by sound.

import type { Weighted } from '../finding/cosine.ts'
import { standardWords } from './dialect.ts'
import type { Lexicon, Terms } from './lexicon.ts'
import { hasHan } from './han.ts'
import { normalise, withCommas } from './normalise.ts'
import { expanded, readPinyin } from './pinyin.ts'
import type { Repair } from './repair.ts'
import { tokens } from './tokens.ts'

/** A question as it is compared. */
export type Question = {
  /** Normalised, for rules about what was said. */
  readonly text: string
  /** In standard words, with what the repair added. */
  readonly standard: string
  readonly weighted: Weighted
  readonly terms: Terms
  /** The syllables, when the question was typed in pinyin. */
  readonly syllables: readonly string[] | undefined
}

// A question has said what it is about by then; what follows is a story.
const LONGEST = 1000

const SHORTEST_RUN = 4
const REPAIRED = 0.8
const OFFICIAL = 0.5

/** Understands a resident's text. */
export function understand(said: string, lexicon: Lexicon, repair: Repair): Question {
  const text = withCommas(normalise(said.slice(0, LONGEST)))
  const syllables = hasHan(text) ? undefined : readPinyin(text)
  const plain = syllables === undefined ? standardWords(text) : ''
  const added = syllables === undefined ? [...repair.heard(plain), ...mixed(plain, repair)] : repair.spelt(syllables)
  const standard = [plain, ...added].filter((part) => part !== '').join(' ')
  const terms = lexicon.terms(standard)
  const weighted = new Map<string, number>()
  addTokens(weighted, plain, 1)
  for (const word of added) addTokens(weighted, word, REPAIRED)
  for (const word of terms.official) addTokens(weighted, word, OFFICIAL)
  return { text, standard, weighted, terms, syllables }
}

// Pinyin between characters: "shenfenzheng丢了".
function mixed(text: string, repair: Repair): readonly string[] {
  if (!hasHan(text)) return []
  const runs = text.match(/[a-z]{2,}/g) ?? []
  return runs
    .filter((run) => run.length >= SHORTEST_RUN || expanded(run) !== undefined)
    .flatMap((run) => repair.spelt(readPinyin(run) ?? []))
}

// A token that is there already keeps the greater of the two weights: what was added says nothing twice.
function addTokens(weighted: Map<string, number>, text: string, weight: number): void {
  for (const token of tokens(text)) {
    if ((weighted.get(token) ?? 0) < weight) weighted.set(token, weight)
  }
}
