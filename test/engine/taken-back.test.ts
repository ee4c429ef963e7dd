// What is taken back within a message is no answer, where nothing stands in its place.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import { shippedBook } from '../support/shipped.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'
import { fixtureWords } from '../support/words.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const { book: shipped } = await shippedBook()
const words = { ...fixtureWords, words: (language: string, key: string) => (key.startsWith('common:words.') ? shipped.words(key, language) : []) }

function learnt(form: string, text: string): unknown {
  const flow = flowOf(`flow: visit\nstarts: { menu: VISIT }\nkeep: 90d\nexhausted: human\nsteps:\n  - ask: it\n    as: ${form}\n  - ask: more\n    as: number`)
  const book = fixtureBook({ flows: [flow], words })
  const asked = advance(book, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'menu', key: 'VISIT' } }).conversation
  return advance(book, asked, { kind: 'said', at: AT, said: { kind: 'text', text } }).conversation.at?.answers['it']
}

describe('an answer that is taken back', () => {
  for (const [form, text, expected] of [
    ['date', '明天，不对，再说', undefined], ['date', 'tomorrow, no, the day after', undefined], ['date', '明天，不对，后天', '2026-03-04'],
    ['time', '下午3点，不对，等我看看', undefined], ['time', '上午9点写错了，下午3点', '15:00'],
  ] as const) it(`is ${expected ?? 'none'}: ${text}`, () => assert.deepEqual(learnt(form, text), expected))
})
