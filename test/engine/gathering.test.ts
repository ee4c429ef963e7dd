// How much a question gathers, and that nobody is told that more than that was kept.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { shippedBook } from '../support/shipped.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const { book } = await shippedBook()

function tell(from: Conversation, said: Said) {
  const { conversation, effects } = advance(book, from, { kind: 'said', at: AT, said })
  return { conversation, keys: effects.flatMap((effect) => (effect.kind === 'say' ? [effect.key] : [])) }
}

const words = (text: string): Said => ({ kind: 'text', text })
const picture = (n: number): Said => ({ kind: 'image', url: `https://example.org/${n}.jpg` })
const after = (from: Conversation, all: readonly Said[]): Conversation => all.reduce((now, said) => tell(now, said).conversation, from)

const photos = after(begin('zh-CN'), ['举报', '3', '楼下棋牌室每天晚上有人赌钱', '同意', '跳过'].map(words))
const hundred = after(photos, Array.from({ length: 100 }, (_, i) => picture(i)))
const kept = ({ at }: Conversation): unknown => (at?.answers['photo'] as readonly unknown[] | undefined)?.length

describe('gathering', () => {
  it('keeps a hundred pieces and says of each one more that it is too many', () => {
    const first = tell(hundred, picture(100))
    const second = tell(first.conversation, picture(101))
    assert.deepEqual([first.keys, second.keys, kept(second.conversation)], [['common:too-many'], ['common:too-many'], 100])
  })

  it('keeps no more of them at a later question either', () => {
    const later = tell(after(hundred, [words('完成')]), picture(100))
    assert.deepEqual([later.keys, kept(later.conversation)], [['common:not-words'], 100])
    assert.equal(later.conversation.at?.filled?.['photo'], undefined)
  })

  it('keeps no more of them at the summary', () => {
    const summary = after(hundred, ['完成', '不用'].map(words))
    const { keys, conversation } = tell(summary, picture(100))
    assert.deepEqual([conversation.at?.step, keys, kept(conversation)], ['review', ['common:not-words'], 100])
  })
})
