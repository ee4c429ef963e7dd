// What a file of config/department/guide is made of: one procedure that the police do for residents.

import type { FromSchema } from 'json-schema-to-ts'

import { createReader } from '../lib/schema.ts'

/** The departments of a public security bureau that procedures belong to. */
export const DEPARTMENTS = ['hukou', 'exit-entry', 'traffic', 'public-order', 'case', 'cyber', 'legal'] as const

/** What a resident wants done with the object of a procedure. */
export const ACTIONS = [
  'first',
  'renew',
  'lost',
  'correct',
  'progress',
  'cancel',
  'move',
  'report',
  'appeal',
  'query',
  'permit',
  'other',
] as const

const text = { type: 'string', minLength: 1 } as const
const open = { type: ['string', 'null'], minLength: 1 } as const
const texts = { type: 'array', items: text } as const

const both = {
  type: 'object',
  properties: { zh: text, en: text },
  required: ['zh', 'en'],
  additionalProperties: false,
} as const

/** ✔ and ☑ stand in a law, ◐ is usual practice, ✎ is decided locally, ？ is left to the official channel. */
const mark = { enum: ['✔', '☑', '◐', '✎', '？'] } as const

const fact = {
  type: 'object',
  properties: { zh: text, mark, basis: open },
  required: ['zh', 'mark', 'basis'],
  additionalProperties: false,
} as const

/** A fact that the department may have to fill in: null means that it is decided locally. */
const openFact = { ...fact, properties: { zh: open, mark, basis: open } } as const

const facts = { type: 'array', items: fact } as const

const english = {
  type: 'object',
  properties: { where: text, fee: text, time: text, materials: texts, online: text },
  required: ['where', 'fee', 'time', 'materials', 'online'],
  additionalProperties: false,
} as const

const properties = {
  id: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
  department: { enum: DEPARTMENTS },
  family: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
  name: both,
  aliases: texts,
  english: text,
  object: text,
  action: { enum: ACTIONS },
  questions: texts,
  'questions-en': texts,
  short: both,
  'follow-up': { ...both, type: ['object', 'null'] },
  conditions: facts,
  materials: facts,
  steps: facts,
  where: openFact,
  hours: openFact,
  fee: openFact,
  time: openFact,
  online: openFact,
  phone: openFact,
  en: english,
  legal: texts,
  warning: open,
  owner: text,
  checked: { type: 'string', format: 'date', $comment: 'a day such as 2026-03-04' },
  certainty: mark,
  bookable: { type: 'boolean' },
} as const

/** The schema of a procedure's file. */
const procedureSchema = {
  type: 'object',
  properties,
  required: [
    'id', 'department', 'family', 'name', 'aliases', 'english', 'object', 'action', 'questions', 'questions-en', 'short',
    'follow-up', 'conditions', 'materials', 'steps', 'where', 'hours', 'fee', 'time', 'online', 'phone', 'en', 'legal',
    'warning', 'owner', 'checked', 'certainty', 'bookable',
  ],
  additionalProperties: false,
} as const

/** One procedure. */
export type Procedure = FromSchema<typeof procedureSchema>

/** One thing that is said of a procedure, with how sure it is and why. */
export type Fact = FromSchema<typeof fact>

/** A fact whose text may be left to the department. */
export type OpenFact = FromSchema<typeof openFact>

/** Reads a procedure from something unknown. */
export const readProcedure = createReader(procedureSchema)
