// How residents say at the summary what is to be changed, and what is a plain no.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'
import { fixtureWords } from '../support/words.ts'
import { shippedBook } from '../support/shipped.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const flow = flowOf(`
flow: sum
starts: { menu: SUM }
steps:
  - ask: place
    as: text
  - ask: day
    as: date
  - confirm: review
    no: dropped
    changes: [place, day]
    exhausted: human
  - say: done
  - end:
  - say: dropped
`)
const LABELS: { readonly [key: string]: string } = { 'sum:place.label': '地点', 'sum:day.label': '日期' }
const { book: shipped } = await shippedBook()
const book = fixtureBook({
  flows: [flow],
  words: {
    ...fixtureWords, has: (language, key) => key in LABELS || fixtureWords.has(language, key),
    words: (language, key) => (key in LABELS ? [LABELS[key] ?? ''] : key.startsWith('common:words.') ? shipped.words(key, language) : []),
  },
})

const ANSWERS = { place: '人民路', day: '2026-03-04' }
const summary: Conversation = {
  ...begin('zh-CN'), asked: AT, at: { flow: 'sum', version: flow.version, step: 'review', verb: 'confirm', answers: ANSWERS },
}

function stepAfter(text: string): string | undefined {
  const { conversation } = advance(book, summary, { kind: 'said', at: AT, said: { kind: 'text', text } })
  return conversation.at?.step
}

describe('a change at the summary', () => {
  const changes = {
    place: ['改1', '改 1', '改一', '改①', '第1个改一下', '1改一下', '改一下地点', '地点写错了', '地点不对', '第一个错了', '把地点改成东门', '修改第1项'],
    day: ['改2', '改日期', '日期要改', '2错了', '日期有误', '更改第二项', '把日期换成明天'],
    // Not sure, or no such number: it is asked.
    review: ['改', '改5', '改地点和日期'],
  }
  for (const [step, texts] of Object.entries(changes)) {
    for (const text of texts) it(`is understood: ${text} → ${step}`, () => assert.equal(stepAfter(text), step))
  }

  for (const text of ['不对', '错了', '不是']) {
    it(`is none: ${text} is a no`, () => {
      const { conversation, ended } = advance(book, summary, { kind: 'said', at: AT, said: { kind: 'text', text } })
      assert.equal(conversation.at, undefined)
      assert.deepEqual(ended, { ...ANSWERS, review: false })
    })
  }
})
