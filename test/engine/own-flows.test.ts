// A department's own flows by themselves: what the guide makes of a message leads nowhere but to a flow that is there.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import type { Route } from '../../src/engine/book.ts'
import { begin } from '../../src/engine/begin.ts'
import { plain } from '../../src/engine/view.ts'
import { fixtureBook, flowOf } from '../support/fixtures.ts'
import { shippedBook } from '../support/shipped.ts'
import { fixtureWords } from '../support/words.ts'

// The words for commands are those that departments get with the program.
const { book: shipped } = await shippedBook()
const words = {
  ...fixtureWords,
  has: (language: string, key: string) => key === 'common:officer-told' || fixtureWords.has(language, key),
  words: (language: string, key: string) => (key.startsWith('common:words.') ? shipped.words(key, language) : fixtureWords.words(language, key)),
}
const AT = Date.UTC(2026, 2, 2, 2)
const visit = flowOf(`
flow: visit
starts: { menu: VISIT }
keep: 90d
exhausted: human
steps:
  - ask: day
    as: date
  - ask: guests
    as: number
    many: true
  - say: done
`)
const led = (text: string): Route | undefined => {
  const flow = /开门/.test(text) ? 'hours' : /上午|初一/.test(text) ? 'visit-again' : undefined
  return flow === undefined ? undefined : { flow, with: {} }
}
const again = flowOf(`
flow: visit-again
starts: { menu: AGAIN }
steps:
  - say: done
`)

function hear(texts: readonly string[], flows = [visit]) {
  const book = fixtureBook({ flows, words, route: led })
  let conversation = begin('zh-CN')
  let keys: readonly string[] = []
  const said = [{ kind: 'menu', key: 'VISIT' } as const, ...texts.map((text) => ({ kind: 'text', text }) as const)]
  for (const one of said) {
    const turn = advance(book, conversation, { kind: 'said', at: AT, said: one })
    conversation = turn.conversation
    keys = turn.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.key] : []))
  }
  return { step: conversation.at?.step, answers: conversation.at?.answers, keys }
}

describe('flows of a department alone', () => {
  it('keep their question where a message would lead to a flow that is not there', () => {
    assert.deepEqual(hear(['几点开门']), { step: 'day', answers: {}, keys: ['common:not-a-date'] })
  })

  it('bring who asks for a person to the desk on duty, and say so', () => {
    assert.deepEqual(hear(['人工']).keys, ['common:officer-told'])
  })

  it('keep their question where the menu is asked for and no flow shows one', () => {
    assert.equal(hear(['菜单']).step, 'day')
  })

  it('tell what is wrong with a day, whatever else the words could lead to', () => {
    const both = [visit, again]
    assert.equal(hear(['五月初一'], both).step, 'day')
    assert.equal(hear(['2月30号上午'], both).step, 'day')
    assert.equal(hear(['上午能来吗'], both).keys[0], 'visit-again:done')
  })
})

const branch = flowOf(`
flow: branch
starts: { menu: VISIT }
keep: 90d
exhausted: human
steps:
  - choose: topic
    from: [walk, post]
  - if: { topic: post }
    go: parcel
  - ask: day
    as: date
  - choose: slot
    from: { call: appointments.slots, with: [day] }
    needs: [topic]
    none: day
  - confirm: review
    changes: [topic, day]
  - end:
  - ask: parcel
    as: number
  - go: day
`)

describe('a correction in flows that are built otherwise than the shipped ones', () => {
  const book = fixtureBook({ flows: [branch], words })
  const play = (events: readonly (string | readonly object[])[]) => {
    let turn = advance(book, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'menu', key: 'VISIT' } })
    for (const one of events) {
      turn = advance(book, turn.conversation, typeof one === 'string'
        ? { kind: 'said', at: AT, said: { kind: 'text', text: one } } : { kind: 'returned', at: AT, value: one as never })
    }
    return { step: turn.conversation.at?.step, wants: turn.effects.map(({ kind }) => kind), answers: turn.conversation.at?.answers }
  }
  const slots = [{ value: '09:00', label: '九点' }]
  const atSummary = ['1', '明天', slots, '1']

  it('asks what a branch behind the summary asks, and nothing that still holds', () => {
    assert.deepEqual(play([...atSummary, '改1', '2']).step, 'parcel')
    const { answers, wants } = play([...atSummary, '改1', '2', '3'])
    assert.deepEqual({ day: answers?.['day'], parcel: answers?.['parcel'], wants }, { day: '2026-03-03', parcel: 3, wants: ['call'] })
  })

  it('asks for the day again where it leaves no time, once', () => {
    assert.deepEqual(play([...atSummary, '改1', '2', '3', []]).step, 'day')
    assert.deepEqual(play([...atSummary, '改1', '2', '3', [], '后天', slots, '1']).step, 'review')
  })
})

const loop = flowOf(`
flow: loop
starts: { menu: VISIT }
keep: 90d
exhausted: human
steps:
  - choose: size
    from: [1, 2]
  - ask: guests
    as: number
  - if: { guests: 0 }
    go: size
  - confirm: sure
    no: size
    needs: [size]
  - confirm: review
    no: end
    changes: [size, guests]
  - end:
`)

describe('a correction in a flow that leads back to an earlier question', () => {
  const book = fixtureBook({ flows: [loop], words })
  const play = (texts: readonly string[]) => {
    let turn = advance(book, begin('zh-CN'), { kind: 'said', at: AT, said: { kind: 'menu', key: 'VISIT' } })
    for (const text of texts) turn = advance(book, turn.conversation, { kind: 'said', at: AT, said: { kind: 'text', text } })
    const { step, answers } = turn.conversation.at ?? {}
    return { step, answers: Object.fromEntries(Object.entries(answers ?? {}).map(([name, value]) => [name, plain(value)])) }
  }
  const atSummary = ['1', '3', '是']

  it('asks it again after a no, and what lies between', () => {
    assert.deepEqual(play([...atSummary, '改1', '2', '不是']), { step: 'size', answers: {} })
    assert.deepEqual(play([...atSummary, '改1', '2', '不是', '1', '4', '是']), { step: 'review', answers: { size: 1, guests: 4, sure: true } })
  })

  it('asks it again where an answer leads back', () => {
    assert.deepEqual(play([...atSummary, '改2', '0']), { step: 'size', answers: {} })
    assert.deepEqual(play([...atSummary, '改2 0']).step, 'size')
    assert.deepEqual(play([...atSummary, '改2', '0', '1', '5', '是']), { step: 'review', answers: { size: 1, guests: 5, sure: true } })
  })
})

describe('several answers to a question that takes many', () => {
  it('may come in one message', () => {
    assert.deepEqual(hear(['明天', '1和3']).answers, { day: '2026-03-03', guests: [1, 3] })
    assert.deepEqual(hear(['明天', '2 5 8']).answers, { day: '2026-03-03', guests: [2, 5, 8] })
  })

  for (const word of ['结束', '没别的了', '就这样', '够了']) {
    it(`end with ${word}`, () => assert.equal(hear(['明天', '2', word]).step, undefined))
  }

  it('are not there to end, before the first of them', () => {
    assert.equal(hear(['明天', '够了']).step, 'guests')
  })
})
