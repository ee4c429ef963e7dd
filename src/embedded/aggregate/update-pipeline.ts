// Updates written as pipelines: a few stages, each from one document to one document.

import { mongoError } from '../errors.ts'
import { isDoc, type Doc, type Value } from '../bson/values.ts'
import { compileProjection } from '../query/project.ts'
import { addFields } from './fields.ts'
import { checkExpression, evaluate, type Variables } from './expressions.ts'

/** Reads the stages of an update. */
export function updatePipeline(stages: readonly Value[], variables: Variables): (document: Doc) => Doc {
  const steps = stages.map((stage) => readStep(stage, variables))
  return (document) => steps.reduce((made, step) => step(made), document)
}

function readStep(stage: Value, variables: Variables): (document: Doc) => Doc {
  if (!isDoc(stage) || stage.size !== 1) {
    throw mongoError('Location40323', 'A pipeline stage specification object must contain exactly one field.')
  }
  const [[name = '', spec] = []] = stage
  checkExpression(spec)
  switch (name) {
    case '$set':
    case '$addFields': return addFields(spec, variables)
    case '$unset': return compileProjection(unsetSpec(spec), { variables, stage: true }) ?? same
    case '$project': return isDoc(spec) ? (compileProjection(spec, { variables, stage: true }) ?? same) : same
    case '$replaceRoot': return replaceRoot(isDoc(spec) ? spec.get('newRoot') : undefined, variables)
    case '$replaceWith': return replaceRoot(spec, variables)
    default: throw mongoError('InvalidOptions', `${name} is not allowed to be used within an update`)
  }
}

/** The projection that `$unset` stands for. */
export function unsetSpec(spec: Value): Doc {
  const paths = Array.isArray(spec) ? spec : [spec]
  if (paths.length === 0 || paths.some((path) => typeof path !== 'string')) {
    throw mongoError('Location31002', '$unset specification must be a string or an array containing only string values')
  }
  return new Map(paths.map((path) => [String(path), false]))
}

/** Puts the value of an expression in a document's place. */
export function replaceRoot(expression: Value, variables: Variables): (document: Doc) => Doc {
  return (document) => {
    const made = evaluate(expression, document, variables)
    if (isDoc(made)) return made
    throw mongoError('Location40228', "'newRoot' expression must evaluate to an object")
  }
}

function same(document: Doc): Doc {
  return document
}
