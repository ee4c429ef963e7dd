// Makes the book that the engine looks things up in: flows by name and version, words by what they start or command.

import type { Book } from '../engine/book.ts'
import { OFFICER } from '../engine/common.ts'
import type { Flow } from '../engine/flow.ts'
import { createHasher } from '../lib/hash.ts'
import type { Words } from './meanings.ts'
import { createFinder, meaningsOf } from './meanings.ts'

/** What a book is made of. */
export type BookParts = {
  readonly flows: readonly Flow[]
  /** Versions that are no longer current, for the conversations that are still in them. */
  readonly old?: readonly Flow[]
  readonly words: Words
  readonly danger?: Book['danger']
  readonly doubtful?: Book['doubtful']
  readonly aboutUs?: Book['aboutUs']
  readonly meant?: Book['meant']
  readonly route?: Book['route']
  readonly plain?: Book['plain']
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
  const find = createFinder(meaningsOf(flows, words))
  const menu = new Map(flows.flatMap(({ id, starts }) => (starts?.menu === undefined ? [] : [[starts.menu, id]])))
  const place = flows.find(({ starts }) => starts?.place !== undefined)?.id
  return {
    flow: (id, version) => {
      const flow = current.get(id)
      return version === undefined || flow?.version === version ? flow : kept.get(`${id}@${version}`)
    },
    start: (said) => {
      if (said.kind === 'menu') return menu.get(said.key)
      if (said.kind === 'place') return place
      return said.kind === 'text' ? find(said.text).start : undefined
    },
    command: (text) => find(text).command,
    language: (text) => find(text).language,
    ...rememberTexts(words),
    danger: parts.danger ?? (() => undefined),
    // A department's own flows may be others than those that free texts are led to.
    route: (...asked) => {
      const route = parts.route?.(...asked)
      return route && (current.has(route.flow) || route.flow === OFFICER) ? route : undefined
    },
    privacy: parts.privacy ?? privacyOf(words),
    duty: parts.duty ?? 'duty-desk',
    home: parts.home ?? words.languages[0] ?? 'zh-CN',
    ...(parts.doubtful && { doubtful: parts.doubtful }),
    ...(parts.aboutUs && { aboutUs: parts.aboutUs }),
    ...(parts.meant && { meant: parts.meant }),
    ...(parts.plain && { plain: parts.plain }),
    ...(parts.watch && { watch: parts.watch }),
  }
}

function rememberTexts(words: Words): Pick<Book, 'words' | 'others' | 'has'> {
  const known = new Map<string, boolean>()
  return {
    words: rememberWords(words, ''),
    others: rememberWords(words, '.words'),
    has: (key) => {
      const before = known.get(key)
      if (before !== undefined) return before
      const found = words.languages.some((tag) => words.has(tag, key))
      known.set(key, found)
      return found
    },
  }
}

// Found by the key as the flow has it: putting `end` behind it each time takes longer than all of the look-up.
function rememberWords(words: Words, end: string): Book['words'] {
  const texts = new Map(words.languages.map((tag) => [tag, new Map<string, readonly string[]>()]))
  return (key, language) => {
    const of = texts.get(language)
    const known = of?.get(key)
    if (known) return known
    const found = words.words(language, `${key}${end}`)
    of?.set(key, found)
    return found
  }
}

function privacyOf(words: Words): string {
  const texts = words.languages.map((tag) => words.words(tag, 'common:privacy'))
  return createHasher(new Uint8Array(32)).hash('privacy', JSON.stringify(texts)).slice(0, 12)
}
