// Reads the XML that WeChat sends, and Weibo where it was asked to: elements, text and CDATA, nothing else. No DTD, no entities
// of its own, no attributes, no comments: what is not in the format cannot do anything. Why not a general parser:
// docs/decisions/0006-reading-xml.md.

import { clean } from './clean.ts'

/** An element: either text, or children with blanks between them. */
export type Element = {
  readonly name: string
  readonly text: string
  readonly children: readonly Element[]
}

const DEEPEST = 8
const PROLOGUE = /^\uFEFF?(?:<\?xml[ \t]+version=["']1\.0["'](?:[ \t]+encoding=["']utf-8["'])?[ \t]*\?>)?[ \t\r\n]*/i
const OPENING = /^([A-Za-z_][\w.-]{0,63})[ \t\r\n]*(\/?)$/
const BLANK = /^[ \t\r\n]*$/
const REFERENCE = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\dA-Fa-f]{1,6}));|&/g
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const

type Cursor = { readonly xml: string; at: number }

/** Reads a document whose root is `xml`; undefined if it is anything else. Time and memory grow with its length alone. */
export function readXml(xml: string): Element | undefined {
  if (xml.includes('\0')) return undefined
  const cursor = { xml, at: PROLOGUE.exec(xml)?.[0].length ?? 0 }
  const root = readElement(cursor, 1)
  if (root?.name !== 'xml') return undefined
  return BLANK.test(xml.slice(cursor.at)) ? root : undefined
}

/** The elements that hold text, by name, cleaned; a name that stands there twice holds nothing that can be trusted. */
export function fieldsOf(root: Element): Record<string, string | null> {
  const fields: Record<string, string | null> = Object.create(null)
  for (const { name, text, children } of root.children) {
    if (children.length > 0) continue
    fields[name] = name in fields ? null : clean(text)
  }
  return fields
}

/** Writes a text so that nothing in it can end it. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function readElement(cursor: Cursor, depth: number): Element | undefined {
  if (depth > DEEPEST || cursor.xml[cursor.at] !== '<') return undefined
  const end = cursor.xml.indexOf('>', cursor.at)
  const tag = end < 0 ? null : OPENING.exec(cursor.xml.slice(cursor.at + 1, end))
  if (!tag?.[1]) return undefined
  cursor.at = end + 1
  if (tag[2]) return { name: tag[1], text: '', children: [] }
  return readContent(cursor, tag[1], depth)
}

function readContent(cursor: Cursor, name: string, depth: number): Element | undefined {
  const children: Element[] = []
  let text = ''
  for (;;) {
    const plain = readPlain(cursor)
    if (plain === undefined) return undefined
    text += plain
    if (cursor.xml.startsWith('</', cursor.at)) break
    const cdata = readCdata(cursor)
    if (cdata === undefined) {
      const child = readElement(cursor, depth + 1)
      if (!child) return undefined
      children.push(child)
    } else {
      text += cdata
    }
  }
  if (!readClosing(cursor, name)) return undefined
  if (children.length === 0) return { name, text, children }
  return BLANK.test(text) ? { name, text: '', children } : undefined
}

/** Reads up to the next `<`; undefined if there is none, or a reference in between that is not XML's own. */
function readPlain(cursor: Cursor): string | undefined {
  const end = cursor.xml.indexOf('<', cursor.at)
  if (end < 0) return undefined
  const plain = cursor.xml.slice(cursor.at, end)
  cursor.at = end
  return plain.includes('&') ? resolve(plain) : plain
}

function readCdata(cursor: Cursor): string | undefined {
  if (!cursor.xml.startsWith('<![CDATA[', cursor.at)) return undefined
  const end = cursor.xml.indexOf(']]>', cursor.at)
  if (end < 0) return undefined
  const text = cursor.xml.slice(cursor.at + 9, end)
  cursor.at = end + 3
  return text
}

function readClosing(cursor: Cursor, name: string): boolean {
  const end = cursor.xml.indexOf('>', cursor.at)
  const found = cursor.xml.slice(cursor.at + 2, end)
  if (end < 0 || !found.startsWith(name) || !BLANK.test(found.slice(name.length))) return false
  cursor.at = end + 1
  return true
}

function resolve(plain: string): string | undefined {
  let broken = false
  const text = plain.replace(REFERENCE, (whole, name?: keyof typeof NAMED, decimal?: string, hex?: string) => {
    if (name) return NAMED[name]
    const point = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)
    broken ||= whole === '&' || !isAllowed(point)
    return broken ? '' : String.fromCodePoint(point)
  })
  return broken ? undefined : text
}

function isAllowed(point: number): boolean {
  return point === 9 || point === 10 || point === 13
    || (point >= 0x20 && point <= 0xD7FF) || (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF)
}
