// Reads the concepts of danger off a message, in the order in which it names them: by its characters, by their sound where
// an input method slipped, by the syllables of pinyin, by the words of English.

import { CONCEPTS } from './concepts.ts'
import { standardWords } from '../reading/dialect.ts'
import { hasHan } from '../reading/normalise.ts'
import { blurred, readPinyin, soundsOf } from '../reading/pinyin.ts'

/** The concepts of a message, and for one in pinyin the words that its syllables spell. */
export type Conceived = { readonly concepts: readonly string[]; readonly spelt?: string }

const LONGEST = 6
const SHORTEST_SLIP = 2
const LONGEST_SLIP = 4
// Only what must not be overheard is looked for by sound: too many small words sound alike.
const HEARD = new Set(`call kill hit fire gas leak captive abduct missing faint hurt crash rob despair follow scam sex drug jump break
  weapon water trapped threat law money`.split(/\s+/))

type Tables = {
  readonly words: ReadonlyMap<string, readonly string[]>
  readonly beginnings: ReadonlyMap<string, readonly string[]>
  readonly sounds: ReadonlyMap<string, string>
}

const tables = createTables()

function createTables(): Tables {
  const words = new Map<string, readonly string[]>()
  const beginnings = new Map<string, readonly string[]>()
  const sounds = new Map<string, string>()
  for (const [concept, list] of Object.entries(CONCEPTS)) {
    for (const entry of list.split(/\s+/)) {
      const [table, word] = entry.endsWith('*') ? [beginnings, entry.slice(0, -1)] as const : [words, entry] as const
      table.set(word, [...(table.get(word) ?? []), concept])
      const sound = hasHan(word) ? soundOf([...word]) : undefined
      if (sound !== undefined && !sounds.has(sound)) sounds.set(sound, word)
    }
  }
  return { words, beginnings, sounds }
}

function soundOf(characters: readonly string[]): string | undefined {
  const sounds = characters.map((character) => soundsOf(character)[0])
  return sounds.includes(undefined) ? undefined : sounds.join(' ')
}

/** Reads the concepts of a normalised message. */
export function conceive(text: string): Conceived {
  if (hasHan(text)) return { concepts: written([...standardWords(text)]) }
  const syllables = readPinyin(text)
  return syllables === undefined ? { concepts: inEnglish(text) } : spelt(syllables.map(blurred))
}

// The longest word at each place; where none stands, one that sounds like what stands there and shares a character with it.
function written(characters: readonly string[]): readonly string[] {
  const found: string[] = []
  for (let at = 0; at < characters.length; at += 1) {
    const word = longest(characters, at)
    const heard = word === undefined || word.length === 1 ? slip(characters, at) : undefined
    const taken = heard ?? word
    if (taken === undefined) continue
    found.push(...(tables.words.get(taken) ?? []))
    at += taken.length - 1
  }
  return found
}

function longest(characters: readonly string[], from: number): string | undefined {
  for (let size = Math.min(LONGEST, characters.length - from); size > 0; size -= 1) {
    const word = characters.slice(from, from + size).join('')
    if (tables.words.has(word)) return word
  }
  return undefined
}

function slip(characters: readonly string[], from: number): string | undefined {
  for (let size = Math.min(LONGEST_SLIP, characters.length - from); size >= SHORTEST_SLIP; size -= 1) {
    const span = characters.slice(from, from + size)
    const word = tables.sounds.get(soundOf(span) ?? '')
    if (word === undefined || !tables.words.get(word)?.some((concept) => HEARD.has(concept))) continue
    if (![...word].some((character, at) => character === span[at])) continue
    if (!span.some((_, at) => at > 0 && (longest(characters, from + at) ?? '').length > 1)) return word
  }
  return undefined
}

function spelt(syllables: readonly string[]): Conceived {
  const words: string[] = []
  for (let at = 0; at < syllables.length; at += 1) {
    for (let size = Math.min(LONGEST, syllables.length - at); size > 0; size -= 1) {
      const word = tables.sounds.get(syllables.slice(at, at + size).join(' '))
      if (word === undefined) continue
      words.push(word)
      at += size - 1
      break
    }
  }
  return { concepts: words.flatMap((word) => tables.words.get(word) ?? []), spelt: words.join('') }
}

function inEnglish(text: string): readonly string[] {
  const words = text.match(/[a-z]+(?:['-][a-z]+)*/g) ?? []
  return words.flatMap((word) => tables.words.get(word) ?? beginning(word))
}

function beginning(word: string): readonly string[] {
  for (let size = word.length; size >= 3; size -= 1) {
    const concepts = tables.beginnings.get(word.slice(0, size))
    if (concepts !== undefined) return concepts
  }
  return []
}

/** Gives the features that are learnt from: each concept, each two together, and two or three in a row. */
export function conceptFeatures(concepts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const row = ['^', ...concepts, '$']
  for (let at = 0; at + 1 < row.length; at += 1) {
    found.add(`${row[at]}>${row[at + 1]}`)
    if (at + 2 < row.length) found.add(`${row[at]}>${row[at + 1]}>${row[at + 2]}`)
  }
  const each = [...new Set(concepts)].toSorted()
  each.forEach((one, at) => {
    found.add(one)
    for (const other of each.slice(at + 1)) found.add(`${one}&${other}`)
  })
  return found
}
