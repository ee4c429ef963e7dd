// What a message is known by, whatever is to be told of it: its letters, the concepts it names, what its words stand for, and
// the cues of its kind.

import { conceptFeatures } from './danger/read-concepts.ts'
import { cuesOf } from './kind-cues.ts'
import { features, named, together, type Features } from './learning/linear.ts'
import { standardWords } from './reading/dialect.ts'
import { sensesOf } from './reading/senses.ts'

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
