// A call for help while a short message is held back for the next one is heard in the same turn, as it stands and with what came before.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const flow = flowOf('flow: visit\nstarts: { menu: VISIT }\nkeep: 90d\nexhausted: human\nsteps:\n  - ask: story\n    as: text\n    window: true')
// As the guide judges: a number that is dialled stands alone.
const danger = (text: string): string | undefined => (text === '110' || /着火/.test(text) ? 'police' : undefined)
const book = { ...fixtureBook({ flows: [flow] }), danger }

function keysAfter(texts: readonly string[]): readonly string[] {
  let turn = advance(book, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'menu', key: 'VISIT' } })
  for (const text of texts) turn = advance(book, turn.conversation, { kind: 'said', at: AT, said: { kind: 'text', text } })
  return turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.key] : []))
}

describe('a message that is held back', () => {
  it('waits for the next one', () => assert.deepEqual(keysAfter(['昨晚']), []))
  for (const texts of [['昨晚', '110'], ['着', '火了']]) {
    it(`does not hide a call for help: ${texts.join(', ')}`, () => assert.equal(keysAfter(texts)[0], 'common:danger.police'))
  }
})
