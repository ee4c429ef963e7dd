// Return codes: twelve random symbols that are not mistaken for one another, and a check symbol that finds any slip.

/** The symbols: digits and capitals without I, L, O and U. */
export const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const LENGTH = 12

/** x⁵ + x² + 1, by which symbols are multiplied as elements of GF(32). */
const POLYNOMIAL = 0b100101

/** Makes a code from twelve random bytes. */
export function makeCode(bytes: Uint8Array): string {
  if (bytes.length < LENGTH) throw new RangeError(`a code needs ${LENGTH} bytes`)
  // 256 is a multiple of 32, so every symbol is equally likely.
  const symbols = [...bytes.subarray(0, LENGTH)].map((byte) => SYMBOLS.charAt(byte % 32)).join('')
  return symbols + SYMBOLS.charAt(checkOf(symbols))
}

/** Reads a code in any writing: blanks, dashes, small letters, O for 0, I and L for 1. Undefined if there is a slip in it. */
export function readCode(text: string): string | undefined {
  const code = cleanCode(text)
  if (code.length !== LENGTH + 1 || [...code].some((symbol) => !SYMBOLS.includes(symbol))) return undefined
  return SYMBOLS.charAt(checkOf(code.slice(0, LENGTH))) === code.charAt(LENGTH) ? code : undefined
}

/** Writes a code as it is shown: `ABCD-EFGH-JKMN-P`. */
export function showCode(code: string): string {
  return code.replace(/(....)(?=.)/g, '$1-')
}

/** Tells whether a resident has typed the end of their code: at least the last four symbols, with the check symbol or without. */
export function isTail(code: string, typed: string): boolean {
  const tail = cleanCode(typed)
  return tail.length >= 4 && (code.endsWith(tail) || code.slice(0, LENGTH).endsWith(tail))
}

function cleanCode(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

// Each place has a weight of its own, none 0 and none 1 (the check symbol's own): a single wrong symbol and any two
// that were swapped change the sum.
function checkOf(symbols: string): number {
  let weight = 1
  let sum = 0
  for (const symbol of symbols) {
    weight = double(weight)
    sum ^= multiply(weight, SYMBOLS.indexOf(symbol))
  }
  return sum
}

function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 0, shifted = a; bit < 5; bit++, shifted = double(shifted)) {
    if (b & (1 << bit)) product ^= shifted
  }
  return product
}

function double(a: number): number {
  return a & 16 ? (a << 1) ^ POLYNOMIAL : a << 1
}
