// What `npm run guide -- fit` has found out from the question set: the levels from which an answer is sure, and what the
// letters of a message say about its kind. Kept with the version of the content it was fitted to.

import type { FromSchema } from 'json-schema-to-ts'

import { createReader } from '../lib/schema.ts'
import type { Weights } from './learning/linear.ts'

const number = { type: 'number' } as const

/** The schema of config/department/guide-thresholds.json. */
export const thresholdsSchema = {
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

const weights = {
  type: 'object',
  properties: { bias: number, words: { type: 'object', additionalProperties: number } },
  required: ['bias', 'words'],
  additionalProperties: false,
} as const

/** The schema of config/department/guide-weights.json: one set of weights a kind of message. */
export const learntSchema = { type: 'object', additionalProperties: weights } as const

/** What was learnt, by what it speaks for. */
export type Learnt = ReadonlyMap<string, Weights>

/** Reads the thresholds from something unknown. */
export const readThresholds = createReader(thresholdsSchema)

/** Reads what was learnt from something unknown. */
export const readLearnt = createReader(learntSchema)

/** Levels to begin with, before anything was fitted. */
export const UNFITTED: Thresholds = { version: 'none', answer: 0.35, ratio: 0.8, list: 0.2, family: 0.8 }
