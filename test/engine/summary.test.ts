// What a summary shows of a long story: its beginning and its end, so that the question after it is read on every platform.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import { shippedBook } from '../support/shipped.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const { book } = await shippedBook()

function shownFor(story: string): unknown {
  let now: Conversation = begin('zh-CN')
  let shown: unknown
  for (const text of ['投诉', '1', '跳过', story, '不同意', '不用']) {
    const turn = advance(book, now, { kind: 'said', at: AT, said: { kind: 'text', text } })
    now = turn.conversation
    for (const effect of turn.effects) if (effect.kind === 'say' && effect.key === 'file-complaint:review') shown = effect.values?.['story']
  }
  assert.equal(now.at?.answers['story'], story, 'all of it is kept')
  return shown
}

describe('a summary', () => {
  it('shows what fits', () => assert.equal(shownFor('等'.repeat(90)), '等'.repeat(90)))
  it('shows the beginning and the end of what is long', () => assert.equal(shownFor(`${'等'.repeat(90)}了`), `${'等'.repeat(50)}……${'等'.repeat(19)}了`))
})
