// $addFields: new fields beside those there are, within documents and within every element of arrays.

import { mongoError } from '../errors.ts'
import { isDoc, type Doc, type Value } from '../bson/values.ts'
import { evaluate, type Variables } from './expressions.ts'

/** Reads the stage; all expressions are evaluated on the document as it came. */
export function addFields(spec: Value, variables: Variables): (document: Doc) => Doc {
  if (!isDoc(spec)) throw mongoError('Location40272', '$addFields specification stage must be an object')
  const fields = [...spec].flatMap(([path, expression]) => flatten(path.split('.'), expression))
  return (document) => fields.reduce(
    (made, { parts, expression }) => setField(made, parts, evaluate(expression, document, variables)), document)
}

type Field = { readonly parts: readonly string[]; readonly expression: Value }

// { a: { b: expression } } means the same as { 'a.b': expression }.
function flatten(parts: readonly string[], expression: Value): Field[] {
  if (!isDoc(expression) || expression.size === 0 || [...expression.keys()][0]?.startsWith('$')) return [{ parts, expression }]
  return [...expression].flatMap(([name, inner]) => flatten([...parts, ...name.split('.')], inner))
}

function setField(document: Doc, parts: readonly string[], value: Value): Doc {
  const [head = '', ...rest] = parts
  const made: Doc = new Map(document)
  const inner = rest.length === 0 ? value : setInner(made.get(head), rest, value)
  if (inner === undefined) made.delete(head)
  else made.set(head, inner)
  return made
}

function setInner(holder: Value, parts: readonly string[], value: Value): Value {
  if (Array.isArray(holder)) return holder.map((each) => setInner(each, parts, value))
  if (holder instanceof Map) return setField(holder, parts, value)
  return value === undefined ? holder : setField(new Map(), parts, value)
}
