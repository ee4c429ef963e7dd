// What a filter means: compiled once, asked of each document.
// Follows MongoDB's documentation of query predicates; nothing here evaluates JavaScript.

import { BSONRegExp, BSONSymbol } from 'bson'
import { mongoError } from '../errors.ts'
import { isSame } from '../bson/order.ts'
import { isDoc, type Doc, type Value } from '../bson/values.ts'
import { isTruthy, LEAVES, regexQuestion } from './leaves.ts'
import { anyAt, type Hit, type Question } from './paths.ts'
import { compileSchema } from './schema.ts'

/** Tells whether a document fits; `hit` learns which element of an array made it fit. */
export type Matcher = (document: Doc, hit?: Hit) => boolean

/** What filters need from elsewhere: the evaluation of `$expr`. */
export type Expressions = (expression: Value) => (document: Doc) => boolean

type ValueMatcher = (value: Value, hit?: Hit) => boolean

const NOT_OURS = new Set(['$where', '$text', '$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$geoNear'])

/** Compiles a filter; what it cannot mean is refused with MongoDB's own error. */
export function compileFilter(filter: Doc, expressions?: Expressions): Matcher {
  const matchers = [...filter].flatMap(([name, value]) => compileTop(name, value, expressions))
  return all(matchers)
}

/** Tells whether a value is a document of operators, such as `{ $gt: 1 }`. */
export function isOperators(value: Value): value is Doc {
  if (!isDoc(value)) return false
  for (const name of value.keys()) return name.startsWith('$') && name !== '$ref' && name !== '$id' && name !== '$db'
  return false
}

/** Compiles what is asked of one value: an operator document, a pattern or a value to equal. */
export function compileCondition(condition: Value): (value: Value) => boolean {
  const matcher = compileField([], condition)
  return (value) => matcher(value)
}

function compileTop(name: string, value: Value, expressions?: Expressions): Matcher[] {
  if (!name.startsWith('$')) return [compileField(name.split('.'), value, expressions)]
  switch (name) {
    case '$and': return clauses(name, value).map((clause) => compileFilter(clause, expressions))
    case '$or': return [any(clauses(name, value).map((clause) => compileFilter(clause, expressions)))]
    case '$nor': return [not(any(clauses(name, value).map((clause) => compileFilter(clause, expressions))))]
    case '$comment': return []
    case '$expr': return [compileExpression(value, expressions)]
    case '$jsonSchema': return [compileSchema(value)]
    case '$alwaysTrue': return [() => true]
    case '$alwaysFalse': return [() => false]
    default: throw refuse(name)
  }
}

function refuse(name: string): Error {
  if (NOT_OURS.has(name)) return mongoError('BadValue', `${name} is not supported by this server`)
  return mongoError('BadValue',
    `unknown top level operator: ${name}. If a field's name starts with a '$' symbol, consider using $getField or $setField.`)
}

function compileExpression(value: Value, expressions?: Expressions): Matcher {
  if (!expressions) throw mongoError('QueryFeatureNotAllowed', '$expr is not allowed in this context')
  return expressions(value)
}

function clauses(name: string, value: Value): Doc[] {
  if (!Array.isArray(value)) throw mongoError('BadValue', `${name} must be an array`)
  if (value.length === 0) throw mongoError('BadValue', '$and/$or/$nor must be a nonempty array')
  return value.map((clause) => {
    if (!isDoc(clause)) throw mongoError('BadValue', '$or/$and/$nor entries need to be full objects')
    return clause
  })
}

function compileField(parts: readonly string[], condition: Value, expressions?: Expressions): ValueMatcher {
  if (!isOperators(condition)) return compileEqual(parts, condition)
  const matchers = [...condition].flatMap(([name, operand]) => {
    if (name === '$options' && !condition.has('$regex')) throw mongoError('BadValue', '$options needs a $regex')
    return name === '$options' ? [] : [compileOperator(parts, { name, operand, condition }, expressions)]
  })
  return all(matchers)
}

function compileEqual(parts: readonly string[], condition: Value): ValueMatcher {
  if (condition instanceof BSONRegExp) {
    return leaf(parts, regexQuestion(condition, ''))
  }
  return leaf(parts, equal(condition))
}

type Operator = { readonly name: string; readonly operand: Value; readonly condition: Doc }

