// A text in standard words: of pinyin what it spells, of dialect what it means, and characters that stand apart together.

import type { GuideContent } from '../content.ts'
import { standardWords } from './dialect.ts'
import { hasHan } from './han.ts'
import { normalise } from './normalise.ts'
import { createSpelling } from './spelling.ts'

// "明 天 下 午", as some keyboards write.
const APART = /(?<!\p{Script=Han})\p{Script=Han}(?: \p{Script=Han})+(?!\p{Script=Han})/gu

// "打架、欺负人" is two words.
const SIGNS = /[^\p{Script=Han}]+/u

// An answer is no longer.
const LONGEST = 80

/** Makes the reading of texts as their standard words; it gives undefined for a text that is in these already. */
export function createPlain(
  { procedures }: Pick<GuideContent, 'procedures'>,
): (text: string, words?: readonly string[]) => string | undefined {
  const spell = createSpelling(new Set(procedures.map(({ object }) => object)))
  return (text, words = []) => {
    if (text.length > LONGEST) return undefined
    if (!hasHan(text)) return spell(text, words.flatMap((word) => normalise(word).split(SIGNS)))
    const written = normalise(text)
    const standard = standardWords(written.replace(APART, (characters) => characters.replaceAll(' ', '')))
    return standard === written ? undefined : standard
  }
}
