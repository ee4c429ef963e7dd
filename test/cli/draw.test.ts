// The drawing of flows: every step and way, the same bytes each time, and what was never walked in another colour.

import { deepEqual, equal, match, ok } from 'node:assert/strict'

import { compile } from '../../src/flows/compile.ts'
import { drawFlow } from '../../src/flows/draw.ts'
import { readFlow, readFlows } from '../../src/flows/read.ts'

const TEXT = `
flow: small
starts: { menu: SMALL }
steps:
  - choose: wish
    from: { call: wishes.list }
    none: nothing
    exhausted: cancel
  - if: { wish: [a, b] }
    go: nothing
  - call: wishes.grant
    refused: { no: nothing }
  - confirm: sure
    no: wish
    exhausted: human
  - ask: name
    as: name
    exhausted: skip
  - go: wish
  - say: nothing
`

const [small] = compile([readFlow('small.yaml', TEXT)]).flows

describe('drawing a flow', () => {
  it('has a node for each step and an arrow for each way', () => {
    ok(small)
    deepEqual(drawFlow(small).split('\n'), [
      'flowchart TD',
      '  begin(["small (SMALL)"]) --> s1',
      '  s1{{"1 choose wish"}}',
      '  s2{"2 if wish = a or b"}',
      '  s3[["3 call wishes.grant"]]',
      '  s4{{"4 confirm sure"}}',
      '  s5[/"5 ask name"/]',
      '  s6["6 go"]',
      '  s7["7 say nothing"]',
      '  s1 --> s2',
      '  s1 -->|"nothing to choose from"| s7',
      '  s1 -.->|"exhausted"| cancelled([cancelled])',
      '  s2 -->|"yes"| s7',
      '  s2 -->|"no"| s3',
      '  s3 --> s4',
      '  s3 -->|"no"| s7',
      '  s4 -->|"yes"| s5',
      '  s4 -->|"no"| s1',
      '  s4 -.->|"exhausted"| person([a person])',
      '  s5 --> s6',
      '  s5 -.->|"exhausted"| s6',
      '  s6 --> s1',
      '  s7 --> over([end])',
      '',
    ])
  })

  it('paints what was never walked', () => {
    ok(small)
    const drawn = drawFlow(small, { steps: { missed: [{ step: 'nothing' }] }, branches: { missed: [{ step: 'sure', to: 'wish' }] } })
    match(drawn, /class s1,s2,s3,s4,s5,s6 walked\n {2}class s7 missed\n/)
    // The first arrow is that into the flow; the ninth of its own is the no of step 4.
    match(drawn, /linkStyle 9,14 stroke/)
  })

  it('gives the same bytes for the same flow', async () => {
    const draw = async (): Promise<string> => compile(readFlows('flows')).flows.map((flow) => drawFlow(flow)).join('')
    equal(await draw(), await draw())
  })
})
