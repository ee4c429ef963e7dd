// Flows that change while people are inside them: nobody loses an answer, nobody starts again.

import assert from 'node:assert/strict'

import { advance } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation, Frame } from '../../src/engine/conversation.ts'
import { place } from '../../src/engine/move.ts'
import type { Said } from '../../src/messages/inbound.ts'
import { fixtureBook, fixtureFlows, flowOf } from '../support/fixtures.ts'
import { createRandom } from '../support/random.ts'

const BEFORE = `
flow: tip
starts: { menu: TIP }
steps:
  - choose: topic
    from: [food, other]
  - ask: story
    as: text
  - ask: when
    as: date
    past: allowed
  - confirm: review
`
const after = {
  'a text between': BEFORE.replace('  - ask: when', '  - say: hello\n  - ask: when'),
  'a question more': BEFORE.replace('  - ask: when', '  - ask: place\n    as: text\n  - ask: when'),
  'a question less': BEFORE.replace('  - ask: when\n    as: date\n    past: allowed\n', ''),
  'another kind of question': BEFORE.replace('  - ask: when\n    as: date\n    past: allowed\n', '  - choose: when\n    from: [today, before]\n'),
  'another order': BEFORE.replace('  - confirm: review\n', '').replace('steps:', 'steps:\n  - confirm: review'),
}
const [old, others] = [flowOf(BEFORE), fixtureFlows.filter(({ id }) => id !== 'tip')]
const oldBook = fixtureBook({ flows: [...others, old] })
const AT = Date.UTC(2026, 2, 2, 2)

const text = (words: string): Said => ({ kind: 'text', text: words })
const SCRIPT: readonly Said[] = [{ kind: 'menu', key: 'TIP' }, text('1'), text('有人在街上乱停车'), text('昨天')]

function talk(book: typeof oldBook, from: Conversation, script: readonly Said[]): Conversation {
  return script.reduce((at, said) => advance(book, at, { kind: 'said', at: AT, said }).conversation, from)
}

describe('a change of flows', () => {
  it('lets a conversation finish on its own version while that is kept', () => {
    const changed = flowOf(after['a question less'])
    const inside = talk(oldBook, begin('zh-CN'), SCRIPT.slice(0, 3))
    const book = fixtureBook({ flows: [...others, changed], old: [old] })
    assert.equal(talk(book, inside, [text('昨天')]).at?.step, 'review')
    assert.equal(talk(book, inside, [text('昨天')]).at?.version, old.version)
  })

  for (const [title, source] of Object.entries(after)) {
    it(`loses no answer to ${title} in 200 conversations`, () => {
      const changed = flowOf(source)
      const book = fixtureBook({ flows: [...others, changed] })
      const random = createRandom(7)
      for (let n = 0; n < 200; n++) {
        const inside = talk(oldBook, begin('zh-CN'), SCRIPT.slice(0, 1 + random.below(SCRIPT.length)))
        const { conversation, effects } = advance(book, inside, { kind: 'said', at: AT, said: text('再说一遍') })
        const kept = Object.entries(inside.at?.answers ?? {})
        assert.deepEqual(kept.filter(([name, value]) => conversation.at?.answers[name] !== value), [])
        assert.equal(conversation.at?.version, changed.version)
        assert.ok(effects.some(({ kind }) => kind === 'say'), 'the resident hears nothing')
        assert.ok(!effects.some((effect) => 'key' in effect && effect.key.startsWith('common:flow-gone')))
      }
    })
  }

  it('does only that step again whose kind has changed', () => {
    const changed = flowOf(after['another kind of question'])
    const inside = talk(oldBook, begin('zh-CN'), SCRIPT.slice(0, 3))
    const { effects } = advance(fixtureBook({ flows: [...others, changed] }), inside, { kind: 'said', at: AT, said: text('昨天') })
    assert.deepEqual(effects.map((effect) => ('key' in effect ? effect.key : '')), ['tip:when'])
  })

  it('says so where the flow is gone, and goes on with what is left', () => {
    const inside = talk(oldBook, begin('zh-CN'), SCRIPT.slice(0, 3))
    const { conversation, effects } = advance(fixtureBook({ flows: others }), inside, { kind: 'said', at: AT, said: text('你好') })
    assert.deepEqual(effects.map((effect) => ('key' in effect ? effect.key : '')), ['common:flow-gone', 'welcome:greeting', 'welcome:wish'])
    assert.equal(conversation.at?.flow, 'welcome')
  })

  it('goes back from another flow into one that has changed', () => {
    const changed = flowOf(after['a question less'])
    const inside = talk(oldBook, begin('zh-CN'), [...SCRIPT.slice(0, 3), text('查进度')])
    const { conversation, effects } = advance(fixtureBook({ flows: [...others, changed] }), inside, { kind: 'said', at: AT, said: text('取消') })
    assert.deepEqual(effects.map((effect) => ('key' in effect ? effect.key : '')), ['common:cancelled', 'common:back-to', 'tip:review'])
    assert.deepEqual(Object.keys(conversation.at?.answers ?? {}), ['topic', 'story'])
  })

  it('finds the step behind the last answer that the new version still asks for', () => {
    const frame: Frame = { flow: 'tip', version: 'x', step: 'gone', answers: { topic: 'food', story: 'x', older: 1 } }
    assert.equal(place(oldBook, frame)?.step.name, 'when')
    assert.equal(place(oldBook, { ...frame, answers: {} })?.step.name, 'topic')
    assert.equal(place(oldBook, { ...frame, flow: 'nowhere' }), undefined)
  })
})
