// call: have a service do something, and keep what it gives back.

import type { FromSchema } from 'json-schema-to-ts'

import type { Values } from '../effect.ts'
import type { Json } from '../event.ts'
import { end, jump, learnt, next, wait } from '../outcome.ts'
import { answersOf, lookup, plain, tell } from '../view.ts'
import type { View } from '../work.ts'
import type { StepKind } from './kind.ts'

const schema = {
  type: 'object',
  properties: {
    call: { type: 'string' },
    with: { type: ['array', 'object'], items: { type: 'string' }, additionalProperties: { type: 'string' } },
    into: { type: 'string' },
    lookup: { const: true },
    refused: { type: ['string', 'object'], additionalProperties: { type: 'string' } },
  },
  required: ['call'],
  additionalProperties: false,
} as const

type Call = FromSchema<typeof schema>

/** Has a service do something. `refused` is a step for each reason, or one step for all of them. */
export const call: StepKind<Call> = {
  schema,
  enter: (step, view) => wait([{ kind: 'call', service: step.call, with: takenWith(view, namesOf(step)) }]),
  hear: (step, view, event) => {
    if (event.kind === 'returned') return next(step.into ? learnt(step.into, event.value) : undefined)
    if (event.kind !== 'refused') return call.enter(step, view)
    const to = targets(step)[event.reason] ?? (typeof step.refused === 'string' ? step.refused : undefined)
    return to ? jump(to) : end(tell(view, 'common:refused'))
  },
  leads: (step) => (typeof step.refused === 'string' ? [step.refused] : Object.values(targets(step))),
}

/** What a service is called with: names of answers, or names of its own for them. */
export type Names = readonly string[] | { readonly [name: string]: string } | undefined

/** Takes the answers that a call names; what was skipped or never asked is left out. */
export function takenWith(view: View, names: Names): Values {
  const values: { [name: string]: Json } = {}
  if (isList(names)) for (const name of names) take(view, values, name, name)
  else for (const name in names) take(view, values, name, names[name] ?? '')
  return values
}

function isList(names: Names): names is readonly string[] {
  return Array.isArray(names)
}

function take(view: View, values: { [name: string]: Json }, name: string, path: string): void {
  const value = path === 'consent' ? view.consent : lookup(answersOf(view), path)
  if (value !== undefined && value !== null) values[name] = plain(value)
}

// The schema has held both against their types; FromSchema cannot tell a list from an object here.
function namesOf(step: Call): Names {
  return step.with as Names
}

function targets(step: Call): { readonly [reason: string]: string } {
  return typeof step.refused === 'object' ? (step.refused as { [reason: string]: string }) : {}
}
