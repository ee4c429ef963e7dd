// Reads the JSON of Weibo without losing digits: every number stays the decimal string that it is written as.

import { parse } from 'lossless-json'

/** An object of names and values. */
export type Members = { readonly [name: string]: unknown }

/** How deep what the platform sends is nested at most; it needs three. */
const DEEPEST = 16

/** Reads an object; undefined if it is none, is nested without end, or says a name twice with two values. */
export function readJson(json: string): Members | undefined {
  if (isDeep(json)) return undefined
  try {
    return asMembers(parse(json, undefined, (number) => number))
  } catch {
    return undefined
  }
}

/** A value as an object with names; undefined if it is none. */
export function asMembers(value: unknown): Members | undefined {
  // What is an object and neither null nor a list has names and values.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Members : undefined
}

/** A parser that calls itself would take long for this, and run out of stack. */
function isDeep(json: string): boolean {
  let depth = 0
  let inText = false
  for (let i = 0; i < json.length; i += 1) {
    const character = json[i]
    if (inText) {
      if (character === '\\') i += 1
      else if (character === '"') inText = false
    } else if (character === '"') inText = true
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    if (depth > DEEPEST) return true
  }
  return false
}
