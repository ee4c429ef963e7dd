// Where it was, as a story before the question says it: the question says it back, and a yes takes it.

import { placeTold } from '../answers/reading/place-told.ts'
import type { View } from '../work.ts'
import { wantsStory } from './wants-story.ts'

/** The place that was told of before the question for it that stands; undefined at any other question. */
export function placeBefore({ flow, step, frame }: View): string | undefined {
  if (step.verb !== 'ask' || step.question?.forms[0] !== 'place') return undefined
  const told = flow.steps.slice(0, step.index).filter(wantsStory).map(({ word }) => frame?.answers[word])
  return told.flatMap((text) => (typeof text === 'string' ? placeTold(text) ?? [] : []))[0]
}
