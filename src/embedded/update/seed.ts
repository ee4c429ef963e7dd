// What an upsert begins with where its filter finds nothing.

import { copyValue, isDoc, typeName, type Doc, type Value } from '../bson/values.ts'
import { mongoError } from '../errors.ts'
import { isOperators } from '../query/match.ts'
import { getAt, setAt } from './places.ts'

/** The document that an upsert begins with: what its filter says must be equal. */
export function seedOf(filter: Doc): Doc {
  const seed: Doc = new Map()
  for (const [path, value] of equalities(filter)) {
    if (getAt(seed, path.split('.')) !== undefined) {
      throw mongoError('NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`)
    }
    setAt(seed, path.split('.'), copyValue(value))
  }
  return seed
}

function equalities(filter: Doc): [string, Value][] {
  return [...filter].flatMap(([path, condition]): [string, Value][] => {
    if ((path === '$and' || path === '$or') && Array.isArray(condition) && (path === '$and' || condition.length === 1)) {
      return condition.filter(isDoc).flatMap(equalities)
    }
    if (path.startsWith('$')) return []
    if (!isOperators(condition)) return isRegex(condition) ? [] : [[path, condition]]
    return operatorEqualities(path, condition)
  })
}

function operatorEqualities(path: string, condition: Doc): [string, Value][] {
  const equal = condition.get('$eq')
  if (equal !== undefined) return [[path, equal]]
  const few = condition.get('$all') ?? condition.get('$in')
  const [only] = Array.isArray(few) ? few : []
  return Array.isArray(few) && few.length === 1 && only !== undefined && !isDoc(only) ? [[path, only]] : []
}

function isRegex(value: Value): boolean {
  return typeName(value) === 'regex'
}
