// Flows are read the quick way where it reads them as YAML's own parser does, and else by that parser.

import { deepEqual, equal, notEqual, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'

import * as fc from 'fast-check'

import { readPlain } from '../../src/flows/plain.ts'
import { readFlow } from '../../src/flows/read.ts'

const SHIPPED = readdirSync('flows').map((name) => readFileSync(`flows/${name}`, 'utf8'))

// The quick way knows no tabs, and leaves all of the text to YAML's parser.
const byYaml = (text: string): ReturnType<typeof readFlow> => readFlow('flow.yaml', `${text}\n#\t`)

describe('reading flows the quick way', () => {
  it('reads nearly every shipped flow', () => {
    ok(SHIPPED.filter((text) => readPlain(text) !== undefined).length > SHIPPED.length * 0.9)
  })

  it('reads settings, steps and lists with their lines', () => {
    const text = [
      '# A flow.', '', 'flow: a', 'starts: { words: words, after: [number, code] } # and no menu', 'keep: "2y"', 'steps:', '  - say: hello  ',
      '', '  - choose: one', "    from: ['1', 2, true, none at all]", '    refused:', '      not-found: b', '  - if: { added.kind: ~ }', '  - end:', '',
    ].join('\n')
    deepEqual(readPlain(text), {
      value: {
        flow: 'a', starts: { words: 'words', after: ['number', 'code'] }, keep: '2y',
        steps: [
          { say: 'hello' }, { choose: 'one', from: ['1', 2, true, 'none at all'], refused: { 'not-found': 'b' } },
          { if: { 'added.kind': null } }, { end: null },
        ],
      },
      lines: [7, 9, 13, 14], heads: { flow: 3, starts: 4, keep: 5, steps: 6 },
    })
    deepEqual(byYaml(text), readFlow('flow.yaml', text))
  })

  for (const [what, text] of Object.entries({
    'a name twice': 'flow: a\nflow: b', 'a name twice within a line': 'flow: { a: 1, a: 2 }', 'an alias': 'flow: &a b\nsteps: *a', 'a tag': 'flow: !x y',
    'a text of several lines': 'flow: a\n  b', 'one that looks like steps': 'steps:\n  - a\n    - b', 'a text that is set off': 'flow: |\n  a', 'a list of several lines': 'steps: [a,\n  b]',
    'an escape': 'flow: "a\\n"', 'a quote in a quote': "flow: 'it''s'", 'an open quote': 'flow: "a', 'an open list': 'flow: [a', 'an end alone': 'flow: a]\nb: ]',
    'a colon too many': 'flow: a: b', 'a step set in otherwise': 'steps:\n  - say: a\n - say: b', 'a setting set in otherwise': 'a: b\n c: d',
    'two files in one': 'flow: a\n---\nflow: b', 'other writings of numbers': 'a: 1e3', 'a date of birth': 'a: 007', 'another nothing': 'a: NULL',
    'a name that is none': 'null: a', 'nothing': '', 'a text alone': 'flow', 'a list alone': '- a', 'a mark before the text': '\ufeffflow: a',
  })) {
    it(`leaves ${what} to YAML's own parser`, () => equal(readPlain(text), undefined))
  }

  it('reads whatever it reads as that parser does', () => {
    const sign = fc.constantFrom(
      ':', ': ', ' ', '  ', '- ', ' #', '"', "'", '[', ']', '{', '}', ',', '\n', '\n  ', '\n    ', '\n- ', '~', 'null', 'True', '0', '1', '.5', '1e3',
      '|', '&a ', '*a', '!x ', '---\n', '\u00a0', '\u3000', '中', '\\', 'a: b', 'steps:', '{a: b}', '[a, b]', '[]', "''", 'x:y', ' : ', '12:30', '07',
    )
    const changes = fc.array(fc.tuple(fc.nat(), sign, fc.nat(2)), { minLength: 1, maxLength: 3 })
    let read = 0
    fc.assert(fc.property(fc.constantFrom(...SHIPPED), fc.nat(), changes, (flow, from, all) => {
      const begin = flow.indexOf('\n', from % flow.length)
      const piece = `flow: a\nsteps:\n${flow.slice(flow.indexOf('\n  - ', begin < 0 ? 0 : begin)).split('\n').slice(0, 12).join('\n')}`
      const text = all.reduce((said, [at, what, gone]) => {
        const place = at % (said.length + 1)
        return `${said.slice(0, place)}${what}${said.slice(place + gone)}`
      }, piece)
      if (readPlain(text) === undefined) return
      read++
      deepEqual(readFlow('flow.yaml', text), byYaml(text))
    }), { numRuns: 500 })
    notEqual(read, 0)
  })
})
