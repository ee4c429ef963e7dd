// What a message is known by, whatever is to be told of it: its letters, the concepts it names, what its words stand for, and
// the cues of its kind.

import { conceptFeatures } from '../danger/read-concepts.ts'
import { cuesOf } from './kind-cues.ts'
import { features, leaningsOf, named, together, type Features, type Model } from '../learning/linear.ts'
import { standardWords } from '../reading/dialect.ts'
import { sensesOf } from '../reading/senses.ts'

/** A normalised message, or a part of it, with the concepts it names in their order. */
export type Part = {
  readonly text: string
  readonly concepts: readonly string[]
  /** What was typed, where that is pinyin and the text is what it spells. */
  readonly typed?: string
}

/** The classes that messages are told apart into; of danger, and of what only speaks of it, the guide knows no more kinds. */
export const CLASSES = [
  'emergency', 'not_emergency', 'procedure', 'out_of_scope', 'tip', 'complaint', 'status', 'booking', 'human', 'smalltalk',
] as const

/** One of the classes. */
export type Class = (typeof CLASSES)[number]

/** Gives what a message is known by. */
export function traits({ text, concepts, typed }: Part): Features {
  const standard = standardWords(text)
  return together(
    features(standard),
    ...(typed === undefined ? [] : [features(typed)]),
    named(conceptFeatures(concepts)),
    named(sensesOf(standard)),
    named(cuesOf(standard)),
  )
}

let last: { readonly letters: Model; readonly part: Part; readonly leanings: Float64Array } | undefined

/**
 * Says of a whole message how much it speaks for each class. The last one is remembered: whether it is danger and of what kind it
 * is are asked one after the other.
 */
export function leaningsOfWhole(letters: Model, part: Part): Float64Array {
  if (last?.letters !== letters || !isSame(last.part, part)) last = { letters, part, leanings: leaningsOf(letters, traits(part)) }
  return last.leanings
}

function isSame(one: Part, other: Part): boolean {
  return one.text === other.text && one.typed === other.typed && one.concepts.length === other.concepts.length
    && one.concepts.every((concept, at) => concept === other.concepts[at])
}
