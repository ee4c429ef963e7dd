// What is kept of a conversation after a turn: all that the turn has not changed.

import { deepEqual } from 'node:assert/strict'
import type { Conversation } from '../../src/engine/conversation.ts'
import type { Stored } from '../../src/ports/conversations.ts'
import { after, here } from '../../src/runtime/stored.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const conversation: Conversation = { language: 'en', settled: true, wake: AT + 1 }

// Whatever a conversation may have: what is new there has to be thought of here.
const full: Required<Stored> = {
  id: 'c1', revision: 3, channel: 'wechat', from: 'o1', conversation: { language: 'zh-CN' },
  calling: { key: 'k', service: 's', with: {}, message: 'm', at: AT, effects: [] },
  answered: [{ id: 'a', at: AT }], later: [{ id: 'l', kind: 'notify', to: 'desk', key: 'x', values: {} }],
  mail: [{ id: 'p', at: AT, message: { text: 'x' } }], told: ['t'], queued: true, opened: { message: AT }, wake: AT, heard: AT, gone: true,
}

describe('what is kept after a turn', () => {
  it('is all that was there, where the turn has led, and no call any more', () => {
    const { calling: _, ...kept } = full
    deepEqual(after({ stored: full, conversation, effects: [] }, {}), { ...kept, revision: 4, conversation, wake: AT + 1 })
  })

  it('is what the turn has changed', () => {
    const change = { answered: [], later: [], mail: [], told: ['u'], opened: { tap: AT }, heard: AT + 5 }
    const { calling: _, wake: __, ...kept } = full
    const still: Conversation = { language: 'en' }
    deepEqual(after({ stored: full, conversation: still, effects: [] }, change), { ...kept, ...change, revision: 4, conversation: still })
  })

  it('is the word of a deletion, and that the message was answered', () => {
    const erased: Conversation = { language: 'en', wake: AT, erased: true }
    deepEqual(after({ stored: full, conversation: erased, effects: [] }, {}), {
      id: 'c1', revision: 4, channel: 'wechat', from: 'o1', conversation: erased, answered: full.answered, later: full.later, mail: [],
      wake: AT, heard: AT, gone: true,
    })
  })

  it('does not say of who writes that they have left', () => {
    const { gone: _, ...back } = full
    deepEqual(here(full), back)
    deepEqual(here(back), back)
  })
})
