// How long what is unfinished is kept: no answer longer than its question says, on a clock that is turned by hand.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const HOUR = 3_600_000
const flow = flowOf(`
flow: kept
starts: { menu: KEPT }
steps:
  - ask: car
    as: plate
    keep: 2d
    exhausted: human
  - ask: owner
    as: text
    keep: 2y
    exhausted: human
    needs: [car]
  - ask: story
    as: text
    keep: 2y
    exhausted: human
  - ask: place
    as: text
    keep: 2y
    exhausted: human
`)
const brief = flowOf(`
flow: brief
starts: { menu: BRIEF }
steps:
  - ask: car
    as: plate
    keep: 1h
    exhausted: human
  - ask: story
    as: text
    keep: 2y
    exhausted: human
`)
const book = fixtureBook({ flows: [flow, brief] })

function say(from: Conversation, text: string, at: number): Conversation {
  return advance(book, from, { kind: 'said', at, said: { kind: 'text', text } }).conversation
}

function due(from: Conversation, at: number): Conversation {
  return advance(book, from, { kind: 'due', at }).conversation
}

function begun(key: string, ...texts: readonly string[]): Conversation {
  const first = advance(book, { ...begin('zh-CN'), consent: { version: book.privacy, at: AT } }, { kind: 'said', at: AT, said: { kind: 'menu', key } })
  return texts.reduce((now, text) => say(now, text, AT), first.conversation)
}

// Silent from then on; the conversation is woken when it wants to be, as the house does it.
function silentUntil(at: number, from: Conversation): Conversation {
  let now = from
  while (now.wake !== undefined && now.wake <= at) now = due(now, now.wake)
  return now
}

describe('an answer that is kept for less than the draft it lies in', () => {
  const asked = begun('KEPT', '苏A12345', '张三', '他每天停在消防通道上')
  const all = { car: '苏A12345', owner: '张三', story: '他每天停在消防通道上' }

  it('is there until its time is over', () => {
    assert.deepEqual(silentUntil(AT + 48 * HOUR - 1, asked).draft?.frame.answers, all)
  })

  it('leaves by itself then, with what hangs on it; the rest stays until the draft goes', () => {
    const later = silentUntil(AT + 48 * HOUR, asked)
    assert.deepEqual(later.draft?.frame.answers, { story: all.story })
    assert.equal(JSON.stringify(later).includes('苏A12345'), false)
    assert.equal(silentUntil(AT + 96 * HOUR, asked).draft, undefined)
  })

  it('is asked again on return, and nothing else is', () => {
    const back = say(silentUntil(AT + 50 * HOUR, asked), '在吗', AT + 50 * HOUR)
    assert.equal(back.at?.step, 'draft')
    const on = say(back, '接着办', AT + 50 * HOUR)
    assert.equal(on.at?.step, 'car')
    assert.equal(say(on, '返回', AT + 50 * HOUR).at?.step, 'story', 'back is the answer given before')
    const next = ['苏A54321', '李四'].reduce((now, text) => say(now, text, AT + 50 * HOUR), on)
    assert.equal(next.at?.step, 'place')
    assert.deepEqual(next.at?.answers, { story: all.story, car: '苏A54321', owner: '李四' })
  })

  it('leaves while the resident is being asked whether to go on', () => {
    const offered = say(silentUntil(AT + 47 * HOUR, asked), '在吗', AT + 47 * HOUR)
    assert.equal(offered.at?.step, 'draft')
    const later = silentUntil(AT + 48 * HOUR, offered)
    assert.equal(JSON.stringify(later).includes('苏A12345'), false)
    assert.equal(say(later, '接着办', AT + 49 * HOUR).at?.step, 'car')
  })

  it('lets no question stand for longer than itself', () => {
    const short = begun('BRIEF', '苏A12345')
    assert.equal(silentUntil(AT + HOUR - 1, short).at?.step, 'story')
    const gone = silentUntil(AT + HOUR, short)
    assert.equal(JSON.stringify(gone).includes('苏A12345'), false)
    assert.equal(say(say(gone, '在吗', AT + 2 * HOUR), '接着办', AT + 2 * HOUR).at?.step, 'car')
  })
})
