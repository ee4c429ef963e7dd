// Which question wants a story: some sentences, rather than a name.

import type { Step } from '../flow.ts'

/** From so many characters of its own on, a text tells something. */
export const STORY = 8

/** Tells whether a step asks for what happened. */
export function wantsStory({ verb, question, settings: { length } }: Step): boolean {
  return verb === 'ask' && question?.forms[0] === 'text' && Array.isArray(length) && Number(length[0]) >= STORY
}
