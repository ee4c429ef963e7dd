// Lays the texts of older versions under the current ones: who finishes on an older version is still spoken to.

import type { FlowTexts } from '../ports/flow-versions.ts'
import type { LocaleFile, Locales } from './read-locales.ts'

/** The texts of a version of a flow that is no longer current. */
export type OlderTexts = { readonly flow: string; readonly texts: FlowTexts }

// Texts that a step may have and need not: where the step is still there, one that was taken out stays out.
const OPTIONAL = new Set(['why', 'nudge', 'label', 'not-skippable', 'which-to-change', 'more', 'yes', 'no', 'elder', 'desk', 'privacy'])

/** Adds what is missing from older texts, the first of which win. What is there now is never changed. */
export function layUnder(locales: Locales, older: readonly OlderTexts[]): Locales {
  const languages = Object.entries(locales).map(([language, files]): [string, Locales[string]] => {
    const laid: Record<string, LocaleFile> = { ...files }
    for (const { flow, texts } of older) laid[flow] = { ...missing(texts[language] ?? {}, files[flow] ?? {}), ...laid[flow] }
    return [language, laid]
  })
  return Object.fromEntries(languages)
}

function missing(old: LocaleFile, current: LocaleFile): LocaleFile {
  return Object.fromEntries(Object.entries(old).filter(([key]) => !isTakenOut(key, current)))
}

function isTakenOut(key: string, current: LocaleFile): boolean {
  const dot = key.lastIndexOf('.')
  const step = key.slice(0, Math.max(dot, 0))
  return OPTIONAL.has(key.slice(dot + 1)) && (step === '' || Object.hasOwn(current, step))
}
