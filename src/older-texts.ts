// Who finishes on an older version of a flow hears its own texts where the current ones are filled with other answers:
// a summary that shows what this version never asked, and leaves out what it did, is not theirs.

import type { Flow, Step } from './engine/flow.ts'
import { variablesOf } from './flows/check/texts/variables.ts'
import { layUnder } from './i18n/lay-under.ts'
import type { LocaleFile, Locales } from './i18n/read-locales.ts'
import type { FlowVersion } from './ports/flow-versions.ts'

/** Older versions of flows, and texts for them and for the current ones. */
export type Older = { readonly flows: readonly Flow[]; readonly locales: Locales }

/** Gives older versions their texts: the current ones where these only say it in other words, and their own elsewhere. */
export function withOwnTexts(older: readonly FlowVersion[], current: Locales): Older {
  const locales = layUnder(current, older.map(({ flow, texts }) => ({ flow: flow.id, texts })))
  const laid = Object.fromEntries(Object.entries(locales).map(([language, files]) => [language, { ...files }]))
  const flows = older.map((version) => {
    const words = wordsFilledOtherwise(version, current)
    if (words.size === 0) return version.flow
    const name = `${version.flow.id}@${version.flow.version}`
    for (const [language, files] of Object.entries(laid)) files[name] = fileOf(version, { language, words, file: files[version.flow.id] })
    return { ...version.flow, steps: version.flow.steps.map((step) => withKey(step, words, name)) }
  })
  return { flows, locales: laid }
}

type Words = ReadonlySet<string>

// The steps of which a text, in any language, is filled with other answers now.
function wordsFilledOtherwise({ flow, texts }: FlowVersion, current: Locales): Words {
  return new Set(Object.entries(current).flatMap(([language, files]) => {
    const now = files[flow.id] ?? {}
    return Object.entries(texts[language] ?? {}).filter(([key, was]) => isFilledOtherwise(was, now[key])).map(([key]) => wordIn(key))
  }))
}

function isFilledOtherwise(was: LocaleFile[string], is: LocaleFile[string] | undefined): boolean {
  if (is === undefined || was === is || typeof was !== 'string') return false
  const [before, after] = [variablesOf({ value: was }), variablesOf({ value: is })]
  return before.size !== after.size || [...before].some((name) => !after.has(name))
}

function wordIn(key: string): string {
  return key.split('.', 1)[0] ?? key
}

type Wanted = { readonly language: string; readonly words: Words; readonly file: LocaleFile | undefined }

function fileOf({ texts }: FlowVersion, { language, words, file = {} }: Wanted): LocaleFile {
  const own = Object.entries(file).filter(([key]) => words.has(wordIn(key)))
  return Object.fromEntries(own.map(([key, is]) => {
    const was = texts[language]?.[key]
    return [key, was !== undefined && isFilledOtherwise(was, is) ? was : is]
  }))
}

// What is told later is told by its key, and must be there for longer than a version is.
const AT_ONCE: Words = new Set(['say', 'ask', 'choose', 'confirm'])

function withKey(step: Step, words: Words, file: string): Step {
  return AT_ONCE.has(step.verb) && words.has(step.word) ? { ...step, key: `${file}:${step.word}` } : step
}
