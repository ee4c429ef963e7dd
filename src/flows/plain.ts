// Reads the YAML that nearly every flow is written in: a setting a line, steps with a dash, lists within a line. That takes a
// tenth of the time that all of YAML does; whatever is other than that, or wrong, is left to YAML's own parser.

/** What a flow file holds, with the lines of its steps and of the settings above them. */
export type Plain = { readonly value: unknown; readonly lines: readonly number[]; readonly heads: { readonly [name: string]: number } }

type Line = { readonly indent: number; readonly text: string; readonly number: number }

/** What is read, and how far. */
type Reading<T> = { readonly all: T[]; at: number }

const SETTING = /^([A-Za-z][\w.-]{0,99}):(?: +(.+))?$/
const ITEM = /^- +/
const NUMBER = /^(?:0|[1-9]\d{0,14})$/

/** Reads the text of a flow file; undefined where it needs more than this reads, or where something is wrong with it. */
export function readPlain(text: string): Plain | undefined {
  try {
    const lines = linesOf(text)
    const reading = { all: [...lines], at: 0 }
    const value = readSettings(reading, 0)
    return reading.at < lines.length ? undefined : { value, ...placesOf(lines) }
  } catch {
    return undefined
  }
}

// What is other YAML is not looked at any further.
function leave(): never {
  throw new Error('other YAML')
}

function linesOf(text: string): readonly Line[] {
  if (/[\t\r]/.test(text)) leave()
  return text.split('\n').flatMap((written, i) => {
    const indent = written.search(/[^ ]/)
    if (indent < 0 || written[indent] === '#') return []
    const said = written.slice(indent)
    const comment = said.indexOf(' #')
    if (comment >= 0 && /["']/.test(said)) leave()
    return [{ indent, text: (comment < 0 ? said : said.slice(0, comment)).replace(/ +$/, ''), number: i + 1 }]
  })
}

function placesOf(lines: readonly Line[]): Pick<Plain, 'lines' | 'heads'> {
  const heads = lines.filter(({ indent, text }) => indent === 0 && !ITEM.test(text))
  const from = lines.findIndex(({ indent, text }) => indent === 0 && text === 'steps:')
  const behind = from < 0 ? [] : lines.slice(from + 1)
  const end = behind.findIndex((line) => heads.includes(line))
  const steps = (end < 0 ? behind : behind.slice(0, end)).filter(({ indent, text }) => indent === behind[0]?.indent && ITEM.test(text))
  return {
    lines: steps.map(({ number }) => number),
    heads: Object.fromEntries(heads.map(({ text, number }) => [text.slice(0, text.indexOf(':')), number])),
  }
}

function readSettings(reading: Reading<Line>, indent: number): { readonly [name: string]: unknown } {
  const settings = new Map<string, unknown>()
  for (let line = reading.all[reading.at]; line && line.indent >= indent; line = reading.all[reading.at]) {
    const [, name = '', rest] = (line.indent === indent && SETTING.exec(line.text)) || leave()
    // These are no texts in YAML, not even as names.
    if (settings.has(name) || /^(?:null|true|false)$/i.test(name)) leave()
    reading.at++
    settings.set(name, rest === undefined ? readBelow(reading, indent) : readWithin(rest))
  }
  return settings.size === 0 ? leave() : Object.fromEntries(settings)
}

function readItems(reading: Reading<Line>, indent: number): readonly unknown[] {
  const items: unknown[] = []
  for (let line = reading.all[reading.at]; line && line.indent >= indent; line = reading.all[reading.at]) {
    const { text, number } = line
    const [dash] = ITEM.exec(text) ?? []
    if (line.indent === indent && dash === undefined && items.length > 0) break
    if (line.indent > indent || dash === undefined) return leave()
    const first = { indent: indent + dash.length, text: text.slice(dash.length), number }
    if (SETTING.test(first.text)) {
      reading.all[reading.at] = first
      items.push(readSettings(reading, first.indent))
    } else {
      reading.at++
      items.push(readWithin(first.text))
    }
  }
  return items
}

// What stands below a name: steps may be set in as far as the name itself.
function readBelow(reading: Reading<Line>, indent: number): unknown {
  const next = reading.all[reading.at]
  if (!next || next.indent < indent) return null
  if (ITEM.test(next.text)) return readItems(reading, next.indent)
  return next.indent > indent ? readSettings(reading, next.indent) : null
}

// What stands within a line: a list, a few settings, or one word or text.
function readWithin(text: string): unknown {
  if (!/^[[{]/.test(text)) return /: |:$/.test(text) && !/^["']/.test(text) ? leave() : readWord(text)
  const reading = { all: text.match(TOKEN) ?? [], at: 0 }
  const value = readTokens(reading)
  return reading.at < reading.all.length ? leave() : value
}

// Each of the signs, a quoted text, or what stands between them.
const TOKEN = /[[\]{},]|: |"[^"]*"|'[^']*'|[^ [\]{},][^[\]{},:]*|:/g

function readTokens(reading: Reading<string>): unknown {
  const open = reading.all[reading.at++]
  if (open !== '[' && open !== '{') return /^[\]},:]/.test(open ?? ',') ? leave() : readWord(open?.replace(/ +$/, '') ?? '')
  const [close, entries] = [open === '[' ? ']' : '}', [] as (readonly [string, unknown])[]]
  do {
    const name = open === '{' ? readName(reading) : ''
    entries.push([name, readTokens(reading)])
  } while (reading.all[reading.at++] === ',')
  if (reading.all[reading.at - 1] !== close) return leave()
  if (open === '[') return entries.map(([, value]) => value)
  return new Set(entries.map(([name]) => name)).size < entries.length ? leave() : Object.fromEntries(entries)
}

function readName(reading: Reading<string>): string {
  const [name = '', colon] = reading.all.slice(reading.at, reading.at + 2)
  if (colon !== ': ' || !SETTING.test(`${name}:`) || /^(?:null|true|false)$/i.test(name)) return leave()
  reading.at += 2
  return name
}

function readWord(text: string): unknown {
  if (/^"[^"\\]*"$|^'[^']*'$/.test(text)) return text.slice(1, -1)
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null' || text === '~') return null
  if (NUMBER.test(text)) return Number(text)
  // Other writings of a number, or of nothing; and signs by which something else begins.
  return /^[-+.]|^\d+(?:\.\d*)?(?:e[-+]?\d+)?$|^0[ox]|^(?:null|true|false)$|^[?:,[\]{}#&*!|>'"%@`~]|^$/i.test(text) ? leave() : text
}
