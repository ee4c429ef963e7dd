// notify: tell our own people at a desk.

import type { FromSchema } from 'json-schema-to-ts'

import { next } from '../outcome.ts'
import { shown } from '../view.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: { notify: { type: 'string' }, to: { type: 'string' } },
  required: ['notify', 'to'],
  additionalProperties: false,
} as const

/** Tells a desk, in the words of our own people. */
export const notify: StepKind<FromSchema<typeof schema>> = {
  schema,
  enter: (step, view) => next(undefined, {
    kind: 'notify', key: view.step.key, to: step.to, values: shown({ ...view, language: view.book.home }),
  }),
}
