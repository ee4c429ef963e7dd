// What channels say themselves when the conversation cannot: in the resident's language, or in all of them.

import type { OwnText, Translator } from '../ports/translator.ts'

/** Says a text of common.json in a language, or in all languages where none is known. */
export function createTexts(translator: Translator): (key: string) => OwnText {
  return (key) => (language) => {
    if (language !== undefined) return translator.say(translator.nearest(language), `common:${key}`)
    return translator.languages.map((each) => translator.say(each, `common:${key}`)).join('\n')
  }
}
