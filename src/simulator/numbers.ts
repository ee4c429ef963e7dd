// JSON with whole numbers of any size: the platforms write ids beyond 2^53 as number tokens.

import { randomBytes } from 'node:crypto'

/** A whole number by its digits; `writeJson` writes it as a number. */
export type Whole = { readonly digits: string; readonly mark: typeof MARK }

const MARK = randomBytes(12).toString('hex')
const MARKED = new RegExp(`"${MARK}:(-?\\d+)"`, 'g')

/** Makes a whole number of its digits. */
export function whole(digits: string | bigint | number): Whole {
  return { digits: String(digits), mark: MARK }
}

/** Tells whether a value is a whole number made here. */
function isWhole(value: unknown): value is Whole {
  return typeof value === 'object' && value !== null && 'mark' in value && value.mark === MARK
}

/** Writes JSON, whole numbers with all their digits. */
export function writeJson(value: unknown): string {
  const text = JSON.stringify(value, (_name, one: unknown) => (isWhole(one) ? `${MARK}:${one.digits}` : one))
  return text.replace(MARKED, '$1')
}

/** Creates a counter that gives ever greater whole numbers from a first one. */
export function createSerial(first: bigint): () => string {
  let last = first
  return () => String(last += 1n)
}
