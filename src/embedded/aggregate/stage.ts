// What a stage of a pipeline is, and what stages may ask of the house.

import { mongoError } from '../errors.ts'
import { isDoc, typeName, type Doc, type Value } from '../bson/values.ts'
import type { Query } from '../query/run.ts'
import type { Variables } from './expressions.ts'

/** A stage: from documents to documents. */
export type Stage = (documents: Iterable<Doc>) => Iterable<Doc>

/** What stages work with. */
export type StageContext = {
  readonly db: string
  readonly ns: string
  readonly variables: Variables
  /** The documents of another collection of the same database. */
  readonly find: (name: string, query: Query, variables: Variables) => Iterable<Doc>
  /** Replaces a collection by documents. */
  readonly writeOut: (ns: string, documents: Iterable<Doc>) => void
  /** Finds the document that has the same values at these paths; the paths must have a unique index. */
  readonly findTwin: (ns: string, document: Doc, on: readonly string[]) => Doc | undefined
  readonly put: (ns: string, document: Doc, before: Doc | undefined) => void
  /** What an index-statistics or collection-statistics stage tells. */
  readonly statistics: (stage: string) => Iterable<Doc>
}

/** Makes a stage from its specification. */
export type MakeStage = (spec: Value, context: StageContext) => Stage

/** The specification of a stage as a document. */
export function specDoc(name: string, spec: Value): Doc {
  if (!isDoc(spec)) throw mongoError('FailedToParse', `the ${name} specification must be an object, not ${typeName(spec)}`)
  return spec
}

/** A field of a specification that must be a string. */
export function specText(name: string, spec: Doc, field: string): string {
  const value = spec.get(field)
  if (typeof value !== 'string') {
    throw mongoError('FailedToParse', `${name} argument '${field}' must be a string, is type ${typeName(value)}`)
  }
  return value
}

/** Refuses fields that a stage does not know. */
export function checkSpec(name: string, spec: Doc, known: readonly string[]): void {
  for (const field of spec.keys()) {
    if (!known.includes(field)) throw mongoError('FailedToParse', `unknown argument to ${name}: ${field}`)
  }
}
