// Texts as XLIFF 1.2, the form that translators' programs read and write. What goes out comes back the same.

import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** A text as locale files hold it. */
export type Value = string | readonly string[]

/** One text in both languages; undefined where a language does not have it. */
export type Pair = { readonly key: string; readonly source: Value | undefined; readonly target: Value | undefined }

/** The texts of a language beside those that they are translated from. */
export type Translation = {
  readonly from: string
  readonly to: string
  readonly files: readonly { readonly name: string; readonly texts: readonly Pair[] }[]
}

/** A translation that was read, or why it could not be. */
export type ReadXliff = { readonly ok: true; readonly translation: Translation } | { readonly ok: false; readonly tell: string }

/** Writes a translation. A list is one unit, its members one a line. */
export function writeXliff({ from, to, files }: Translation): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
    ...files.flatMap(({ name, texts }) => [
      `  <file original="${escape(name)}" source-language="${escape(from)}" target-language="${escape(to)}" datatype="plaintext">`,
      '    <body>',
      ...texts.flatMap(unit),
      '    </body>',
      '  </file>',
    ]),
    '</xliff>', '',
  ].join('\n')
}

function unit({ key, source, target }: Pair): readonly string[] {
  const kind = Array.isArray(target ?? source) ? ' restype="x-list"' : ''
  const value = (name: string, of: Value | undefined): readonly string[] =>
    (of === undefined ? [] : [`        <${name} xml:space="preserve">${escape(typeof of === 'string' ? of : of.join('\n'))}</${name}>`])
  return [
    `      <trans-unit id="${escape(key)}"${kind}>`,
    // A unit must have a source, also where only the other language has the text.
    ...value('source', source ?? ''), ...value('target', target),
    '      </trans-unit>',
  ]
}

const MARKS: { readonly [mark: string]: string } = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\t': '&#9;',
}

function escape(text: string): string {
  return text.replace(/[&<>"\r\t]/g, (mark) => MARKS[mark] ?? mark)
}

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', trimValues: false, parseTagValue: false, parseAttributeValue: false,
  processEntities: true, htmlEntities: true, isArray: (name) => name === 'file' || name === 'trans-unit',
})

type Node = { readonly [name: string]: unknown }

/** Reads a translation. */
export function readXliff(source: string): ReadXliff {
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) return { ok: false, tell: 'has a document type, which XLIFF does not need' }
  if (source === '' || XMLValidator.validate(source) !== true) return { ok: false, tell: 'is not there, or is no XML' }
  const files = nodes(child(child(parser.parse(source), 'xliff'), 'file'))
  const [first] = files
  if (!first) return { ok: false, tell: 'is no XLIFF 1.2: there is no <file> in <xliff>' }
  const [from, to] = [first['@source-language'], first['@target-language']].map(String)
  if (!isTag(from) || !isTag(to)) return { ok: false, tell: 'does not say its languages: source-language and target-language' }
  const read = files.map((file) => ({
    name: String(file['@original']),
    texts: nodes(child(child(file, 'body'), 'trans-unit')).map(pair),
  }))
  const odd = read.find(({ name }) => !/^[a-z][a-z0-9-]*$/.test(name))
  if (odd) return { ok: false, tell: 'names a file that is no file of texts' }
  return { ok: true, translation: { from, to, files: read } }
}

function isTag(tag: string | undefined): tag is string {
  return tag !== undefined && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)
}

function pair(node: Node): Pair {
  const isList = node['@restype'] === 'x-list'
  const value = (name: string): Value | undefined => {
    const text = textOf(node[name])
    return text === undefined ? undefined : isList ? text.split('\n').filter((one) => one !== '') : text
  }
  return { key: String(node['@id']), source: value('source'), target: value('target') }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === undefined) return undefined
  const text = child(value, '#text')
  return typeof text === 'string' ? text : ''
}

function child(node: unknown, name: string): unknown {
  return typeof node === 'object' && node !== null && name in node ? (node as Node)[name] : undefined // it has just been found there
}

function nodes(value: unknown): readonly Node[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.filter((one): one is Node => typeof one === 'object' && one !== null)
}
