// The stages that write what a pipeline has made: $out and $merge.

import { ObjectId } from 'bson'
import { mongoError } from '../errors.ts'
import { isDoc, typeName, type Doc, type Value } from '../bson/values.ts'
import { checkSpec, specDoc, specText, type MakeStage, type StageContext } from './stage.ts'
import { updatePipeline } from './update-pipeline.ts'

/** Replaces a collection by the documents. */
export const out: MakeStage = (spec, context) => {
  const ns = targetOf('$out', spec, context)
  return (documents) => {
    context.writeOut(ns, documents)
    return []
  }
}

/** Merges the documents into a collection. */
export const merge: MakeStage = (spec, context) => {
  const given: Doc = typeof spec === 'string' ? new Map([['into', spec]]) : specDoc('$merge', spec)
  checkSpec('$merge', given, ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'])
  const ns = targetOf('$merge', given.get('into'), context)
  const on = onFields(given.get('on'))
  const whenMatched = given.get('whenMatched') ?? 'merge'
  const whenNotMatched = given.get('whenNotMatched') ?? 'insert'
  const combine = combiner(whenMatched, context)
  return (documents) => {
    for (const document of documents) {
      const made = document.has('_id') ? document : new Map([['_id', new ObjectId()], ...document])
      const twin = context.findTwin(ns, made, on)
      if (twin) mergeTwin(context, ns, { twin, made, combine })
      else if (whenNotMatched === 'insert') context.put(ns, made, undefined)
      else if (whenNotMatched === 'fail') {
        throw mongoError('MergeStageNoMatchingDocument',
          '$merge could not find a matching document in the target collection for at least one document in the source collection')
      }
    }
    return []
  }
}

type Combine = (twin: Doc, made: Doc) => Doc | undefined

function mergeTwin(context: StageContext, ns: string, { twin, made, combine }: { twin: Doc; made: Doc; combine: Combine }): void {
  const combined = combine(twin, made)
  if (combined) context.put(ns, combined, twin)
}

function combiner(whenMatched: Value, context: StageContext): Combine {
  if (Array.isArray(whenMatched)) {
    return (twin, made) => updatePipeline(whenMatched, new Map([...context.variables, ['new', made]]))(twin)
  }
  switch (whenMatched) {
    case 'merge': return (twin, made) => new Map([...twin, ...made])
    case 'replace': return (_, made) => made
    case 'keepExisting': return () => undefined
    case 'fail': return (_, made) => {
      throw mongoError('DuplicateKey', `$merge found a document that is there already: _id of type ${typeName(made.get('_id'))}`)
    }
    default: throw mongoError('BadValue', `Enumeration value '${String(whenMatched)}' for field '$merge.whenMatched' is not a valid value.`)
  }
}

function onFields(on: Value): readonly string[] {
  if (on === undefined) return ['_id']
  const paths = Array.isArray(on) ? on : [on]
  return paths.map((path) => {
    if (typeof path !== 'string') throw mongoError('FailedToParse', "$merge 'on' field must be a string or an array of strings")
    return path
  })
}

function targetOf(name: string, spec: Value, { db }: StageContext): string {
  if (typeof spec === 'string') return `${db}.${spec}`
  if (!isDoc(spec)) throw mongoError('Location16990', `${name} only supports a string or object argument, but found ${typeName(spec)}`)
  return `${specText(name, spec, 'db')}.${specText(name, spec, 'coll')}`
}
