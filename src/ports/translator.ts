// The door to texts in the languages of residents.

import type { Values } from '../engine/effect.ts'

/** Says a text of the house's own in a language, or in all of them where none is known. */
export type OwnText = (language: string | undefined) => string

/** Texts by key and language. Keys are `file:name`, as in `submit-tip:story.too-short`. */
export type Translator = {
  /** Says a key; a key with several texts (a list) gives them joined by line breaks. */
  readonly say: (language: string, key: string, values?: Values) => string
  /** All ways in which people of this language say a key: a list, or a single text as a list of one. */
  readonly words: (language: string, key: string) => readonly string[]
  readonly has: (language: string, key: string) => boolean
  readonly languages: readonly string[]
  /** The language of ours nearest to a tag; the first of ours if none fits. */
  readonly nearest: (tag: string) => string
}
