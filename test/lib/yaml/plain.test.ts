// Files are read the quick way where it reads them as YAML's own parser does, and else are left to that parser.

import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { parseDocument } from 'yaml'

import { readPlain } from '../../../src/lib/yaml/plain.ts'

const SHIPPED = ['flows', 'config', 'config/department', 'config/department/calendar', 'config/department/guide']
  .flatMap((dir) => readdirSync(dir).filter((name) => name.endsWith('.yaml')).map((name) => readFileSync(`${dir}/${name}`, 'utf8')))

/** What YAML's own parser makes of a text; undefined if it finds something wrong. */
function byYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false })
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS() as unknown
}

const PIECES = [
  ':', ': ', ' ', '  ', '- ', ' #', '"', "'", '[', ']', '{', '}', ',', '\n', '\n  ', '\n    ', '\n\n', '\n- ', '~', 'null', 'True', '0', '1', '.5',
  '1e3', '3.50', '|', ' |-\n', ' >-\n', '>', '&a ', '*a', '!x ', '---\n', '\u00a0', '\u3000', '中', '\\', '\\"', 'a: b', 'steps:', '{a: b}', '[a, b]',
  '[]', '{}', '[\n', "''", 'x:y', ' : ', '12:30', '07', '\n      b', '\n # c\n', ' \n', '? ', '- - ', '%', '...', '.\n',
]

describe('YAML read the quick way', () => {
  it('is that of nearly every shipped file, and reads it as its own parser does', () => {
    const read = SHIPPED.filter((text) => readPlain(text) !== undefined)
    ok(read.length > SHIPPED.length * 0.95, `${read.length} of ${SHIPPED.length}`)
    for (const text of read) deepEqual(readPlain(text)?.value, byYaml(text))
  })

  it('has settings, items, lists, and texts that are set off', () => {
    const text = [
      '# A file.', '', 'name: a', 'starts: { words: words, after: [number, code] } # and no menu', 'keep: "2y"', 'place: { lat: 30.50, none: [] }',
      'words: [one,', '  two,', "  'it''s', \"said \\\"so\\\"\" ]", 'below:', '  [', '    a b', '    c', '  ]', 'items:', '  - say: hello  ', '',
      "  - from: ['1', 2, true, none at all]", '    refused:', '      not-found: b', '  - if: { added.kind: ~ }', '  - end:', '  - [a,', '     b]',
      'short:', '  zh: |-', '    one # two', '', '      three', '', '  en: >-', '    one', '    two', '', '', '    three', 'last: ./data',
    ].join('\n')
    const value = {
      name: 'a', starts: { words: 'words', after: ['number', 'code'] }, keep: '2y', place: { lat: 30.5, none: [] },
      words: ['one', 'two', "it's", 'said "so"'], below: ['a b c'],
      items: [
        { say: 'hello' }, { from: ['1', 2, true, 'none at all'], refused: { 'not-found': 'b' } }, { if: { 'added.kind': null } }, { end: null },
        ['a', 'b'],
      ],
      short: { zh: 'one # two\n\n  three', en: 'one two\n\nthree' }, last: './data',
    }
    deepEqual(readPlain(text)?.value, value)
    deepEqual(byYaml(text), value)
    deepEqual(readPlain('- a\n- b: c')?.value, ['a', { b: 'c' }])
  })

  for (const [what, text] of Object.entries({
    'a name twice': 'flow: a\nflow: b', 'a name twice within a line': 'flow: { a: 1, a: 2 }', 'an alias': 'flow: &a b\nsteps: *a', 'a tag': 'flow: !x y',
    'a text of several lines': 'flow: a\n  b', 'one that looks like items': 'steps:\n  - a\n    - b', 'a text that keeps its end': 'flow: |\n  a\n',
    'a text set off less than its name': 'a:\n  b: |-\n c', 'a text whose first line is further in': 'a: |-\n    b\n  c', 'folded lines set in': 'a: >-\n  b\n   c',
    'a text that begins with nothing': 'a: |-\n\n  b', 'blanks in a text that is set off': 'a: |-\n  b\n     \n  c', 'a folded line that ends in a blank': 'a: >-\n  b \n  c',
    'a list with a comment between': 'a: [b\n  # c\n  , d]', 'a list with a comment in a word': 'a: [b # c\n  d]', 'a list set in less': 'a:\n  b: [c,\n  d]',
    'an escape': 'flow: "a\\n"', 'an open quote': 'flow: "a', 'an open list': 'flow: [a', 'an end alone': 'flow: a]\nb: ]', 'a comma too many': 'a: [b,]',
    'a colon too many': 'flow: a: b', 'a step set in otherwise': 'steps:\n  - say: a\n - say: b', 'a setting set in otherwise': 'a: b\n c: d',
    'two files in one': 'flow: a\n---\nflow: b', 'other writings of numbers': 'a: 1e3', 'a number below 0': 'a: -1', 'a date of birth': 'a: 007', 'another nothing': 'a: NULL',
    'a name that is none': 'null: a', 'nothing': '', 'a text alone': 'flow', 'a mark before the text': '\ufeffflow: a',
  })) {
    it(`leaves ${what} to YAML's own parser`, () => equal(readPlain(text), undefined))
  }

  it('reads whatever it reads as that parser does', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...PIECES), fc.nat(2)), { minLength: 1, maxLength: 3 })
    let read = 0
    fc.assert(fc.property(fc.constantFrom(...SHIPPED), fc.nat(), changes, (file, from, all) => {
      const lines = file.split('\n')
      // From a line that is set in least on, so that most of what is changed can be read.
      const begins = [...lines.keys()].filter((n) => /^\w/.test(lines[n] ?? ''))
      const begin = begins[from % begins.length] ?? 0
      const piece = lines.slice(begin, begin + 12).join('\n')
      const text = all.reduce((said, [at, what, gone]) => {
        const place = at % (said.length + 1)
        return `${said.slice(0, place)}${what}${said.slice(place + gone)}`
      }, piece)
      const plain = readPlain(text)
      if (plain === undefined) return
      read++
      deepEqual(plain.value, byYaml(text))
    }), { numRuns: process.env['LONG'] ? 100_000 : 1_000 })
    notEqual(read, 0)
  })
})
