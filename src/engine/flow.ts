// What a flow compiles to: plain data with its indexes built once, so that a turn costs the same in a flow of any size.

import type { Offer } from './effect.ts'
import type { Json } from './event.ts'

/** The settings of a step as its verb's schema has them. */
export type Settings = { readonly [name: string]: unknown }

/** What all questions share, with the flow's defaults laid under it. Spans are in ms. */
export type Question = {
  /** How many failed answers are met with a text of their own before the question is left. */
  readonly tries: number
  /** A step's name, or one of skip, default, cancel, human. */
  readonly exhausted: string
  /** What is taken as answer where `exhausted` is `default`. */
  readonly default?: Json
  /** After which silence the resident is reminded; left out: never. */
  readonly nudge?: number
  readonly expires: number
  /** Within which short texts are read as one; left out: each is read by itself. */
  readonly window?: number
  /** How long the answer is kept, as the flow says it. */
  readonly keep?: string
  readonly skippable: boolean
  /** Any number of answers is gathered until the resident says that it is all. */
  readonly many: boolean
  /** The forms of an open question; the first that reads what was said has it. */
  readonly forms: readonly string[]
  /** It asks for something personal: nothing is asked before the privacy notice was agreed to. */
  readonly personal: boolean
  /** It is the flow's first question of its form, so an opening message may answer it. */
  readonly finds: boolean
}

/** One step of a flow. */
export type Step = {
  /** Unique in its flow; jumps go there. */
  readonly name: string
  readonly verb: string
  readonly index: number
  /** The line of the flow's file. */
  readonly line?: number
  /** The word after the verb: the answer's name and the end of the locale key. */
  readonly word: string
  /** The locale key of the step's text, as in `submit-tip:story`. */
  readonly key: string
  readonly settings: Settings
  readonly question?: Question
  /** The options that the flow itself lists. */
  readonly offers?: readonly Offer[]
}

/** Names and what they stand for: indexes of steps, or other names. */
export type Index<T> = { readonly [name: string]: T }

/**
 * What begins a flow: the words of a text, a key of the menu, a place; `place` names the question that the place answers, `after`
 * those that number and code answer which were just told, `filed` those that number and code answer of what was just filed, `again`
 * those that keep the answers with which the same flow has just filed something.
 */
export type Starts = {
  readonly words?: string
  readonly menu?: string
  readonly place?: string
  readonly after?: readonly string[]
  readonly filed?: readonly string[]
  readonly again?: readonly string[]
}

/** A compiled flow. */
export type Flow = {
  readonly id: string
  /** The hash of what it compiled to. */
  readonly version: string
  readonly starts?: Starts
  /** What the flow sets for all its questions. */
  readonly defaults: Settings
  readonly steps: readonly Step[]
  /** Steps by name. */
  readonly places: Index<number>
  /** Questions by the answer they ask for. */
  readonly questions: Index<number>
  /** Calls and other flows by the name their result is kept under. */
  readonly results: Index<number>
  /** All answers that hang on an answer, nearest first. */
  readonly dependants: Index<readonly string[]>
}
