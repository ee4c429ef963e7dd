// Makes a service of its schema and its function; what does not fit the schema is a fault of the flow's, not the resident's.

import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import { Fault } from '../lib/faults.ts'
import { createReader } from '../lib/schema.ts'
import type { Called, CallContext, FiledIn, Service } from '../ports/services.ts'

/** What a service gives: JSON, as flows keep it. */
export type Value = Extract<Called, { ok: true }>['value']

/** An object schema of what a service takes. */
export type InputSchema = { readonly type: 'object'; readonly properties: { readonly [name: string]: unknown } }

/** What a service takes, by its schema. */
export type Input<Schema> = Schema extends JSONSchema ? FromSchema<Schema> : never

/** A service without its function. */
export type Declared<Schema> = {
  readonly name: string
  readonly changes: boolean
  readonly input: Schema
  readonly gives?: readonly string[]
  readonly reasons?: readonly string[]
  readonly files?: FiledIn
}

/** Defines a service. */
export function defineService<const Schema extends InputSchema>(
  { name, changes, input, gives, reasons = [], files }: Declared<Schema>,
  run: (input: Input<Schema>, context: CallContext) => Promise<Called>,
): Service {
  const read = createReader<Readonly<{}>>(input)
  return {
    name, changes, input, reasons, ...(gives && { gives }), ...(files && { files }),
    run: async (values, context) => {
      const found = read(values)
      // Places only: what stands there is a resident's.
      if (!found.ok) throw new Fault('SERVICES_INPUT_WRONG', { about: `${name}: ${found.problems.map(({ at }) => at).join(', ')}` })
      return run(found.value as Input<Schema>, context) // the reader has just held it against that schema
    },
  }
}

/** The service has done it. */
export function give(value: Value): Called {
  return { ok: true, value }
}

/** The service says no. */
export function refuse(reason: string): Called {
  return { ok: false, reason }
}

/** A short text. */
export const TEXT = { type: 'string', maxLength: 4000 } as const

/** A picked option: its value alone, or with its label. */
export const CHOSEN = { type: ['string', 'object'], properties: { value: { type: 'string' } }, required: ['value'] } as const

/** Anything that an answer can be: kept as it is. */
export const ANSWER = { type: ['string', 'number', 'boolean', 'object', 'array', 'null'] } as const

/** The value of a picked option. */
export function valueOf(chosen: string | { readonly value: string }): string {
  return typeof chosen === 'string' ? chosen : chosen.value
}

/**
 * What is to be kept, with what was agreed to as it stands at this instant: when it was agreed to is the same in all that one
 * resident files for months, and would join it.
 */
export function agreedAt<Content extends object>(content: Content, at: number): Content {
  if (!('consent' in content) || typeof content.consent !== 'object' || content.consent === null) return content
  return { ...content, consent: { ...content.consent, at } }
}
