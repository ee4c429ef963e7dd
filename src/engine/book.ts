// All that the engine knows of the outside: the flows, the words for things, and what a free text may mean.

import type { Said } from '../messages/inbound.ts'
import type { CommandName } from './common.ts'
import type { Answers } from './conversation.ts'
import type { Offer, Values } from './effect.ts'
import type { Json } from './event.ts'
import type { Flow } from './flow.ts'

/** Which flow answers a free text, and what the text has answered in it already. */
export type Route = {
  readonly flow: string
  readonly with: Values
  /** Nothing that could come between a question and its answer, such as small talk. */
  readonly idle?: true
  /** Though it is nothing that could come between, it is more than a wrong answer where the menu stands. */
  readonly menu?: true
  /** Nothing in it is known: where the menu stands, it is a wrong answer and no more. */
  readonly vague?: true
  /** Only a guess, for which nobody who has a flow's own options before them is led away. */
  readonly guess?: true
}

/** What was said to a list, what is offered in it, and what the flow that runs has heard before. */
export type Heard = { readonly said: string; readonly offers: readonly Offer[]; readonly answers: Answers; readonly language: string }

/** What the engine looks things up in. Injected, pure, and quick: it is asked several times a turn. */
export type Book = {
  /** The current flow of this name, or a kept one of this version. */
  readonly flow: (id: string, version?: string) => Flow | undefined
  /** The flow that is started by a menu key, by a place, or by a message that is one of its words. */
  readonly start: (said: Said) => string | undefined
  /** The ways in which a key is said in a language. */
  readonly words: (key: string, language: string) => readonly string[]
  /** Other words for what a key says: those of the key `KEY.words`. */
  readonly others: (key: string, language: string) => readonly string[]
  /** Tells whether there is a text for a key. */
  readonly has: (key: string) => boolean
  /** The command that a whole message is, in any of the languages. */
  readonly command: (text: string) => CommandName | undefined
  /** The language whose name a whole message is. */
  readonly language: (text: string) => string | undefined
  /** The kind of danger that a message speaks of, such as police, fire or medical. */
  readonly danger: (text: string) => string | undefined
  /** Tells whether a message may speak of danger, too unsure to come before what was asked. */
  readonly doubtful?: (text: string) => boolean
  /** Where a free text leads, if that is sure; `chosen` are the values that were chosen in the flow it comes between. */
  readonly route: (text: string, language: string, chosen?: readonly Json[]) => Route | undefined
  /** Tells whether what was told is a complaint about the police themselves, which those whom it is about must not read. */
  readonly aboutUs?: (text: string, language: string) => boolean
  /** The option that a free answer means, where none of them was named. */
  readonly meant?: (heard: Heard) => Offer | undefined
  /** A text in pinyin or dialect in standard words, among which `words` may be meant; undefined for one that is in these already. */
  readonly plain?: (text: string, words?: readonly string[]) => string | undefined
  /** Watches which steps are entered; for measuring how much of a flow was walked. */
  readonly watch?: (flow: string, step: string) => void
  /** The version of the privacy notice. */
  readonly privacy: string
  /** The desk that hears of what the engine cannot finish. */
  readonly duty: string
  /** The language of our own people. */
  readonly home: string
}
