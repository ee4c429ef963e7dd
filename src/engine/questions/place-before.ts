// Where it was, as a story before the question says it: the question says it back, and a yes takes it.

import { placeTold } from '../answers/reading/place-told.ts'
import type { View } from '../work.ts'
import { wantsStory } from './wants-story.ts'

/** Tells whether the question that stands is one for a place. */
export function asksPlace({ step }: View): boolean {
  return step.verb === 'ask' && step.question?.forms[0] === 'place'
}

/** The place that was told of before the question for it that stands; undefined at any other question. */
export function placeBefore(view: View): string | undefined {
  const { flow, step, frame } = view
  if (!asksPlace(view)) return undefined
  const told = flow.steps.slice(0, step.index).filter(wantsStory).map(({ word }) => frame?.answers[word])
  return told.flatMap((text) => (typeof text === 'string' ? placeTold(text) ?? [] : []))[0]
}
