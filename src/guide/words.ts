// What config/department/guide-words.yaml is made of: residents' words for official terms, words of Taiwan, whose business
// other subjects are, and small talk.

import type { FromSchema } from 'json-schema-to-ts'

import { createReader } from '../lib/schema.ts'
import { ACTIONS } from './procedure.ts'

const text = { type: 'string', minLength: 1 } as const
const texts = { type: 'array', items: text } as const

const both = {
  type: 'object',
  properties: { zh: text, en: text },
  required: ['zh', 'en'],
  additionalProperties: false,
} as const

const colloquial = {
  type: 'object',
  properties: { word: text, object: text, action: { enum: ACTIONS } },
  required: ['word'],
  minProperties: 2,
  additionalProperties: false,
} as const

const conversion = {
  type: 'object',
  properties: { from: text, to: text },
  required: ['from', 'to'],
  additionalProperties: false,
} as const

const mistaken = {
  type: 'object',
  properties: {
    for: { ...texts, minItems: 1 },
    together: { type: 'array', items: { ...texts, minItems: 1 }, minItems: 1 },
    unless: texts,
  },
  required: ['for', 'together'],
  additionalProperties: false,
} as const

const elsewhere = {
  type: 'object',
  properties: { topic: text, words: texts, mistaken: { type: 'array', items: mistaken }, body: both, number: text, say: both },
  required: ['topic', 'words', 'body', 'number', 'say'],
  additionalProperties: false,
} as const

const smalltalk = {
  type: 'object',
  properties: { kind: text, words: texts, say: both },
  required: ['kind', 'words', 'say'],
  additionalProperties: false,
} as const

/** The schema of the words' file. */
const wordsSchema = {
  type: 'object',
  properties: {
    actions: { type: 'object', propertyNames: { enum: ACTIONS }, additionalProperties: texts },
    colloquial: { type: 'array', items: colloquial },
    traditional: { type: 'array', items: conversion },
    elsewhere: { type: 'array', items: elsewhere },
    smalltalk: { type: 'array', items: smalltalk },
  },
  required: ['actions', 'colloquial', 'traditional', 'elsewhere', 'smalltalk'],
  additionalProperties: false,
} as const

/** The words of the guide besides its procedures. */
export type Words = FromSchema<typeof wordsSchema>

/** Reads the words from something unknown. */
export const readWords = createReader(wordsSchema)
