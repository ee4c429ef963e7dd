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
    (of === undefined ? [] : [`        <${name} xml:space="preserve">${escape(typeof of === 'string' ? of : linesOf(of))}</${name}>`])
  return [
    `      <trans-unit id="${escape(key)}"${kind}>`,
    // A unit must have a source, also where only the other language has the text.
    ...value('source', source ?? ''), ...value('target', target),
    '      </trans-unit>',
  ]
}

// A member may have lines of its own.
function linesOf(list: readonly string[]): string {
  return list.map((one) => one.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')).join('\n')
}

/** The members of a list that is written one a line. */
export function listIn(text: string): readonly string[] {
  return text.split('\n').filter((one) => one !== '').map((one) => one.replace(/\\(n|\\)/g, (_, mark) => (mark === 'n' ? '\n' : '\\')))
}

const MARKS: { readonly [mark: string]: string } = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;', '\t': '&#9;',
}

function escape(text: string): string {
  return text.replace(/[&<>"\r\t]/g, (mark) => MARKS[mark] ?? mark)
}

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '', trimValues: false, parseTagValue: false, parseAttributeValue: false,
  processEntities: true, htmlEntities: true, removeNSPrefix: true, preserveOrder: true,
})

/** What stands in a file, in its order: an element under its name beside its attributes, or `#text`. */
type Node = { readonly [name: string]: unknown }

/** Reads a translation. */
export function readXliff(source: string): ReadXliff {
  if (/<!DOCTYPE|<!ENTITY/i.test(source)) return { ok: false, tell: 'has a document type, which XLIFF does not need' }
  // A line ends in XML as it does here, however the file was saved.
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (/^\s*> /.test(text)) return { ok: false, tell: 'begins with what npm prints; export it with npm run --silent translate' }
  if (text === '' || XMLValidator.validate(text) !== true) return { ok: false, tell: 'is no XML' }
  const [xliff] = within(nodes(parser.parse(text)), 'xliff')
  if (xliff && attribute(xliff, 'version')?.startsWith('2')) return { ok: false, tell: 'is XLIFF 2; have it saved as XLIFF 1.2' }
  const files = xliff ? within(inside(xliff), 'file') : []
  const [first] = files
  if (!first) return { ok: false, tell: 'is no XLIFF 1.2: there is no <file> in <xliff>' }
  const [from, to] = ['source-language', 'target-language'].map((name) => attribute(first, name))
  if (!isTag(from) || !isTag(to)) return { ok: false, tell: 'does not say its languages: source-language and target-language' }
  if (files.some((file) => attribute(file, 'target-language') !== to)) {
    return { ok: false, tell: 'is for several languages; import a file for each of them' }
  }
  const read = files.map((file) => ({ name: attribute(file, 'original') ?? '', texts: unitsIn(inside(file)).map(pair) }))
  const odd = read.find(({ name }) => !/^[a-z][a-z0-9-]*$/.test(name))
  if (odd) return { ok: false, tell: 'names a file that is no file of texts' }
  if (read.some(({ texts }) => texts.some(({ key }) => key === ''))) return { ok: false, tell: 'has a <trans-unit> without an id' }
  return { ok: true, translation: { from, to, files: read } }
}

/** Whether this can be the name of a language, which is that of a folder too. */
export function isTag(tag: string | undefined): tag is string {
  return tag !== undefined && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)
}

// Units stand in the body, and in groups of any depth.
function unitsIn(list: readonly Node[]): readonly Node[] {
  return list.flatMap((node) => ('trans-unit' in node ? [node] : 'body' in node || 'group' in node ? unitsIn(inside(node)) : []))
}

function pair(node: Node): Pair {
  const isList = attribute(node, 'restype') === 'x-list'
  const value = (name: string): Value | undefined => {
    const [found] = within(inside(node), name)
    return found && (isList ? listIn(textOf(found)) : textOf(found))
  }
  return { key: attribute(node, 'id') ?? '', source: value('source'), target: value('target') }
}

// Programs put marks around sentences and formats; what is said stands within them.
function textOf(node: Node): string {
  return inside(node).map((one) => (typeof one['#text'] === 'string' ? one['#text'] : textOf(one))).join('')
}

function within(list: readonly Node[], name: string): readonly Node[] {
  return list.filter((node) => name in node)
}

function inside(node: Node): readonly Node[] {
  return nodes(Object.entries(node).find(([name]) => name !== ':@')?.[1])
}

function attribute(node: Node, name: string): string | undefined {
  const all = node[':@']
  const value = isNode(all) ? all[name] : undefined
  return typeof value === 'string' ? value : undefined
}

function nodes(value: unknown): readonly Node[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  return list.filter(isNode)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
