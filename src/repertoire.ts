// The flows and texts that are in use: one book and one translator, replaced together between two moments.

import type { Book } from './engine/book.ts'
import { framesOf, type Conversation } from './engine/conversation.ts'
import type { Flow } from './engine/flow.ts'
import { kinds } from './engine/steps/kinds.ts'
import { createBook, type BookParts } from './flows/book.ts'
import type { Locales } from './i18n/read-locales.ts'
import { createReplaceable } from './i18n/replaceable.ts'
import { createTranslator } from './i18n/translator.ts'
import { withOwnTexts } from './older-texts.ts'
import type { FlowVersion, FlowVersions } from './ports/flow-versions.ts'
import type { Translator } from './ports/translator.ts'

/** Flows and their texts, which fit each other. */
export type FlowSet = { readonly flows: readonly Flow[]; readonly locales: Locales }

/** What a repertoire is made of. */
export type RepertoireParts = {
  readonly versions: FlowVersions
  readonly languages: readonly string[]
  readonly clock: () => number
  /** What every book has beside its flows and words. */
  readonly book: Omit<BookParts, 'flows' | 'old' | 'words'>
}

/** What is said and asked at this moment. */
export type Repertoire = {
  readonly book: () => Book
  readonly flows: () => readonly Flow[]
  /** Says the texts of the moment, however long it is held. */
  readonly translator: Translator
  /** Takes up a set as a whole. What was current is kept for those inside it. */
  readonly replace: (set: FlowSet) => Promise<void>
  /**
   * Reads the versions that a conversation stands in where another process has brought them since; undefined where all are known.
   * To a version that is not known, "3" would be another option.
   */
  readonly catchUp: (conversation: Conversation) => Promise<void> | undefined
  /** Notes that what is current still is, so that it is kept long enough once it is no more. */
  readonly renew: () => Promise<void>
}

type Current = FlowSet & { readonly book: Book; readonly translator: Translator }

/** Opens the repertoire with its first set. */
export async function openRepertoire(first: FlowSet, parts: RepertoireParts): Promise<Repertoire> {
  const { versions, clock } = parts
  const build = async (set: FlowSet): Promise<Current> => {
    await versions.remember(versionsOf(set), clock())
    return join(set, await versions.old(clock()), parts)
  }
  let current = await build(first)
  // Versions that nobody keeps any more are not looked for again.
  const gone = new Set<string>()
  let reading: Promise<void> | undefined
  const unknown = (conversation: Conversation): readonly string[] => [...framesOf(conversation)]
    .filter(({ flow, version }) => !current.book.flow(flow, version)).map(({ flow, version }) => `${flow}@${version}`)
    .filter((name) => !gone.has(name))
  const read = async (): Promise<void> => {
    const before = current
    const read = join(before, await versions.old(clock()), parts)
    if (current === before) current = read
  }
  const renew = (): Promise<void> => versions.remember(versionsOf(current), clock())
  return {
    book: () => current.book,
    flows: () => current.flows,
    translator: createReplaceable(() => current.translator),
    renew,
    catchUp: (conversation) => {
      if (unknown(conversation).length === 0) return undefined
      reading ??= read().finally(() => {
        reading = undefined
      })
      return reading.then(() => {
        for (const name of unknown(conversation)) gone.add(name)
      })
    },
    replace: async (set) => {
      await renew()
      current = await build(set)
    },
  }
}

function join(set: FlowSet, kept: readonly FlowVersion[], { languages, book }: RepertoireParts): Current {
  const current = new Set(set.flows.map(({ version }) => version))
  const old = kept.filter(({ flow }) => !current.has(flow.version) && canRun(flow))
  const { flows, locales } = withOwnTexts(old, set.locales)
  const translator = createTranslator(locales, languages)
  return { ...set, translator, book: createBook({ ...book, flows: set.flows, old: flows, words: translator }) }
}

// Who is inside a version that an older program has compiled, and this one cannot run, moves on to the current one.
function canRun({ steps }: Flow): boolean {
  return steps.every(({ verb }) => Object.hasOwn(kinds, verb))
}

function versionsOf({ flows, locales }: FlowSet): readonly FlowVersion[] {
  return flows.map((flow) => {
    const texts = Object.entries(locales).map(([language, files]) => [language, files[flow.id] ?? {}])
    return { flow, texts: Object.fromEntries(texts) as FlowVersion['texts'] } // pairs of a language and its texts
  })
}
