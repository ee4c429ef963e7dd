// The XML of WeChat's messages, which Weibo can speak too: written as the platform writes it, read strictly.

import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** The fields of a message, in their order. A list is written as siblings of one name. */
export type Fields = { readonly [name: string]: string | Fields | readonly Fields[] | undefined }

/** An element that was read: a text, or what stands in it. */
export type Node = string | { readonly [name: string]: Node | readonly Node[] }

const BARE = new Set([
  'CreateTime', 'MsgId', 'MsgID', 'Location_X', 'Location_Y', 'Scale', 'bizmsgmenuid', 'Latitude', 'Longitude', 'Precision',
  'Count', 'TotalCount', 'FilterCount', 'SentCount', 'ErrorCount', 'Idx', 'MenuId', 'FileTotalLen', 'ErrorCode',
])

/** Writes a message: `<xml>` around its fields, texts in CDATA. */
export function writeXml(fields: Fields): string {
  return `<xml>${writeFields(fields)}</xml>`
}

/** Writes fields without anything around them. */
export function writeFields(fields: Fields): string {
  return Object.entries(fields).map(([name, value]) => writeField(name, value)).join('\n')
}

function writeField(name: string, value: Fields[string]): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((one: Fields) => writeField(name, one)).join('')
  if (typeof value !== 'string') return `<${name}>${writeFields(value as Fields)}</${name}>` // neither text nor list
  if (BARE.has(name) && /^[\w.-]*$/.test(value)) return `<${name}>${value}</${name}>`
  return `<${name}><![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`
}

// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/u
const parser = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true, isArray: (name) => name === 'item' })

/** Reads an answer's XML; undefined if a strict reader would not take it. */
export function readXml(text: string): { readonly [name: string]: Node | readonly Node[] } | undefined {
  if (FORBIDDEN.test(text) || !/^<(?:xml|\?xml)/.test(text) || text.includes('<!DOCTYPE')) return undefined
  if (XMLValidator.validate(text.trimEnd()) !== true) return undefined
  try {
    const { xml } = parser.parse(text) as { readonly xml?: Node } // what the parser gives of elements and texts
    return typeof xml === 'object' && !Array.isArray(xml) ? xml : undefined
  } catch {
    return undefined
  }
}

/** The text of an element that is there once; undefined if it is not there, twice there, or holds others. */
export function textIn(node: Node | undefined, ...path: readonly string[]): string | undefined {
  const [name, ...rest] = path
  if (name === undefined) return typeof node === 'string' ? node : undefined
  if (typeof node !== 'object' || !Object.hasOwn(node, name)) return undefined
  const found = node[name]
  return Array.isArray(found) ? undefined : textIn(found as Node, ...rest)
}

/** The elements of a name below another. */
export function nodesIn(node: Node | undefined, name: string): readonly Node[] {
  if (typeof node !== 'object' || !Object.hasOwn(node, name)) return []
  const found = node[name]
  if (found === undefined) return []
  return Array.isArray(found) ? found as readonly Node[] : [found as Node]
}
