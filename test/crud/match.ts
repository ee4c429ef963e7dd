// How the unified test format compares: an expected value, with its $$ operators, against what came back.
// https://github.com/mongodb/specifications/blob/master/source/unified-test-format/unified-test-format.md

import { isDeepStrictEqual } from 'node:util'

import { EJSON } from 'bson'

/** Something read from a test file or from the driver. */
export type Fields = Readonly<Record<string, unknown>>

/** How strictly to look: at the root of a result, members that are not expected are allowed. */
export type Strictness = 'root' | 'exact'

/** Tells a document from the values that BSON has types of its own for. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('_bsontype' in value)
    && !(value instanceof Date) && !(value instanceof RegExp) && !(value instanceof Uint8Array)
}

/** Says where `actual` is not what was expected, or gives undefined when it is. */
export function mismatch(expected: unknown, actual: unknown, how: Strictness = 'exact'): string | undefined {
  if (isFields(expected)) return mismatchOfFields(expected, actual, how)
  if (Array.isArray(expected)) return mismatchOfLists(expected, actual, how)
  if (typeof expected === 'number' && typeof actual !== 'object') {
    return Number(actual) === expected ? undefined : `expected ${expected}, got ${show(actual)}`
  }
  return isDeepStrictEqual(plain(expected), plain(actual)) ? undefined : `expected ${show(expected)}, got ${show(actual)}`
}

function mismatchOfFields(expected: Fields, actual: unknown, how: Strictness): string | undefined {
  const [operator] = Object.keys(expected)
  if (operator?.startsWith('$$')) return mismatchOfOperator(operator, expected[operator], { actual, how })
  if (!isFields(actual)) return `expected ${show(expected)}, got ${show(actual)}`
  for (const [key, value] of Object.entries(expected)) {
    const wrong = mismatch(value, actual[key])
    if (wrong !== undefined) return `${key}: ${wrong}`
  }
  const extra = how === 'root' ? undefined : Object.keys(actual).find((key) => !(key in expected))
  return extra === undefined ? undefined : `${extra}: not expected, got ${show(actual[extra])}`
}

function mismatchOfLists(expected: readonly unknown[], actual: unknown, how: Strictness): string | undefined {
  if (!Array.isArray(actual)) return `expected a list, got ${show(actual)}`
  if (actual.length !== expected.length) return `expected ${expected.length} of them, got ${show(actual)}`
  for (const [index, value] of expected.entries()) {
    const wrong = mismatch(value, actual[index], how)
    if (wrong !== undefined) return `${index}: ${wrong}`
  }
  return undefined
}

type Seen = { readonly actual: unknown; readonly how: Strictness }

function mismatchOfOperator(operator: string, expected: unknown, { actual, how }: Seen): string | undefined {
  const there = actual !== undefined
  if (operator === '$$exists') return there === expected ? undefined : `expected ${expected ? 'something' : 'nothing'}`
  if (operator === '$$unsetOrMatches') return there && actual !== null ? mismatch(expected, actual, how) : undefined
  if (operator === '$$type') return there ? undefined : `expected a ${show(expected)}`
  return `the runner does not know ${operator}`
}

function plain(value: unknown): unknown {
  return value === undefined ? undefined : EJSON.serialize({ value })
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : EJSON.stringify(value).slice(0, 300)
}
