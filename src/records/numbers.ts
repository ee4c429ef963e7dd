// Numbers of what we issue: a letter for the kind, nine digits and a check digit that catches every slip of one digit.

import type { RecordKind } from '../ports/records.ts'

/** The kinds of record that carry a number of ours. */
export type NumberedKind = RecordKind | 'appointment'

/** What a typed number is: ours, ours with a slip in it, or not of our pattern. */
export type CheckedNumber =
  | { readonly ok: true; readonly number: string; readonly kind: NumberedKind }
  | { readonly ok: false; readonly why: 'typo' | 'foreign' }

const LETTERS: { readonly [kind in NumberedKind]: string } = { tip: 'T', complaint: 'C', message: 'M', appointment: 'A' }
const KINDS = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as NumberedKind])) // the keys above
const ORDER = [...KINDS.keys()].join('')

const DIGITS = 9
const PATTERN = new RegExp(`^[${ORDER}]\\d{${DIGITS + 1}}$`)

const BARE = new RegExp(`^\\d{${DIGITS + 1}}$`)

/** Damm's quasigroup of order ten: totally anti-symmetric, so that single errors and adjacent swaps change the result. */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** Makes the number of a kind from bytes that are spread evenly. */
export function makeNumber(kind: NumberedKind, bytes: Buffer): string {
  const body = LETTERS[kind] + String(bytes.readUIntBE(0, 6) % 10 ** DIGITS).padStart(DIGITS, '0')
  return body + damm(body)
}

/** Reads a number in any writing: blanks, dashes, full-width signs, small letters, or without its letter. */
export function checkNumber(text: string): CheckedNumber {
  const number = withLetter(cleanNumber(text)).replaceAll('-', '')
  const kind = KINDS.get(number.charAt(0))
  if (!kind || !PATTERN.test(number)) return { ok: false, why: 'foreign' }
  return damm(number) === 0 ? { ok: true, number, kind } : { ok: false, why: 'typo' }
}

// Dashes are of others' numbers. Who leaves out the letter has given all there is to know: at most one of the letters fits the check digit.
function withLetter(number: string): string {
  if (!BARE.test(number)) return number
  const letter = [...ORDER].find((one) => damm(one + number) === 0)
  return letter === undefined ? number : letter + number
}

/** Takes away what does not belong to a number, ours or another's: blanks and dots go, capitals and dashes stay. */
export function cleanNumber(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s.·]/g, '').replace(/[‐-―−_]/g, '-')
}

/** Writes a number as it is shown: `T 123 456 789 0`. */
export function showNumber(number: string): string {
  return PATTERN.test(number) ? number.replace(/^(.)(...)(...)(...)(.)$/, '$1 $2 $3 $4 $5') : number
}

// The letter counts as its place in the order, so that a wrong letter is a slip like any other.
function damm(text: string): number {
  let state = 0
  for (const sign of text) {
    const digit = ORDER.includes(sign) ? ORDER.indexOf(sign) + 1 : Number(sign)
    state = DAMM[state]?.[digit] ?? 0
  }
  return state
}
