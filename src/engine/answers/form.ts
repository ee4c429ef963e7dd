// What a form of answer is: how what a resident says becomes a value, or why it does not.

import type { Said } from '../../messages/inbound.ts'
import type { Values } from '../effect.ts'
import type { Json } from '../event.ts'

/** What a reader may know beside what was said. */
export type ReadContext = {
  /** The instant at which it was said, in ms since the epoch; "tomorrow" is counted from it in China's time. */
  readonly at: number
  readonly language: string
  /** The question's settings as the flow has them, such as `length`, `past` or `landline`. */
  readonly settings: { readonly [name: string]: Json | undefined }
}

/** The value of an answer, or why there is none: `why` is the end of a locale key. */
export type Reading =
  | { readonly ok: true; readonly value: Json }
  | {
      readonly ok: false
      readonly why: string
      /** What the text for `why` is filled with. */
      readonly values?: Values
      /** The readings between which an ambiguous answer leaves the choice, likeliest first. */
      readonly among?: readonly Json[]
      /** How these are offered, where their usual wording would not tell them apart. */
      readonly labels?: readonly string[]
    }

/** An answer found within a longer sentence: characters `from` to `to` of the text. */
export type Found = { readonly value: Json; readonly from: number; readonly to: number }

/** A form of answer. */
export type Form = {
  /** Reads a message of which the whole is the answer. */
  readonly read: (said: Said, context: ReadContext) => Reading
  /** Finds answers within a longer sentence, where they are sure; none where anything is doubtful. */
  readonly find?: (text: string, context: ReadContext) => readonly Found[]
  /** Says a value back in the resident's language. */
  readonly show: (value: Json, language: string) => string
}
