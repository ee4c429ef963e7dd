// do: run another flow, and come back with what it learnt.

import type { FromSchema } from 'json-schema-to-ts'

import { run } from '../outcome.ts'
import type { Names } from './call.ts'
import { takenWith } from './call.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: {
    do: { type: 'string' },
    with: { type: ['array', 'object'], items: { type: 'string' }, additionalProperties: { type: 'string' } },
    into: { type: 'string' },
  },
  required: ['do'],
  additionalProperties: false,
} as const

/** Runs another flow. What it is given answers its questions of the same names. */
export const doFlow: StepKind<FromSchema<typeof schema>> = {
  schema,
  // The schema has held `with` against both; FromSchema cannot tell a list from an object here.
  enter: (step, view) => run(step.do, takenWith(view, step.with as Names)),
}
