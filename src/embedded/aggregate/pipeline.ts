// Pipelines: which stages there are, and how they follow each other.

import { Aggregator } from 'mingo/aggregator'
import { mongoError } from '../errors.ts'
import { isDoc, type Doc, type Value } from '../bson/values.ts'
import { checkExpression, mingoOptions, withMingo } from './expressions.ts'
import { bucket } from './bucket.ts'
import { group, sortByCount } from './group.ts'
import { createJoins } from './join.ts'
import { fromPlainDocument, plainValue, toPlain, type Plain } from './plain.ts'
import type { MakeStage, Stage, StageContext } from './stage.ts'
import { count, limit, match, project, replaceRootStage, replaceWith, sample, set, skip, sort, unset, unwind } from './stages.ts'
import { merge, out } from './write-stages.ts'

/** A stage as it is written: its name and its specification. */
export type StageSpec = readonly [name: string, spec: Value]

// Stages that mingo runs as a whole; numbers in their results have lost their BSON type.
const BY_MINGO = ['$bucketAuto', '$densify', '$fill', '$redact', '$setWindowFields']

const STAGES: Readonly<Record<string, MakeStage>> = {
  $match: match,
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $count: count,
  $project: project,
  $addFields: set,
  $set: set,
  $unset: unset,
  $replaceRoot: replaceRootStage,
  $replaceWith: replaceWith,
  $sample: sample,
  $unwind: unwind,
  $bucket: bucket,
  $group: group,
  $sortByCount: sortByCount,
  ...createJoins(readPipeline),
  $out: out,
  $merge: merge,
  $indexStats: statistics('$indexStats'),
  $collStats: statistics('$collStats'),
  $listLocalSessions: statistics('$listLocalSessions'),
  $documents: (spec) => () => (Array.isArray(spec) ? spec.filter(isDoc) : []),
  ...Object.fromEntries(BY_MINGO.map((name) => [name, byMingo(name)])),
}

const FIRST = new Set(['$indexStats', '$collStats', '$listLocalSessions', '$documents'])
const LAST = new Set(['$out', '$merge'])

/** Reads the stages of a pipeline, refusing what does not exist or stands in the wrong place. */
export function readStages(stages: Value): StageSpec[] {
  if (!Array.isArray(stages)) throw mongoError('TypeMismatch', "'pipeline' option must be specified as an array")
  return stages.map((stage, at) => {
    if (!isDoc(stage) || stage.size !== 1) {
      throw mongoError('Location40323', 'A pipeline stage specification object must contain exactly one field.')
    }
    const [[name = '', spec] = []] = stage
    if (name === '$changeStream') throw mongoError('Location40573', 'The $changeStream stage is only supported on replica sets')
    if (!Object.hasOwn(STAGES, name)) throw mongoError('Location40324', `Unrecognized pipeline stage name: '${name}'`)
    if (FIRST.has(name) && at > 0) throw mongoError('Location40602', `${name} is only valid as the first stage in a pipeline`)
    if (LAST.has(name) && at < stages.length - 1) throw mongoError('Location40601', `${name} can only be the final stage in the pipeline`)
    if (name !== '$match') checkExpression(spec)
    return [name, spec]
  })
}

/** Makes one stage of the stages of a pipeline. */
export function joinStages(specs: readonly StageSpec[], context: StageContext): Stage {
  const stages = specs.map(([name, spec]) => STAGES[name]?.(spec, context))
  return (documents) => stages.reduce<Iterable<Doc>>((passed, stage) => (stage ? stage(passed) : passed), documents)
}

/** Tells whether a pipeline writes. */
export function writes(stages: Value): boolean {
  const last = Array.isArray(stages) ? stages.at(-1) : undefined
  return isDoc(last) && [...last.keys()].some((name) => LAST.has(name))
}

function readPipeline(stages: Value, context: StageContext): Stage {
  const specs = readStages(stages)
  if (specs.some(([name]) => LAST.has(name))) throw mongoError('Location51047', '$out and $merge are not allowed within another stage')
  return joinStages(specs, context)
}

function statistics(name: string): MakeStage {
  return (_spec, context) => () => context.statistics(name)
}

function byMingo(name: string): MakeStage {
  return (spec, { variables }) => function* passed(documents) {
    const stage: Plain = { [name]: plainValue(spec) }
    const plain = [...documents].map(toPlain)
    // Of all stages only this one is written by mingo as a function of its own, which is no script of a client's.
    const options = { ...mingoOptions(variables), scriptEnabled: name === '$setWindowFields' }
    for (const each of withMingo(() => new Aggregator([stage], options).run(plain))) yield fromPlainDocument(each)
  }
}
