// if: jump where answers are equal to something.

import type { FromSchema } from 'json-schema-to-ts'

import { ASIDE, holds, type Knows } from '../condition.ts'
import { jump, next } from '../outcome.ts'
import { wantsStory } from '../questions/wants-story.ts'
import { answersOf } from '../view.ts'
import type { View } from '../work.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: { if: { type: 'object', minProperties: 1 }, go: { type: 'string' } },
  required: ['if', 'go'],
  additionalProperties: false,
} as const

/** Jumps if all that it names holds. */
export const ifHolds: StepKind<FromSchema<typeof schema>> = {
  schema,
  enter: (step, view) => (holds(step.if, answersOf(view), (name) => knows(view, name)) ? jump(step.go) : next()),
  leads: (step) => [step.go],
}

// Where a story leads is looked up only by who asks for it.
function knows(view: View, name: Parameters<Knows>[0]): boolean {
  if (name === ASIDE) return view.above.length > 0
  return view.flow.steps.some((each) => {
    const told = wantsStory(each) ? answersOf(view)[each.word] : undefined
    return typeof told === 'string' && view.book.aboutUs?.(told, view.language) === true
  })
}
