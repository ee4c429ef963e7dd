// if: jump where answers are equal to something.

import type { FromSchema } from 'json-schema-to-ts'

import { holds } from '../condition.ts'
import { jump, next } from '../outcome.ts'
import { answersOf } from '../view.ts'
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
  enter: (step, view) => (holds(step.if, answersOf(view), view.above.length > 0) ? jump(step.go) : next()),
  leads: (step) => [step.go],
}
