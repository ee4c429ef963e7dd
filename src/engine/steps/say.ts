// say: tell the resident something and go on.

import type { FromSchema } from 'json-schema-to-ts'

import { next } from '../outcome.ts'
import { tell } from '../view.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: { say: { type: 'string' } },
  required: ['say'],
  additionalProperties: false,
} as const

/** Tells the resident something. */
export const say: StepKind<FromSchema<typeof schema>> = {
  schema,
  enter: (_, view) => next(undefined, tell(view, view.step.key)),
}
