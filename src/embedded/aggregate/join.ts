// The stages that bring several sources together: $lookup, $unionWith, $facet, $graphLookup.

import { mongoError } from '../errors.ts'
import { keyOf } from '../bson/order.ts'
import { numberOf, toDouble } from '../bson/numbers.ts'
import { copyValue, isDoc, isNumeric, type Doc, type Value } from '../bson/values.ts'
import { getAt, setAt } from '../update/places.ts'
import { evaluate, type Variables } from './expressions.ts'
import { checkSpec, specDoc, specText, type MakeStage, type Stage, type StageContext } from './stage.ts'

/** Reads a pipeline within a stage. */
export type ReadPipeline = (stages: Value, context: StageContext) => Stage

/** Makes the stages that hold pipelines of their own. */
export function createJoins(read: ReadPipeline): Readonly<Record<'$lookup' | '$unionWith' | '$facet' | '$graphLookup', MakeStage>> {
  return {
    $lookup: (spec, context) => lookup(specDoc('$lookup', spec), context, read),
    $unionWith: (spec, context) => unionWith(spec, context, read),
    $facet: (spec, context) => facet(specDoc('$facet', spec), context, read),
    $graphLookup: (spec, context) => graphLookup(specDoc('$graphLookup', spec), context),
  }
}

function lookup(spec: Doc, context: StageContext, read: ReadPipeline): Stage {
  checkSpec('$lookup', spec, ['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'])
  const from = specText('$lookup', spec, 'from')
  const as = specText('$lookup', spec, 'as').split('.')
  const [local, foreign, pipeline] = [spec.get('localField'), spec.get('foreignField'), spec.get('pipeline')]
  if ((local === undefined) !== (foreign === undefined)) {
    throw mongoError('FailedToParse', '$lookup requires both or neither of localField and foreignField')
  }
  if (local === undefined && pipeline === undefined) {
    throw mongoError('FailedToParse', '$lookup requires either pipeline or both localField and foreignField')
  }
  if (pipeline !== undefined) read(pipeline, context)
  const defined = spec.get('let')
  return function* joined(documents) {
    for (const document of documents) {
      const variables = letVariables(defined, document, context.variables)
      const filter = typeof local === 'string' && typeof foreign === 'string' ? joinFilter(document, local, foreign) : new Map()
      const found = context.find(from, { filter }, variables)
      const result = pipeline === undefined ? found : read(pipeline, { ...context, ns: `${context.db}.${from}`, variables })(found)
      yield withField(document, as, [...result])
    }
  }
}

function letVariables(defined: Value, document: Doc, variables: Variables): Variables {
  if (!isDoc(defined)) return variables
  const named = [...defined].map(([name, expression]) => [name, evaluate(expression, document, variables)] as const)
  return new Map([...variables, ...named])
}

// A local array joins by each of its elements; a missing field joins with what is missing or null.
function joinFilter(document: Doc, local: string, foreign: string): Doc {
  const value = evaluate(`$${local}`, document, new Map()) ?? null
  return new Map([[foreign, Array.isArray(value) ? new Map([['$in', value]]) : new Map([['$eq', value]])]])
}

function withField(document: Doc, parts: readonly string[], value: Value): Doc {
  const made: Doc = new Map([...document].map(([name, field]) => [name, name === parts[0] ? copyValue(field) : field]))
  setAt(made, parts, value)
  return made
}

function unionWith(spec: Value, context: StageContext, read: ReadPipeline): Stage {
  const given: Doc = typeof spec === 'string' ? new Map([['coll', spec]]) : specDoc('$unionWith', spec)
  checkSpec('$unionWith', given, ['coll', 'pipeline'])
  const name = specText('$unionWith', given, 'coll')
  const stage = read(given.get('pipeline') ?? [], { ...context, ns: `${context.db}.${name}` })
  return function* united(documents) {
    yield* documents
    yield* stage(context.find(name, { filter: new Map() }, context.variables))
  }
}

function facet(spec: Doc, context: StageContext, read: ReadPipeline): Stage {
  const facets = [...spec].map(([name, stages]) => [name, read(stages, context)] as const)
  return function* faceted(documents) {
    const all = [...documents]
    const made: Doc = new Map()
    for (const [name, stage] of facets) made.set(name, [...stage(all)])
    yield made
  }
}

const GRAPH_FIELDS = ['from', 'startWith', 'connectFromField', 'connectToField', 'as', 'maxDepth', 'depthField', 'restrictSearchWithMatch']

function graphLookup(spec: Doc, context: StageContext): Stage {
  checkSpec('$graphLookup', spec, GRAPH_FIELDS)
  const text = (field: string) => specText('$graphLookup', spec, field)
  const [from, to, as, back] = [text('from'), text('connectToField'), text('as').split('.'), text('connectFromField')]
  const deepest = spec.get('maxDepth')
  const most = isNumeric(deepest) ? toDouble(deepest) : Infinity
  const depthField = spec.get('depthField')
  const restrict = spec.get('restrictSearchWithMatch')
  const follow = (start: Value) => {
    const found = new Map<string, Doc>()
    let wanted = listOf(start)
    for (let depth = 0; depth <= most && wanted.length > 0; depth += 1) {
      const filter: Doc = new Map([...(isDoc(restrict) ? restrict : []), [to, new Map([['$in', wanted]])]])
      const fresh = [...context.find(from, { filter }, context.variables)].filter((each) => !found.has(idKey(each)))
      for (const each of fresh) {
        found.set(idKey(each), typeof depthField === 'string' ? new Map([...each, [depthField, numberOf(depth)]]) : each)
      }
      wanted = fresh.flatMap((each) => listOf(evaluate(`$${back}`, each, context.variables)))
    }
    return [...found.values()]
  }
  return function* joined(documents) {
    for (const document of documents) {
      yield withField(document, as, follow(evaluate(spec.get('startWith'), document, context.variables)))
    }
  }
}

function listOf(value: Value): Value[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}

function idKey(document: Doc): string {
  return keyOf(getAt(document, ['_id'])).toString('latin1')
}
