// Reading and changing a document at a dotted path, with MongoDB's rules for what may be created on the way.

import { mongoError } from '../errors.ts'
import { isPlace, typeName, type Doc, type Value } from '../bson/values.ts'
import { showValue } from '../storage/show.ts'

const MOST_PADDING = 1_500_000

/** The value at a path; undefined if it is not there. Arrays are entered by number only. */
export function getAt(document: Doc, parts: readonly string[]): Value {
  let value: Value = document
  for (const part of parts) {
    if (value instanceof Map) value = value.get(part)
    else if (Array.isArray(value) && isPlace(part)) value = value[Number(part)]
    else return undefined
  }
  return value
}

/** Sets the value at a path and makes the documents on the way that are missing. */
export function setAt(document: Doc, parts: readonly string[], value: Value): void {
  let holder: Value = document
  for (let at = 0; at < parts.length - 1; at += 1) {
    const part = parts[at] ?? ''
    let next: Value = enter(holder, parts, at)
    if (next === undefined) {
      next = new Map()
      put(holder, part, next)
    }
    holder = next
  }
  enter(holder, parts, parts.length - 1)
  put(holder, parts.at(-1) ?? '', value)
}

/** Refuses a path that runs into something that is neither a document nor an array. */
export function checkViable(document: Doc, parts: readonly string[]): void {
  let holder: Value = document
  for (let at = 0; at < parts.length; at += 1) {
    holder = enter(holder, parts, at)
    if (holder === undefined) return
  }
}

/** Removes the field at a path; an array's element becomes null. */
export function unsetAt(document: Doc, parts: readonly string[]): void {
  const holder = getAt(document, parts.slice(0, -1))
  const last = parts.at(-1) ?? ''
  if (holder instanceof Map) holder.delete(last)
  else if (Array.isArray(holder) && isPlace(last) && Number(last) < holder.length) holder[Number(last)] = null
}

function enter(holder: Value, parts: readonly string[], at: number): Value {
  const part = parts[at] ?? ''
  if (holder instanceof Map) return holder.get(part)
  if (Array.isArray(holder) && isPlace(part)) return holder[Number(part)]
  const name = parts[at - 1] ?? ''
  const element = Array.isArray(holder) ? `{${name}: ${showValue(holder)}}` : `{${name}: ${showValue(holder)}}`
  throw mongoError('PathNotViable', `Cannot create field '${part}' in element ${element}`)
}

function put(holder: Value, part: string, value: Value): void {
  if (holder instanceof Map) holder.set(part, value)
  else if (Array.isArray(holder)) {
    const place = Number(part)
    if (place - holder.length > MOST_PADDING) throw mongoError('CannotBackfillArray', "can't backfill more than 1500000 elements")
    while (holder.length < place) holder.push(null)
    holder[place] = value
  } else throw mongoError('PathNotViable', `Cannot create field '${part}' in a ${typeName(holder)}`)
}
