// Reading of what comes from outside: ajv, with all problems at once in words that name the place.

import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FromSchema, JSONSchema } from 'json-schema-to-ts'
import { didYouMean } from './did-you-mean.ts'

/** One thing that is wrong with a value: where (`smtp/port`) and what. */
export type Problem = { readonly at: string; readonly tell: string }

/** A value that fits its schema, or all that is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

// The schemas are our own, so they need not be held against the schema of schemas, and what is compiled is run seldom enough
// that polishing it costs more than it brings: commands start in less time.
const ajv = new Ajv({
  allErrors: true, useDefaults: true, strict: true, allowUnionTypes: true, validateSchema: false, verbose: true, code: { optimize: false },
})
addFormats.default(ajv)

/** Creates a reader that turns something unknown into the type of its schema, which is compiled when it is first needed. */
export function createReader<const S extends JSONSchema>(schema: S) {
  let validate: ReturnType<typeof ajv.compile> | undefined
  return (value: unknown): Read<FromSchema<S>> => {
    validate ??= ajv.compile(schema as object)
    // ajv has just held the value against the schema that the type is made of.
    if (validate(value)) return { ok: true, value: value as FromSchema<S> }
    return { ok: false, problems: (validate.errors ?? []).map(describe) }
  }
}

/** What ajv says of a value of which no form fits, behind what it says of each form; the schema's words of what fits follow, if any. */
export const NO_FORM = 'must match a schema in anyOf'

function describe(error: ErrorObject): Problem {
  const at = error.instancePath.slice(1).replaceAll('~1', '/')
  const { additionalProperty, allowedValues } = error.params as { // ajv's own words for two of its errors
    additionalProperty?: string
    allowedValues?: readonly unknown[]
  }
  // Where a schema says in words what it takes, nobody has to read its pattern.
  const { $comment: words, properties = {} } = (error.parentSchema ?? {}) as { $comment?: string; properties?: object }
  const near = additionalProperty && didYouMean(additionalProperty, Object.keys(properties))
  if (near !== undefined) return { at, tell: `unknown key '${additionalProperty}'${near}` }
  if (words && (error.keyword === 'pattern' || error.keyword === 'format')) return { at, tell: `must be ${words}` }
  if (words && error.keyword === 'anyOf') return { at, tell: `${NO_FORM}: ${words}` }
  if (error.keyword === 'uniqueItems') return { at, tell: 'names the same thing twice' }
  if (allowedValues) return { at, tell: `must be one of ${allowedValues.join(', ')}` }
  return { at, tell: error.message ?? 'does not fit' }
}
