// Completes a department's texts for trying its flows out, before they are all there.

import type { LocaleFile, Locales } from './read-locales.ts'

/** Lays the program's common texts under the department's own; a language without any has those of the first that has some. */
export function complete(own: Locales, shipped: Locales): Locales {
  const first = Object.values(own).find((files) => Object.keys(files).length > 0) ?? {}
  return Object.fromEntries(Object.entries(own).map(([language, files]) => {
    const common: LocaleFile = { ...shipped[language]?.['common'], ...files['common'] }
    return [language, { ...(Object.keys(files).length > 0 ? files : { ...first }), common }]
  }))
}
