// handover: say so, and let an officer of a desk answer from now on.

import type { FromSchema } from 'json-schema-to-ts'

import { end } from '../outcome.ts'
import { shown, tell } from '../view.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: { handover: { type: 'string' }, to: { type: 'string' } },
  required: ['handover', 'to'],
  additionalProperties: false,
} as const

/** Hands the conversation to an officer. The flow ends here; the desk hears `KEY.desk`, if there is such a text. */
export const handover: StepKind<FromSchema<typeof schema>> = {
  schema,
  enter: (step, view) => {
    const own = `${view.step.key}.desk`
    const key = view.book.has(own) ? own : 'common:handover'
    const values = shown({ ...view, language: view.book.home })
    return end(tell(view, view.step.key), { kind: 'handover', key, to: step.to, values })
  },
}
