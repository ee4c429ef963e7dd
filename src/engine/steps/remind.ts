// remind: tell this resident some time before something is due.

import type { FromSchema } from 'json-schema-to-ts'

import type { Json } from '../event.ts'
import { next } from '../outcome.ts'
import { readInstant, readSpan } from '../span.ts'
import { answersOf, isRecord, lookup, shown } from '../view.ts'
import type { View } from '../work.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: { remind: { type: 'string' }, before: { type: 'string' }, by: { type: 'string' } },
  required: ['remind', 'before', 'by'],
  additionalProperties: false,
} as const

/** Reminds the resident; not at all if it is too late for that already. */
export const remind: StepKind<FromSchema<typeof schema>> = {
  schema,
  enter: (step, view) => {
    const instant = readInstant(lookup(answersOf(view), step.before) ?? null)
    const at = (instant ?? 0) - (readSpan(step.by) ?? 0)
    if (at <= view.now) return next()
    return next(undefined, { kind: 'remind', key: view.step.key, at, values: valuesFor(view, step.before) })
  },
}

// A reminder is about what holds its date: the texts may use that by its own names.
function valuesFor(view: View, before: string): { readonly [name: string]: Json } {
  const holder = lookup(answersOf(view), before.slice(0, Math.max(0, before.lastIndexOf('.'))))
  return { ...shown(view), ...(isRecord(holder) && holder) }
}
