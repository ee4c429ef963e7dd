// Aggregation expressions: paths, literals and objects here, operators by mingo.
// This is the one place where mingo is held to MongoDB's documentation: no code is ever run, numbers that
// JavaScript cannot hold are refused instead of being passed over, and errors carry MongoDB's codes.

import { Decimal128 } from 'bson'
import { Context, evalExpr, OpType, ProcessingMode } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as pipelines from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import * as queries from 'mingo/operators/query'
import * as windows from 'mingo/operators/window'
import type { Options } from 'mingo/types'
import { isMongoError, mongoError } from '../errors.ts'
import { isLong, isNumeric, type Doc, type Value } from '../bson/values.ts'
import { toDouble } from '../bson/numbers.ts'
import { $dateTrunc } from './dates.ts'
import { fromPlain, plainValue, toPlain, type Plain } from './plain.ts'

/** Values that expressions know by name: `$$NOW` and what `let` has defined. */
export type Variables = ReadonlyMap<string, Value>

const FORBIDDEN = new Set(['$function', '$accumulator', '$where'])
const without = <T extends object>(operators: T): T =>
  Object.fromEntries(Object.entries(operators).filter(([name]) => !FORBIDDEN.has(name))) as T // only names are left out

const context = Context.init({
  accumulator: without(accumulators),
  expression: { ...without(expressions), $dateTrunc },
  pipeline: without(pipelines),
  projection: without(projections),
  query: without(queries),
  window: without(windows),
})

const ADDS = new Set(['$add', '$subtract', '$multiply', '$divide', '$sum', '$avg', '$mod', '$abs', '$round', '$trunc', '$inc'])

/** Tells whether there is an accumulator of this name. */
export function isAccumulator(name: string): boolean {
  return context.getOperator(OpType.ACCUMULATOR, name) !== null
}

/** The options with which mingo runs. */
export function mingoOptions(variables: Variables): Options {
  const named: Plain = {}
  for (const [name, value] of variables) named[name] = plainValue(value)
  // One of mingo's stages adds its own helpers to the context it gets.
  return {
    idKey: '_id',
    context: Context.from(context),
    variables: named,
    scriptEnabled: false,
    useStrictMode: true,
    failOnError: true,
    processingMode: ProcessingMode.CLONE_INPUT,
  }
}

/** The value of an expression for a document; undefined if it has none. */
export function evaluate(expression: Value, document: Doc, variables: Variables): Value {
  if (typeof expression === 'string') return expression.startsWith('$') ? path(expression, document, variables) : expression
  if (Array.isArray(expression)) return expression.map((each) => evaluate(each, document, variables) ?? null)
  if (!(expression instanceof Map)) return expression
  const [first] = expression.keys()
  if (first === '$literal') return expression.get(first)
  if (first?.startsWith('$')) return operate(first, expression, { document, variables })
  const made: Doc = new Map()
  for (const [name, field] of expression) {
    const value = evaluate(field, document, variables)
    if (value !== undefined) made.set(name, value)
  }
  return made
}

/** Tells whether the value of an expression counts as true. */
export function isTrue(value: Value): boolean {
  return isNumeric(value) ? toDouble(value) !== 0 : value !== undefined && value !== null && value !== false
}

/** Refuses expressions that would run code or that nobody knows, wherever they are hidden. */
export function checkExpression(expression: Value): void {
  if (Array.isArray(expression)) for (const each of expression) checkExpression(each)
  if (!(expression instanceof Map)) return
  for (const [name, operand] of expression) {
    if (FORBIDDEN.has(name)) throw mongoError('InvalidPipelineOperator', `${name} is not allowed: this server runs no code`)
    if (name !== '$literal') checkExpression(operand)
  }
}

/** Runs something of mingo's and gives its errors MongoDB's shape. */
export function withMingo<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (isMongoError(error)) throw error
    const message = error instanceof Error ? error.message : String(error)
    const unknown = /'(\$\w+)' is not registered/.exec(message)?.[1]
    if (unknown !== undefined) throw mongoError('InvalidPipelineOperator', `Unrecognized expression '${unknown}'`)
    throw mongoError('BadValue', message)
  }
}

type Scope = { readonly document: Doc; readonly variables: Variables }

function operate(name: string, expression: Doc, { document, variables }: Scope): Value {
  if (expression.size !== 1) {
    throw mongoError('Location15983',
      `an expression specification must contain exactly one field, the name of the expression. Found ${expression.size} fields`)
  }
  if (FORBIDDEN.has(name)) checkExpression(expression)
  const plain = plainValue(expression)
  return withMingo(() => {
    const result = fromPlain(evalExpr(toPlain(document), plain, mingoOptions(variables)))
    if (ADDS.has(name)) refuseUnheld(expression.get(name), document, variables)
    return result
  })
}

// What a double cannot hold would be left out of a sum in silence.
function refuseUnheld(operand: Value, document: Doc, variables: Variables): void {
  const values = (Array.isArray(operand) ? operand : [operand]).filter((each) => typeof each === 'string')
  for (const each of values) refuseLarge(evaluate(each, document, variables))
}

/** Refuses a number that arithmetic in expressions cannot hold exactly. */
function refuseLarge(value: Value): void {
  if (Array.isArray(value)) return value.forEach(refuseLarge)
  if (!isNumeric(value)) return
  if (value instanceof Decimal128 || (isLong(value) && !Number.isSafeInteger(value.toNumber()))) {
    throw mongoError('BadValue', 'this server does not calculate with decimals and large longs in expressions')
  }
}

function path(expression: string, document: Doc, variables: Variables): Value {
  const parts = expression.split('.')
  const [head = ''] = parts
  const rest = parts.slice(1)
  if (!head.startsWith('$$')) return follow(document, [head.slice(1), ...rest])
  if (head === '$$ROOT' || head === '$$CURRENT') return follow(document, rest)
  if (head === '$$REMOVE') return undefined
  const name = head.slice(2)
  if (!variables.has(name)) throw mongoError('Location17276', `Use of undefined variable: ${name}`)
  return follow(variables.get(name), rest)
}

// Expressions enter every element of an array and gather what they find.
function follow(value: Value, parts: readonly string[]): Value {
  let reached = value
  for (const [at, part] of parts.entries()) {
    if (Array.isArray(reached)) {
      const rest = parts.slice(at)
      return reached
        .map((each) => (each instanceof Map || Array.isArray(each) ? follow(each, rest) : undefined))
        .filter((each) => each !== undefined)
    }
    reached = reached instanceof Map ? reached.get(part) : undefined
  }
  return reached
}

