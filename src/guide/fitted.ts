// What `npm run guide -- fit` has found out from the question set: the levels from which an answer is sure, and what the
// letters of a message say about its kind. Kept with the version of the content it was fitted to.

import type { FromSchema } from 'json-schema-to-ts'

import { createReader } from '../lib/schema.ts'
import type { Model, Weights } from './learning/linear.ts'

const number = { type: 'number' } as const

/** The schema of config/department/guide-thresholds.json. */
const thresholdsSchema = {
  type: 'object',
  properties: {
    version: { type: 'string' },
    /** An answer is shown from this score on … */
    answer: number,
    /** … if the second best has at most this share of it. */
    ratio: number,
    /** A list is shown from this score on. */
    list: number,
    /** A family is sure from this share of the first three. */
    family: number,
  },
  required: ['version', 'answer', 'ratio', 'list', 'family'],
  additionalProperties: false,
} as const

/** The levels of the guide's decisions. */
export type Thresholds = FromSchema<typeof thresholdsSchema>

/** What was learnt. */
export type Learnt = {
  /** How much what is found in a message speaks for each class. */
  readonly letters: Model
  /** How much that and the rules count as evidence of danger. */
  readonly danger: Weights
  /** How much that and what else is known of a message speak for its kind. */
  readonly kinds: Model
  /** How much what is found in a message speaks for each procedure, if that was learnt. */
  readonly procedures?: Model
}

/** Reads the thresholds from something unknown. */
export const readThresholds = createReader(thresholdsSchema)

/** Levels to begin with, before anything was fitted. */
export const UNFITTED: Thresholds = { version: 'none', answer: 0.35, ratio: 0.8, list: 0.2, family: 0.8 }
