// A translator whose texts can be replaced while everything that speaks holds on to it.

import type { Translator } from '../ports/translator.ts'

/** Creates a translator that asks the one that is current at that moment. */
export function createReplaceable(current: () => Translator): Translator {
  return {
    say: (language, key, values) => current().say(language, key, values),
    words: (language, key) => current().words(language, key),
    has: (language, key) => current().has(language, key),
    get languages() {
      return current().languages
    },
    nearest: (tag) => current().nearest(tag),
  }
}
