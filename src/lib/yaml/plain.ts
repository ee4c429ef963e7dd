// Reads the YAML that nearly every file is written in: a setting a line, items with a dash, lists in brackets, texts set off
// below their name. That takes a tenth of the time that all of YAML does; whatever is other than that, or wrong, is left to
// YAML's own parser.

import { leave, readWithin } from './within.ts'

/** A line that says something: how far it is set in, and what it says. */
export type Line = {
  readonly indent: number
  readonly text: string
  /** Counted from 1. */
  readonly number: number
  /** A comment stands behind what it says. */
  readonly remarked: boolean
}

/** What a file holds, and the lines that say it. */
export type Plain = { readonly value: unknown; readonly lines: readonly Line[] }

/** The lines, of which those before `at` were read; `written` are all as they stand in the file. */
type Reading = { readonly lines: Line[]; readonly written: readonly string[]; at: number }

const SETTING = /^([A-Za-z][\w.-]{0,99}):(?: +(.+))?$/
const ITEM = /^- +/
const BRACKET = /^[[{]/

/** Reads the text of a file; undefined where it needs more than this reads, or where something is wrong with it. */
export function readPlain(text: string): Plain | undefined {
  if (/[\t\r]/.test(text)) return undefined
  try {
    const written = text.split('\n')
    const lines = written.flatMap(lineOf)
    const reading = { lines: [...lines], written, at: 0 }
    const value = lines[0] && isItem(lines[0]) ? readItems(reading, 0) : readSettings(reading, 0)
    return reading.at < lines.length ? undefined : { value, lines }
  } catch {
    return undefined
  }
}

/** Whether an item of a list begins with the line. */
export function isItem({ text }: Line): boolean {
  return ITEM.test(text)
}

function lineOf(written: string, i: number): readonly Line[] {
  const indent = written.search(/[^ ]/)
  if (indent < 0 || written[indent] === '#') return []
  const said = written.slice(indent)
  const remark = said.indexOf(' #')
  const remarked = remark >= 0
  const text = remarked ? said.slice(0, remark) : said
  // What is in quotes is no remark.
  if (remarked && /["']/.test(text)) leave()
  return [{ indent, text: text.replace(/ +$/, ''), number: i + 1, remarked }]
}

function readSettings(reading: Reading, indent: number): { readonly [name: string]: unknown } {
  const settings = new Map<string, unknown>()
  for (let line = reading.lines[reading.at]; line && line.indent >= indent; line = reading.lines[reading.at]) {
    const [, name = '', rest] = (line.indent === indent && SETTING.exec(line.text)) || leave()
    // These are no texts in YAML, not even as names.
    if (settings.has(name) || /^(?:null|true|false)$/i.test(name)) leave()
    reading.at++
    settings.set(name, rest === undefined ? readBelow(reading, indent) : readBehind(reading, indent, rest))
  }
  return settings.size === 0 ? leave() : Object.fromEntries(settings)
}

function readItems(reading: Reading, indent: number): readonly unknown[] {
  const items: unknown[] = []
  for (let line = reading.lines[reading.at]; line && line.indent >= indent; line = reading.lines[reading.at]) {
    const [dash] = ITEM.exec(line.text) ?? []
    if (line.indent === indent && dash === undefined && items.length > 0) break
    if (line.indent > indent || dash === undefined) return leave()
    const first = { ...line, indent: indent + dash.length, text: line.text.slice(dash.length) }
    if (SETTING.test(first.text)) {
      reading.lines[reading.at] = first
      items.push(readSettings(reading, first.indent))
    } else {
      reading.at++
      items.push(BRACKET.test(first.text) ? readBehind(reading, indent, first.text) : readWithin(first.text))
    }
  }
  return items
}

// What stands below a name: items may be set in as far as the name itself.
function readBelow(reading: Reading, indent: number): unknown {
  const next = reading.lines[reading.at]
  if (!next || next.indent < indent) return null
  if (isItem(next)) return readItems(reading, next.indent)
  if (next.indent <= indent) return null
  if (!BRACKET.test(next.text)) return readSettings(reading, next.indent)
  reading.at++
  return readBehind(reading, indent, next.text)
}

// What stands behind a name or a dash: within its line, or from there on in the lines below that are set in.
function readBehind(reading: Reading, indent: number, text: string): unknown {
  if (text === '|-') return setOff(reading, indent).join('\n')
  if (text === '>-') return folded(setOff(reading, indent))
  let said = text
  while (BRACKET.test(said) && !/[\]}]$/.test(said)) said += ` ${nextWithin(reading, indent)}`
  return readWithin(said)
}

function nextWithin(reading: Reading, indent: number): string {
  const [before, line] = reading.lines.slice(reading.at - 1, reading.at + 1)
  if (!before || !line || before.remarked || line.number > before.number + 1 || line.indent <= indent) return leave()
  reading.at++
  return line.text
}

// The lines of a text that is set off as far as its first line.
function setOff(reading: Reading, indent: number): readonly string[] {
  const from = reading.lines[reading.at - 1]?.number ?? 0
  const depth = depthOf(reading.written[from] ?? '')
  const behind = reading.written.slice(from)
  const length = behind.findIndex((line) => line !== '' && depthOf(line) < depth)
  const end = length < 0 ? reading.written.length : from + length
  const next = reading.written[end] ?? ''
  if (depth <= indent || depthOf(next) > indent || /^ +$/.test(next)) leave()
  while ((reading.lines[reading.at]?.number ?? Infinity) <= end) reading.at++
  const texts = reading.written.slice(from, end).map((line) => line.slice(depth))
  return texts.slice(0, texts.findLastIndex((text) => text !== '') + 1)
}

// How far a line is set in; -1 where it says nothing.
function depthOf(line: string): number {
  return line.search(/[^ ]/)
}

function folded(texts: readonly string[]): string {
  if (texts.some((text) => /^ | $/.test(text))) leave()
  return texts.join('\n').replace(/\n+/g, (ends) => ends.slice(1) || ' ')
}
