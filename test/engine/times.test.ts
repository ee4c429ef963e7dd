// Where times are offered: which of them are shown for a part of the day, a time from or until which it suits, and what is neither.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import type { Turn } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import { shippedBook } from '../support/shipped.ts'

const AT = Date.UTC(2026, 2, 2, 2)
const TIMES = ['09:00', '10:00', '11:00', '14:00', '15:00', '16:00']
const { book } = await shippedBook()

const flow = book.flow('book-appointment')
const offered = TIMES.map((time) => ({ value: `2026-03-04T${time}`, label: time }))
const asked: Conversation = {
  ...begin('zh-CN'), asked: AT, offered,
  at: {
    flow: 'book-appointment', version: flow?.version ?? '', step: 'slot', verb: 'choose',
    answers: { service: 'id-card', unit: 'hall', day: { value: '2026-03-04', label: '3月4日 周三' } },
  },
}

function say(text: string, from: Conversation = asked): Turn {
  return advance(book, from, { kind: 'said', at: AT, said: { kind: 'text', text } })
}

function shownBy({ effects }: Turn): readonly unknown[] | undefined {
  const [said] = effects
  return said?.kind === 'say' && said.key === 'book-appointment:slot' ? said.options?.map(({ value }) => value) : undefined
}

const times = (...shown: readonly string[]): readonly string[] => shown.map((time) => `2026-03-04T${time}`)

const CASES: readonly (readonly [texts: readonly string[], shown: readonly string[]])[] = [
  [['下午', '下午吧', '下午有吗', '有没有下午的', '我想下午去', '周三下午', 'afternoon', '上午没空', '上午要上班'], times('14:00', '15:00', '16:00')],
  [['上午', '早上', '上午的', '下午去不了', '12点以前', 'in the morning'], times('09:00', '10:00', '11:00')],
  [['3点以后', '下午三点后', '3点以后可以吗', '15:00以后', 'after 3', 'after 3 pm'], times('15:00', '16:00')],
  [['11点前', '上午11点之前', 'before 11'], times('09:00', '10:00')],
  [['两点到三点', '14:00-15:00'], times('14:00', '15:00')],
  [['10点半左右', '十点多'], times('10:00', '11:00')],
]

describe('times on offer', () => {
  for (const [texts, shown] of CASES) {
    for (const text of texts) it(`are fewer for: ${text}`, () => assert.deepEqual(shownBy(say(text)), [...shown, 'common:more']))
  }

  for (const text of ['晚上', '凌晨', '5点以后']) {
    it(`have none for: ${text}`, () => {
      const [said] = say(text).effects
      assert.equal(said?.kind === 'say' && said.key, 'book-appointment:slot.not-an-option')
    })
  }

  for (const text of ['3点20', '下午三点一刻', '15:20', '3:20 pm']) {
    it(`are those around one that is none of them: ${text}`, () => {
      const { effects } = say(text)
      assert.deepEqual(effects.map((one) => one.kind === 'say' && one.key), ['book-appointment:slot.not-an-option', 'book-appointment:slot'])
      assert.deepEqual(effects[1]?.kind === 'say' && effects[1].options?.map(({ value }) => value), ['2026-03-04T15:00', 'common:more'])
    })
  }

  it('are picked by the numbers that were shown', () => {
    assert.deepEqual(say('2', say('下午').conversation).conversation.at?.answers['slot'], { value: '2026-03-04T15:00', label: '15:00' })
  })

  it('are all shown again when they are asked for', () => {
    const all = times('14:00', '15:00', '16:00', '09:00', '10:00', '11:00')
    const more = say('看其他的', say('下午').conversation)
    assert.deepEqual(shownBy(more), all)
    assert.deepEqual(say('4', more.conversation).conversation.at?.answers['slot'], { value: '2026-03-04T09:00', label: '09:00' })
  })

  it('are others when something else is said', () => {
    assert.deepEqual(shownBy(say('上午', say('下午').conversation)), [...times('09:00', '10:00', '11:00'), 'common:more'])
  })

  it('stay fewer when the question is put again', () => {
    assert.deepEqual(shownBy(say('再说一遍', say('下午').conversation)), [...times('14:00', '15:00', '16:00'), 'common:more'])
  })

  it('are one for a time that is one of them', () => {
    assert.deepEqual(say('下午三点').conversation.at?.answers['slot'], { value: '2026-03-04T15:00', label: '15:00' })
  })

  for (const text of ['最早的', '越早越好', '随便', '都行', 'any time']) {
    it(`are taken soonest first by whom any suits: ${text}`, () => {
      assert.deepEqual(say(text).conversation.at?.answers['slot'], { value: '2026-03-04T09:00', label: '09:00' })
    })
  }

  it('are not picked by a part of the day', () => {
    const late = { ...asked, offered: offered.slice(0, 1), at: { ...asked.at, answers: { ...asked.at?.answers, day: '2026-03-04' } } }
    assert.equal(say('下午', late as Conversation).conversation.at?.answers['slot'], undefined)
  })
})
