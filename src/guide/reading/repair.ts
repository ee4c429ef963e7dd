// Repair by sound: a span that sounds like a known term stands for it. Terms are added, never put in place of a word.

import { createStringMap, type StringMap } from '../../lib/string-table.ts'
import { blurred, soundsOf } from './pinyin.ts'

/** Finds terms by their sound, in a text of characters and in one of pinyin. */
export type Repair = {
  /** Terms that sound like a span of the text and share a character with it. */
  readonly heard: (text: string) => readonly string[]
  /** Terms that the syllables spell. */
  readonly spelt: (syllables: readonly string[]) => readonly string[]
}

type BySound = Pick<StringMap<readonly string[]>, 'get' | 'getRun'>

const LONGEST = 7
const SEPARATOR = ' '

/** Makes the repair for a set of terms of two to seven characters; a pair that is known is what was meant. */
export function createRepair(terms: Iterable<string>, isKnown: (pair: string) => boolean = () => false): Repair {
  const bySound = createStringMap<string[]>()
  for (const term of terms) {
    if (term.length < 2 || term.length > LONGEST) continue
    for (const sound of everySound([...term])) {
      const same = bySound.get(sound)
      if (same === undefined) bySound.set(sound, [term])
      else same.push(term)
    }
  }
  return {
    heard: (text) => heard(bySound, text, isKnown),
    spelt: (syllables) => spelt(bySound, syllables.map(blurred)),
  }
}

// Every way to say a term: 行驶证 is found by hang as well as by xing.
function everySound(characters: readonly string[]): readonly string[] {
  const ways = characters.map(soundsOf)
  return ways.reduce<readonly string[]>(
    (heads, sounds) => heads.flatMap((head) => sounds.map((sound) => (head === '' ? sound : head + SEPARATOR + sound))),
    [''],
  )
}

function heard(
  bySound: BySound,
  text: string,
  isKnown: (pair: string) => boolean,
): readonly string[] {
  const found = new Set<string>()
  const characters = [...text]
  const sounds = characters.map((character) => soundsOf(character)[0])
  // Spans are looked up where they stand in what is said: most are no term's, and none of these is made a string.
  const said = sounds.join(SEPARATOR)
  const starts = [0]
  for (const sound of sounds) starts.push((starts.at(-1) ?? 0) + (sound ?? '').length + SEPARATOR.length)
  for (let from = 0; from < characters.length; from += 1) {
    for (let to = from + 2; to <= Math.min(characters.length, from + LONGEST); to += 1) {
      if (sounds[to - 1] === undefined) break
      const terms = bySound.getRun(said, starts[from] ?? 0, (starts[to] ?? 0) - SEPARATOR.length)
      if (terms === undefined) continue
      const span = characters.slice(from, to)
      if (span.length === 2 && isKnown(span.join(''))) continue
      for (const term of terms) if (isSlip(span, term)) found.add(term)
    }
  }
  return [...found]
}

// A slip shares a character with the term and is not the term itself; of two characters both may not differ.
function isSlip(span: readonly string[], term: string): boolean {
  const same = [...term].filter((character, at) => span[at] === character).length
  return same >= 1 && same < term.length
}

function spelt(bySound: BySound, syllables: readonly string[]): readonly string[] {
  const found: string[] = []
  for (let from = 0; from < syllables.length; from += 1) {
    const to = longestMatch(bySound, syllables, from)
    if (to === undefined) continue
    found.push(...(bySound.get(syllables.slice(from, to).join(SEPARATOR)) ?? []))
    from = to - 1
  }
  return found
}

function longestMatch(
  bySound: BySound,
  syllables: readonly string[],
  from: number,
): number | undefined {
  for (let to = Math.min(syllables.length, from + LONGEST); to >= from + 2; to -= 1) {
    if (bySound.get(syllables.slice(from, to).join(SEPARATOR)) !== undefined) return to
  }
  return undefined
}
