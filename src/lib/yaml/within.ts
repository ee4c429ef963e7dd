// What stands within a line of plain YAML: a list, a few settings, or one word or text.

// Each of the signs, a quoted text, or what stands between them.
const TOKEN = /[[\]{},]|: |"(?:[^"\\]|\\["\\])*"|'(?:[^']|'')*'|[^ [\]{},][^[\]{},:]*|:/g
const DOUBLE = /^"(?:[^"\\]|\\["\\])*"$/
const SINGLE = /^'(?:[^']|'')*'$/
const NAME = /^[A-Za-z][\w.-]{0,99}$/
const NUMBER = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/

/** The tokens, of which those before `at` were read. */
type Reading = { readonly all: readonly string[]; at: number }

/** Leaves other YAML to its own parser; it is not looked at any further. */
export function leave(): never {
  throw new Error('other YAML')
}

/** Reads what stands behind a name or a dash. */
export function readWithin(text: string): unknown {
  if (!/^[[{]/.test(text)) return /: |:$/.test(text) && !/^["']/.test(text) ? leave() : readWord(text)
  const reading = { all: text.match(TOKEN) ?? [], at: 0 }
  const value = readTokens(reading)
  return reading.at < reading.all.length ? leave() : value
}

function readTokens(reading: Reading): unknown {
  const open = reading.all[reading.at++]
  if (open === '[') return readEntries(reading, ']').map(([, value]) => value)
  if (open !== '{') return /^[\]},:]/.test(open ?? ',') ? leave() : readWord(open?.replace(/ +$/, '') ?? '')
  const entries = readEntries(reading, '}')
  return new Set(entries.map(([name]) => name)).size < entries.length ? leave() : Object.fromEntries(entries)
}

// What stands in brackets, without names where they are those of a list.
function readEntries(reading: Reading, close: ']' | '}'): readonly (readonly [name: string, value: unknown])[] {
  const entries: (readonly [string, unknown])[] = []
  while (reading.all[reading.at] !== close) {
    if (entries.length > 0 && reading.all[reading.at++] !== ',') leave()
    entries.push([close === '}' ? readName(reading) : '', readTokens(reading)])
  }
  reading.at++
  return entries
}

function readName(reading: Reading): string {
  const [name = '', colon] = reading.all.slice(reading.at, reading.at + 2)
  if (colon !== ': ' || !NAME.test(name) || /^(?:null|true|false)$/i.test(name)) return leave()
  reading.at += 2
  return name
}

function readWord(text: string): unknown {
  if (DOUBLE.test(text)) return text.slice(1, -1).replace(/\\(.)/g, '$1')
  if (SINGLE.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null' || text === '~') return null
  if (NUMBER.test(text)) return Number(text)
  return OTHER_NUMBER.test(text) || NO_WORD.test(text) ? leave() : text
}

// Other writings of a number, and of nothing; and signs by which something else begins.
const OTHER_NUMBER = /^[-+]|^\.(?:\d|inf|nan)|^\d+(?:\.\d*)?(?:e[-+]?\d+)?$|^0[ox]/i
const NO_WORD = /^(?:null|true|false)$|^[?:,[\]{}#&*!|>'"%@`~]|^$/i