function compileOperator(parts: readonly string[], operator: Operator, expressions?: Expressions): ValueMatcher {
  const { name, operand } = operator
  switch (name) {
    case '$eq': return leaf(parts, equal(operand))
    case '$ne': return not(compileNotRegex(parts, operand))
    case '$nin': return not(compileOperator(parts, { ...operator, name: '$in' }, expressions))
    case '$exists': return compileExists(parts, operand)
    case '$not': return not(compileNot(parts, operand, expressions))
    case '$all': return compileAll(parts, operand, expressions)
    case '$elemMatch': return compileElement(parts, operand, expressions)
    case '$regex': return leaf(parts, regexQuestion(operand, operator.condition.get('$options')))
    case '$comment': return () => true
    default: return compileLeaf(parts, operator)
  }
}

function compileExists(parts: readonly string[], operand: Value): ValueMatcher {
  const exists = leaf(parts, (value) => value !== undefined, false)
  return isTruthy(operand) ? exists : not(exists)
}

function compileLeaf(parts: readonly string[], { name, operand }: Operator): ValueMatcher {
  const make = LEAVES[name]
  if (!make) throw mongoError('BadValue', NOT_OURS.has(name) ? `${name} is not supported by this server` : `unknown operator: ${name}`)
  const { question, whole } = make(operand)
  return leaf(parts, question, whole !== true)
}

function compileNotRegex(parts: readonly string[], operand: Value): ValueMatcher {
  if (operand instanceof BSONRegExp) {
    throw mongoError('BadValue', "Can't have regex as arg to $ne.")
  }
  return leaf(parts, equal(operand))
}

function compileNot(parts: readonly string[], operand: Value, expressions?: Expressions): ValueMatcher {
  if (!isOperators(operand) && !(operand instanceof BSONRegExp)) {
    throw mongoError('BadValue', '$not needs a regex or a document')
  }
  return compileField(parts, operand, expressions)
}

function compileAll(parts: readonly string[], operand: Value, expressions?: Expressions): ValueMatcher {
  if (!Array.isArray(operand)) throw mongoError('BadValue', '$all needs an array')
  if (operand.length === 0) return () => false
  return all(operand.map((each) =>
    isDoc(each) && each.has('$elemMatch') ? compileElement(parts, each.get('$elemMatch'), expressions) : compileEqual(parts, each)))
}

function compileElement(parts: readonly string[], operand: Value, expressions?: Expressions): ValueMatcher {
  if (!isDoc(operand)) throw mongoError('BadValue', '$elemMatch needs an Object')
  const test = isElementCondition(operand) ? elementCondition(operand, expressions) : documentTest(compileFilter(operand, expressions))
  return (value, hit) => anyAt(value, { parts, leaves: false }, { hit, question: (array) => {
    const place = Array.isArray(array) ? array.findIndex(test) : -1
    if (place >= 0 && hit) hit.place = place
    return place >= 0
  } })
}

function isElementCondition(operand: Doc): boolean {
  return isOperators(operand) && !['$and', '$or', '$nor', '$expr'].some((name) => operand.has(name))
}

function elementCondition(operand: Doc, expressions?: Expressions): Question {
  const matcher = compileField([], operand, expressions)
  return (element) => matcher(element)
}

// An element that is an array is asked as a document whose names are its places.
function documentTest(matcher: Matcher): Question {
  return (element) => {
    if (isDoc(element)) return matcher(element)
    return Array.isArray(element) && matcher(new Map(element.map((each, place) => [String(place), each])))
  }
}

function leaf(parts: readonly string[], question: Question, leaves = true): ValueMatcher {
  const path = { parts, leaves }
  const [only] = parts
  if (parts.length !== 1 || only === undefined) return (value, hit) => anyAt(value, path, { question, hit })
  return (value, hit) => {
    const field = value instanceof Map ? value.get(only) : undefined
    return Array.isArray(field) ? anyAt(value, path, { question, hit }) : question(field)
  }
}

function equal(wanted: Value): Question {
  if (typeof wanted === 'string' || typeof wanted === 'boolean') return (value) => value === wanted || isSameRare(value, wanted)
  if (wanted === null || wanted === undefined) return (value) => value === undefined || value === null
  return (value) => value !== undefined && isSame(value, wanted)
}

function isSameRare(value: Value, wanted: Value): boolean {
  return value instanceof BSONSymbol && isSame(value, wanted)
}

function all<T>(matchers: readonly ((value: T, hit?: Hit) => boolean)[]): (value: T, hit?: Hit) => boolean {
  const [first] = matchers
  if (first && matchers.length === 1) return first
  return (value, hit) => matchers.every((matcher) => matcher(value, hit))
}

function any<T>(matchers: readonly ((value: T, hit?: Hit) => boolean)[]): (value: T, hit?: Hit) => boolean {
  return (value, hit) => matchers.some((matcher) => matcher(value, hit))
}

function not<T>(matcher: (value: T) => boolean): (value: T) => boolean {
  return (value) => !matcher(value)
}
