// go: jump to another step.

import type { FromSchema } from 'json-schema-to-ts'

import { jump } from '../outcome.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: { go: { type: 'string' } },
  required: ['go'],
  additionalProperties: false,
} as const

/** Jumps. */
export const go: StepKind<FromSchema<typeof schema>> = {
  schema,
  enter: (step) => jump(step.go),
  leads: (step) => [step.go],
}
