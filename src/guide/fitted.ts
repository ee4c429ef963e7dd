// What `npm run guide -- fit` has found out from the question set: the levels from which an answer is sure, and what the
// letters of a message say about its kind. Kept with the version of the content it was fitted to.

import type { FromSchema } from 'json-schema-to-ts'

import { createReader, type Problem, type Read } from '../lib/schema.ts'
import {
  keepModel, keepSparse, readModel, readSparse, type KeptModel, type KeptSparse, type Model, type Weights,
} from './learning/linear.ts'

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

const whole = { type: 'integer' } as const

const weights = {
  type: 'object',
  properties: { bias: number, words: { type: 'object', additionalProperties: number } },
  required: ['bias', 'words'],
  additionalProperties: false,
} as const

const model = {
  type: 'object',
  properties: {
    per: whole,
    classes: { type: 'array', items: { type: 'string' } },
    bias: { type: 'array', items: whole },
    features: { type: 'object', additionalProperties: { type: 'array', items: whole } },
  },
  required: ['per', 'classes', 'bias', 'features'],
  additionalProperties: false,
} as const

/** The schema of config/department/guide-weights.json. */
export const learntSchema = {
  type: 'object',
  properties: { letters: model, danger: weights, kinds: model, procedures: model },
  required: ['letters', 'danger', 'kinds'],
  additionalProperties: false,
} as const

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

const readKept = createReader(learntSchema)

/** Reads what was learnt from something unknown. */
export function readLearnt(value: unknown): Read<Learnt> {
  const read = readKept(value)
  if (!read.ok) return read
  const { letters, danger: { bias, words }, kinds, procedures } = read.value
  const problems = [...oddRows('letters', letters), ...oddRows('kinds', kinds), ...(procedures === undefined ? [] : oddPairs(procedures))]
  if (problems.length > 0) return { ok: false, problems }
  const learnt = { letters: readModel(letters), danger: { bias, words: new Map(Object.entries(words)) }, kinds: readModel(kinds) }
  return { ok: true, value: procedures === undefined ? learnt : { ...learnt, procedures: readSparse(procedures) } }
}

// A weight for each class, or the rows that follow would be read as others.
function oddRows(at: string, { classes, bias, features }: KeptModel): readonly Problem[] {
  const rows = [['bias', bias] as const, ...Object.entries(features)]
  const odd = rows.find(([, row]) => row.length !== classes.length)
  return odd ? [{ at: `${at}/${odd[0]}`, tell: `must have ${classes.length} weights, one for each class` }] : []
}

// Each class by its number, before its weight.
function oddPairs({ classes, bias, features }: KeptSparse): readonly Problem[] {
  const isClass = (one: number) => one >= 0 && one < classes.length
  const isOdd = (row: readonly number[]) => row.length % 2 !== 0 || row.some((one, at) => at % 2 === 0 && !isClass(one))
  const odd = Object.entries(features).find(([, row]) => isOdd(row))?.[0] ?? (bias.length === classes.length ? undefined : 'bias')
  return odd === undefined ? [] : [{ at: `procedures/${odd}`, tell: `must have pairs of a number below ${classes.length} and a weight` }]
}

/** Gives what was learnt as it is kept. */
export function keepLearnt({ letters, danger: { bias, words }, kinds, procedures }: Learnt) {
  const kept = { letters: keepModel(letters), danger: { bias, words: Object.fromEntries(words) }, kinds: keepModel(kinds) }
  return procedures === undefined ? kept : { ...kept, procedures: keepSparse(procedures) }
}

/** Levels to begin with, before anything was fitted. */
export const UNFITTED: Thresholds = { version: 'none', answer: 0.35, ratio: 0.8, list: 0.2, family: 0.8 }
