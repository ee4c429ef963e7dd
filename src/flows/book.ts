// Makes the book that the engine looks things up in: flows by name and version, words by what they start or command.

import type { Book } from '../engine/book.ts'
import type { CommandName } from '../engine/common.ts'
import { COMMANDS } from '../engine/common.ts'
import type { Flow } from '../engine/flow.ts'
import { createHasher } from '../lib/hash.ts'

/** The part of a translator that a book needs. */
export type Words = {
  readonly words: (language: string, key: string) => readonly string[]
  readonly has: (language: string, key: string) => boolean
  readonly languages: readonly string[]
}

/** What a book is made of. */
export type BookParts = {
  readonly flows: readonly Flow[]
  /** Versions that are no longer current, for the conversations that are still in them. */
  readonly old?: readonly Flow[]
  readonly words: Words
  readonly danger?: Book['danger']
  readonly doubtful?: Book['doubtful']
  readonly meant?: Book['meant']
  readonly route?: Book['route']
  /** The version of the privacy notice; left out: the hash of its texts. */
  readonly privacy?: string
  readonly duty?: string
  readonly home?: string
  readonly watch?: Book['watch']
}

/** Creates a book. Everything that is asked for at each turn is looked up in maps that are made here. */
export function createBook(parts: BookParts): Book {
  const { flows, old = [], words } = parts
  const current = new Map(flows.map((flow) => [flow.id, flow]))
  const kept = new Map([...old, ...flows].map((flow) => [`${flow.id}@${flow.version}`, flow]))
  const find = createFinder()
  const commands = commandMap(words)
  const starts = startMap(flows, words)
  const tags = new Map(words.languages.flatMap((tag) =>
    words.words(tag, 'common:words.language').map((word) => [whole(word), tag])))
  return {
    flow: (id, version) => {
      const flow = current.get(id)
      return version === undefined || flow?.version === version ? flow : kept.get(`${id}@${version}`)
    },
    start: (said) => {
      if (said.kind === 'menu') return starts.menu.get(said.key)
      if (said.kind === 'place') return starts.place
      return said.kind === 'text' ? find(starts.words, said.text) : undefined
    },
    command: (text) => find(commands, text),
    language: (text) => find(tags, text),
    ...rememberTexts(words),
    danger: parts.danger ?? (() => undefined),
    route: parts.route ?? (() => undefined),
    privacy: parts.privacy ?? privacyOf(words),
    duty: parts.duty ?? 'duty-desk',
    home: parts.home ?? words.languages[0] ?? 'zh-CN',
    ...(parts.doubtful && { doubtful: parts.doubtful }),
    ...(parts.meant && { meant: parts.meant }),
    ...(parts.watch && { watch: parts.watch }),
  }
}

function rememberTexts(words: Words): Pick<Book, 'words' | 'has'> {
  const texts = new Map(words.languages.map((tag) => [tag, new Map<string, readonly string[]>()]))
  const known = new Map<string, boolean>()
  return {
    words: (key, language) => {
      const of = texts.get(language)
      const found = of?.get(key) ?? words.words(language, key)
      of?.set(key, found)
      return found
    },
    has: (key) => {
      const found = known.get(key) ?? words.languages.some((tag) => words.has(tag, key))
      known.set(key, found)
      return found
    },
  }
}

// The first word for cancelling is meant so everywhere; the softer ones are a no under a confirm.
function commandMap(words: Words): ReadonlyMap<string, CommandName> {
  const pairs = words.languages.flatMap((tag) => COMMANDS.flatMap((name): [string, CommandName][] => {
    if (name === 'drop') return []
    return words.words(tag, `common:words.${name}`).map((word, i) =>
      [whole(word), name === 'cancel' && i > 0 ? 'drop' : name])
  }))
  return new Map(pairs.toReversed())
}

function startMap(flows: readonly Flow[], words: Words) {
  const pairs = flows.flatMap(({ id, starts }) => words.languages.flatMap((tag) =>
    starts?.words === undefined ? [] : words.words(tag, `${id}:${starts.words}`).map((word): [string, string] => [whole(word), id])))
  const menu = flows.flatMap(({ id, starts }): [string, string][] =>
    (starts?.menu === undefined ? [] : [[starts.menu, id]]))
  const place = flows.find(({ starts }) => starts?.place !== undefined)?.id
  return { words: new Map(pairs.toReversed()), menu: new Map(menu), place }
}

const LONGEST = 40
const EDGES = /^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu
const BLANKS = /\s+/g
const PARTICLES = /[吧呀啊哦呢嘛啦了]+$/
const PARTICLE = new Set('吧呀啊哦呢嘛啦了')

// Most messages are nothing but letters, and need no trimming.
const PLAIN = /^[0-9a-z\u4e00-\u9fff]+$/

/** A whole message as words are compared: same width and case, no marks at its ends. */
function whole(text: string): string {
  if (PLAIN.test(text)) return text
  const flat = text.normalize('NFKC').toLowerCase()
  return flat.replace(EDGES, '').replace(BLANKS, ' ') || flat.trim()
}

// The same message is looked up in several maps, one after the other, so its plain form is kept for a moment.
// "取消吧" is "取消", and nobody's story is as short as a word.
function createFinder() {
  let last: Looked = { text: '', plain: '' }
  return <T>(map: ReadonlyMap<string, T>, text: string): T | undefined => {
    if (text.length > LONGEST) return undefined
    if (last.text !== text) last = look(text)
    const { plain, bare } = last
    return map.get(plain) ?? (bare === undefined ? undefined : map.get(bare))
  }
}

/** A message, its plain form, and that without the particles at its end, if it has any. */
type Looked = { readonly text: string; readonly plain: string; readonly bare?: string }

function look(text: string): Looked {
  const plain = whole(text)
  return PARTICLE.has(plain.at(-1) ?? '') ? { text, plain, bare: plain.replace(PARTICLES, '') } : { text, plain }
}

function privacyOf(words: Words): string {
  const texts = words.languages.map((tag) => words.words(tag, 'common:privacy'))
  return createHasher(new Uint8Array(32)).hash('privacy', JSON.stringify(texts)).slice(0, 12)
}
