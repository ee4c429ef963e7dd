// Copies and compares JSON, many times as fast as writing it down and reading it back: for proofs of millions of turns.

import type { Json } from '../../src/engine/event.ts'

/** Copies a value that is JSON; its copy shares nothing with it. */
export function copyJson<T extends Json>(value: T): T
export function copyJson(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map(copyJson)
  const copy: Record<string, Json> = {}
  for (const name in value) {
    const each = value[name]
    if (each !== undefined) copy[name] = copyJson(each)
  }
  return copy
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

/** Tells whether both are the same, and are JSON: nothing undefined, no number that JSON has not, no object of a class. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || one === null) {
    return one === other && (typeof one === 'string' || typeof one === 'boolean' || one === null || Number.isFinite(one))
  }
  if (typeof other !== 'object' || other === null) return false
  if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((each, i) => isSameJson(each, other[i]))
  return isPlain(one) && isPlain(other) && isSameRecord(one, other)
}

function isSameRecord(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  let names = 0
  for (const name in one) {
    if (!isSameJson(one[name], other[name])) return false
    names += 1
  }
  return Object.keys(other).length === names
}

function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  return Object.getPrototypeOf(value) === Object.prototype
}
