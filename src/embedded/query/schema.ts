// $jsonSchema as a filter: the words that MongoDB takes, compiled to a question about a value.

import { mongoError } from '../errors.ts'
import { toDouble } from '../bson/numbers.ts'
import { isSame } from '../bson/order.ts'
import { isDoc, isNumeric, typeName, type Doc, type Value } from '../bson/values.ts'
import type { Question } from './paths.ts'

type Word = (operand: Value, schema: Doc) => Question

const TYPES: Readonly<Record<string, readonly string[]>> = { number: ['double', 'int', 'long', 'decimal'], boolean: ['bool'] }

const WORDS: Readonly<Record<string, Word>> = {
  bsonType: ofType,
  type: ofType,
  enum: (operand) => (value) => list('enum', operand).some((each) => isSame(each, value)),
  required: (operand) => ofDoc((document) => list('required', operand).every((name) => typeof name === 'string' && document.has(name))),
  properties: (operand) => {
    const fields = [...docOf('properties', operand)].map(([name, schema]) => [name, compileSchema(schema)] as const)
    return ofDoc((document) => fields.every(([name, fits]) => !document.has(name) || fits(document.get(name))))
  },
  additionalProperties: (operand, schema) => {
    const known = new Set(isDoc(schema.get('properties')) ? [...docOf('properties', schema.get('properties')).keys()] : [])
    const fits = isDoc(operand) ? compileSchema(operand) : () => operand !== false
    return ofDoc((document) => [...document].every(([name, field]) => known.has(name) || fits(field)))
  },
  minimum: (operand, schema) => ofNumber((number) =>
    number > numberOf(operand) || (schema.get('exclusiveMinimum') !== true && number === numberOf(operand))),
  maximum: (operand, schema) => ofNumber((number) =>
    number < numberOf(operand) || (schema.get('exclusiveMaximum') !== true && number === numberOf(operand))),
  exclusiveMinimum: () => () => true,
  exclusiveMaximum: () => () => true,
  multipleOf: (operand) => ofNumber((number) => number % numberOf(operand) === 0),
  minLength: (operand) => ofText((text) => [...text].length >= numberOf(operand)),
  maxLength: (operand) => ofText((text) => [...text].length <= numberOf(operand)),
  pattern: (operand) => {
    const pattern = new RegExp(typeof operand === 'string' ? operand : '', 'u')
    return ofText((text) => pattern.test(text))
  },
  minItems: (operand) => ofArray((array) => array.length >= numberOf(operand)),
  maxItems: (operand) => ofArray((array) => array.length <= numberOf(operand)),
  uniqueItems: (operand) => ofArray((array) =>
    operand !== true || array.every((each, at) => array.findIndex((other) => isSame(each, other)) === at)),
  items: (operand) => {
    const fits = compileSchema(operand)
    return ofArray((array) => array.every(fits))
  },
  allOf: (operand) => combine(operand, (fits, value) => fits.every((fit) => fit(value))),
  anyOf: (operand) => combine(operand, (fits, value) => fits.some((fit) => fit(value))),
  oneOf: (operand) => combine(operand, (fits, value) => fits.filter((fit) => fit(value)).length === 1),
  not: (operand) => {
    const fits = compileSchema(operand)
    return (value) => !fits(value)
  },
  minProperties: (operand) => ofDoc((document) => document.size >= numberOf(operand)),
  maxProperties: (operand) => ofDoc((document) => document.size <= numberOf(operand)),
  title: () => () => true,
  description: () => () => true,
}

/** Compiles a schema. */
export function compileSchema(schema: Value): Question {
  const words = [...docOf('$jsonSchema', schema)].map(([name, operand]) => {
    const word = Object.hasOwn(WORDS, name) ? WORDS[name] : undefined
    if (!word) throw mongoError('FailedToParse', `Unknown $jsonSchema keyword: ${name}`)
    return word(operand, docOf('$jsonSchema', schema))
  })
  return (value) => words.every((fits) => fits(value))
}

function ofType(operand: Value): Question {
  const names = new Set((Array.isArray(operand) ? operand : [operand]).flatMap((name) => TYPES[String(name)] ?? [String(name)]))
  return (value) => names.has(typeName(value))
}

function combine(operand: Value, decide: (fits: readonly Question[], value: Value) => boolean): Question {
  const fits = list('allOf, anyOf and oneOf', operand).map(compileSchema)
  return (value) => decide(fits, value)
}

// A word that speaks of one type says nothing of others.
function ofDoc(fits: (document: Doc) => boolean): Question {
  return (value) => !isDoc(value) || fits(value)
}

function ofArray(fits: (array: readonly Value[]) => boolean): Question {
  return (value) => !Array.isArray(value) || fits(value)
}

function ofText(fits: (text: string) => boolean): Question {
  return (value) => typeof value !== 'string' || fits(value)
}

function ofNumber(fits: (number: number) => boolean): Question {
  return (value) => !isNumeric(value) || fits(toDouble(value))
}

function numberOf(operand: Value): number {
  if (!isNumeric(operand)) throw mongoError('TypeMismatch', '$jsonSchema limits must be numbers')
  return toDouble(operand)
}

function list(name: string, operand: Value): readonly Value[] {
  if (!Array.isArray(operand)) throw mongoError('TypeMismatch', `$jsonSchema keyword '${name}' must be an array`)
  return operand
}

function docOf(name: string, operand: Value): Doc {
  if (!isDoc(operand)) throw mongoError('TypeMismatch', `$jsonSchema keyword '${name}' must be an object`)
  return operand
}
