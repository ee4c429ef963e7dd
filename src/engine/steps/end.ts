// end: the flow is over.

import type { FromSchema } from 'json-schema-to-ts'

import { end } from '../outcome.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: { end: { type: 'null' } },
  required: ['end'],
  additionalProperties: false,
} as const

/** Ends the flow. */
export const endFlow: StepKind<FromSchema<typeof schema>> = { schema, enter: () => end() }
