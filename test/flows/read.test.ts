// Lines of steps and settings are those that YAML's own parser finds, whichever way a flow is read.

import { deepEqual, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'

import { readFlow } from '../../src/flows/read.ts'
import { readPlain } from '../../src/lib/yaml/plain.ts'

const SHIPPED = readdirSync('flows').map((name) => readFileSync(`flows/${name}`, 'utf8'))

// The quick way knows no tabs, and leaves all of the text to YAML's parser.
const byYaml = (text: string): ReturnType<typeof readFlow> => readFlow('flow.yaml', `${text}\n#\t`)

describe('reading a flow', () => {
  it('finds the lines of settings and steps', () => {
    const text = [
      '# A flow.', '', 'flow: a', 'starts: { words: words,', '  after: [number] } # and no menu', 'keep: |-', '  - 2y', 'steps:', '  - say: hello', '',
      '  - choose: one', '    from:', '      - a', '  - ask: |-', '      - b', '  - end:', 'defaults: {}', '',
    ].join('\n')
    const { lines, heads } = readFlow('flow.yaml', text)
    deepEqual(lines, [9, 11, 14, 16])
    deepEqual(heads, { flow: 3, starts: 4, keep: 6, steps: 8, defaults: 17 })
    ok(readPlain(text))
    deepEqual(byYaml(text), readFlow('flow.yaml', text))
  })

  it('finds those of the shipped flows', () => {
    for (const text of SHIPPED) deepEqual(byYaml(text), readFlow('flow.yaml', text))
  })
})
