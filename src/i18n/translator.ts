// The Translator port on i18next: one file a flow, flat keys, every language complete.

import { createInstance } from 'i18next'
import type { Translator } from '../ports/translator.ts'
import { fill, type FillWords } from './fill.ts'
import type { Locales } from './read-locales.ts'

/** Creates the translator from locale files; `languages` in order, the first is the one to fall back to. */
export function createTranslator(locales: Locales, languages: readonly string[]): Translator {
  const fallback = languages[0] ?? 'zh-CN'
  const i18n = createInstance({
    resources: locales,
    fallbackLng: fallback,
    supportedLngs: [...languages],
    ns: Object.keys(locales[fallback] ?? {}),
    defaultNS: 'common',
    keySeparator: false,
    returnObjects: true,
    initAsync: false,
    interpolation: { skipOnVariables: true },
  })
  void i18n.init()

  // Interpolation is ours (see fill): i18next would read {{…}} within a resident's words again.
  const look = (language: string, key: string, count?: number): unknown =>
    i18n.t(key, { lng: language, skipInterpolation: true, ...(count !== undefined && { count }) })

  // Texts do not change while the process runs; looking a key up through all its fallbacks is what costs.
  const known = new Map<string, Map<string, unknown>>()
  const find = (language: string, key: string, count?: number): unknown => {
    if (count !== undefined) return look(language, key, count)
    let texts = known.get(language)
    if (!texts) known.set(language, texts = new Map())
    let found = texts.get(key)
    if (found === undefined) texts.set(key, found = look(language, key))
    return found
  }

  const say: Translator['say'] = (language, key, values) => {
    const found = find(language, key, typeof values?.['count'] === 'number' ? values['count'] : undefined)
    const text = Array.isArray(found) ? found.join('\n') : String(found)
    return values && text.includes('{{') ? fill(text, values, fillWords(language)) : text
  }

  const fillWords = (language: string): FillWords => ({
    none: () => say(language, 'common:none'),
    pictures: (count) => say(language, 'common:pictures', { count }),
  })

  return {
    say,
    words: (language, key) => {
      if (!i18n.exists(key, { lng: language })) return []
      const found = find(language, key)
      return Array.isArray(found) ? found.map(String) : [String(found)]
    },
    has: (language, key) => i18n.exists(key, { lng: language, fallbackLng: [] }),
    languages,
    nearest: (tag) => nearest(tag, languages) ?? fallback,
  }
}

function nearest(tag: string, languages: readonly string[]): string | undefined {
  const wanted = tag.toLowerCase().replaceAll('_', '-')
  if (/^zh-(tw|hk|mo|hant)/.test(wanted)) return languages.find((l) => /^zh-(TW|Hant)/.test(l))
  const start = wanted.split('-')[0] ?? wanted
  return languages.find((l) => l.toLowerCase() === wanted)
    ?? languages.find((l) => l.toLowerCase().startsWith(start))
}
