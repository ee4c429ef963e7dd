// The modifiers of an update as they are read from the command: each on one path, none of which another changes too.

import { isDoc, isPlace, typeName, type Doc, type Value } from '../bson/values.ts'
import { mongoError } from '../errors.ts'
import { showValue } from '../storage/show.ts'
import { ARRAY_OPERATORS, checkArrayOperand } from './arrays.ts'
import { checkOperand, FIELD_OPERATORS } from './fields.ts'

/** One modifier on one path; `$rename` has a second one, `$renamed`, on its target. */
export type Modifier = { readonly name: string; readonly path: string; readonly parts: readonly string[]; readonly operand: Value }

/** Reads the modifiers of an update; refuses two that change the same. */
export function modifiersIn(update: Doc): readonly Modifier[] {
  const modifiers = [...update].flatMap(([name, fields]) => modifiersOf(name, fields))
  refuseConflicts(modifiers)
  return modifiers
}

function modifiersOf(name: string, fields: Value): Modifier[] {
  if (!Object.hasOwn(FIELD_OPERATORS, name) && !Object.hasOwn(ARRAY_OPERATORS, name) && name !== '$unset' && name !== '$rename') {
    throw mongoError('FailedToParse',
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`)
  }
  if (!isDoc(fields)) {
    throw mongoError('FailedToParse',
      `Modifiers operate on fields but we found type ${typeName(fields)} instead: {${name}: ${showValue(fields)}}`)
  }
  return [...fields].flatMap(([path, operand]) => modifierOf(name, path, operand))
}

function modifierOf(name: string, path: string, operand: Value): Modifier[] {
  const parts = checkPath(path)
  checkOperand(name, path, operand)
  checkArrayOperand(name, path, operand)
  if (name !== '$rename') return [{ name, path, parts, operand }]
  if (typeof operand !== 'string') {
    throw mongoError('BadValue', `The 'to' field for $rename must be a string: ${path}: ${showValue(operand)}`)
  }
  const target = checkPath(operand)
  if ([...parts, ...target].some((part) => part.startsWith('$'))) {
    throw mongoError('BadValue', 'The source and target field for $rename may not be dynamic')
  }
  if (operand === path) throw mongoError('BadValue', `The source and target field for $rename must differ: ${path}: "${operand}"`)
  return [{ name, path, parts, operand }, { name: '$renamed', path: operand, parts: target, operand: path }]
}

function checkPath(path: string): string[] {
  const parts = path.split('.')
  if (path === '') throw mongoError('EmptyFieldName', "An empty update path is not valid.")
  if (parts.includes('')) {
    throw mongoError('EmptyFieldName', `The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  if (parts[0]?.startsWith('$')) {
    throw mongoError('DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${parts[0]}' in '${path}' is not allowed in the context of an update's replacement document.`)
  }
  return parts
}

function refuseConflicts(modifiers: readonly Modifier[]): void {
  const paths = modifiers.map((modifier) => modifier.path).toSorted()
  for (const [at, path] of paths.entries()) {
    const other = paths.find((each, place) => place !== at && (each === path || each.startsWith(`${path}.`)))
    if (other !== undefined) {
      throw mongoError('ConflictingUpdateOperators', `Updating the path '${other}' would create a conflict at '${path}'`)
    }
  }
}

/** The modifiers in the order in which they are applied: new fields are added in the order of their names, numbers by value. */
export function inOrder(modifiers: readonly Modifier[]): readonly Modifier[] {
  return modifiers.toSorted((a, b) => comparePaths(a.parts, b.parts))
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const [mine = '', other = ''] = [a[at], b[at]]
    if (mine === other) continue
    return isPlace(mine) && isPlace(other) ? Number(mine) - Number(other) : mine < other ? -1 : 1
  }
  return a.length - b.length
}
