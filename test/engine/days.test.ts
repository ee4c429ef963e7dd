// Where days are offered: which of them are shown for a week, a bound, days that do not suit, and what is none of these.

import assert from 'node:assert/strict'
import { advance } from '../../src/engine/advance.ts'
import type { Turn } from '../../src/engine/advance.ts'
import { begin } from '../../src/engine/begin.ts'
import type { Conversation } from '../../src/engine/conversation.ts'
import { shippedBook } from '../support/shipped.ts'

// A Monday, 2 March 2026.
const AT = Date.UTC(2026, 2, 2, 2)
const { book } = await shippedBook()
const flow = book.flow('book-appointment')

const days = (...shown: readonly number[]): readonly string[] => shown.map((day) => `2026-03-${String(day).padStart(2, '0')}`)
const offered = days(3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 16).map((day) => ({ value: day, label: day }))
const offeredTimes = ['09:00', '10:00', '15:00'].map((time) => ({ value: `2026-03-05T${time}`, label: time }))

function standing(step: string, options: Conversation['offered'], answers: object = {}, heard?: string): Conversation {
  return {
    ...begin('zh-CN'), asked: AT, offered: options ?? [],
    at: {
      flow: 'book-appointment', version: flow?.version ?? '', step, verb: 'choose',
      answers: { service: 'id-card', unit: 'hall', ...answers }, ...(heard !== undefined && { heard }),
    },
  }
}

const asked = standing('day', offered)

function say(text: string, from: Conversation = asked): Turn {
  return advance(book, from, { kind: 'said', at: AT, said: { kind: 'text', text } })
}

function given(value: readonly object[], from: Conversation): Turn {
  return advance(book, from, { kind: 'returned', at: AT, value: value as never })
}

function shownBy({ effects }: Turn): readonly unknown[] | undefined {
  const said = effects.find((one) => one.kind === 'say' && one.key === 'book-appointment:day')
  return said?.kind === 'say' ? said.options?.map(({ value }) => value) : undefined
}

function pickedBy({ conversation }: Turn): unknown {
  const day = conversation.at?.answers['day']
  return typeof day === 'object' && day !== null && 'value' in day ? day.value : day
}

const CASES: readonly (readonly [texts: readonly string[], shown: readonly string[]])[] = [
  [['下周', '下周吧', '下个星期', '下週可以嗎', 'next week', 'next week please'], days(9, 10, 11, 12, 13)],
  [['这周', '本周内', 'this week'], days(3, 4, 5, 6, 7)],
  [['周末', '周末有吗', '這週末', 'on weekends'], days(7)],
  [['除了周三都行', '周三不行', '週三沒空', '礼拜三我要上班', 'any day but Wednesday', 'not on Wednesday', 'I am busy Wednesday'], days(3, 5, 6, 7, 9, 10, 12, 13, 16)],
  [['明天没空', '不要明天', 'not tomorrow'], days(4, 5, 6, 7, 9, 10, 11, 12, 13, 16)],
  [['3月10号以后', '10号之后', '下周二开始', 'from the 10th'], days(10, 11, 12, 13, 16)],
  [['after the 10th'], days(11, 12, 13, 16)],
  [['周五以前', '3月6日之前', 'by Friday'], days(3, 4, 5, 6)],
  [['周三到周五', 'Wednesday to Friday'], days(4, 5, 6)],
  [['周三或者周四', '周三周四都可以', 'Wednesday or Thursday'], days(4, 5, 11, 12)],
  [['工作日', 'on a weekday'], days(3, 4, 5, 6, 9, 10, 11, 12, 13, 16)],
  [['3月中旬'], days(11, 12, 13, 16)],
]

describe('days on offer', () => {
  for (const [texts, shown] of CASES) {
    for (const text of texts) it(`are fewer for: ${text}`, () => assert.deepEqual(shownBy(say(text)), [...shown, 'common:more']))
  }

  for (const text of ['下个月', '三月底以后', '过几天', '好']) {
    it(`have none for: ${text}`, () => {
      const [said] = say(text).effects
      assert.equal(said?.kind === 'say' && said.key, 'book-appointment:day.not-an-option')
    })
  }

  it('are picked by their weekday among those on show', () => {
    const next = say('下周').conversation
    for (const text of ['周四', '周四下午', 'Thursday']) {
      assert.equal(pickedBy(say(text, next)), '2026-03-12')
    }
    assert.equal(pickedBy(say('周四')), '2026-03-05')
    assert.equal(pickedBy(say('这周四', next)), '2026-03-05')
  })

  const SUITING: readonly (readonly [text: string, day: string])[] = [
    ['明天下午不行，后天上午', '2026-03-04'], ['周三没空，周四可以', '2026-03-05'], ['周四要上班 但是周五可以', '2026-03-06'],
    ['别周三了，周四吧', '2026-03-05'], ['not tomorrow, Thursday', '2026-03-05'], ["I can't on Wednesday but Friday is fine", '2026-03-06'],
  ]
  for (const [text, day] of SUITING) it(`are picked by what suits, where it is said what does not: ${text}`, () => assert.equal(pickedBy(say(text)), day))

  it('are not picked by what does not suit', () => {
    for (const text of ['明天不行，别的时候都可以', '周三没空，我要上班', 'not tomorrow, sorry']) assert.equal(pickedBy(say(text)), undefined)
  })

  it('are taken soonest first among those on show', () => {
    assert.equal(pickedBy(say('最早的', say('下周').conversation)), '2026-03-09')
  })

  it('end with the last one on show, and not with what leads to the others', () => {
    assert.equal(pickedBy(say('最后一个', say('下周').conversation)), '2026-03-13')
  })

  it('are shown again where the times of one of them stand', () => {
    const times = standing('slot', offeredTimes, { day: { value: '2026-03-05', label: '3月5日' } })
    const turn = say('下周吧', times)
    assert.equal(turn.effects[0]?.kind, 'call')
    assert.deepEqual(shownBy(given(offered, turn.conversation)), [...days(9, 10, 11, 12, 13), 'common:more'])
  })

  it('are fewer as an earlier message has it', () => {
    const waiting: Conversation = { ...standing('day', [], {}, '除了周三都行'), asked: undefined } as never
    assert.deepEqual(shownBy(given(offered, waiting)), [...days(3, 5, 6, 7, 9, 10, 12, 13, 16), 'common:more'])
  })

  it('are shown with the word that the one that was wanted is not among them', () => {
    const waiting: Conversation = { ...standing('day', [], {}, '约3月8号办身份证'), asked: undefined } as never
    const [first, second] = given(offered, waiting).effects
    assert.equal(first?.kind === 'say' && first.key, 'book-appointment:day.not-an-option')
    assert.equal(second?.kind === 'say' && second.key, 'book-appointment:day')
  })

  it('come before a time that is said already, which is found when they are picked', () => {
    const noted = say('下午两点半以后')
    assert.deepEqual(noted.effects[0]?.kind === 'say' && noted.effects[0].key, 'common:noted-down')
    const shown = given(offered, noted.conversation).conversation
    const times = given([...offeredTimes, { value: '2026-03-05T16:00', label: '16:00' }], say('周四', shown).conversation)
    const slots = times.effects.find((one) => one.kind === 'say' && one.key === 'book-appointment:slot')
    assert.deepEqual(slots?.kind === 'say' && slots.options?.map(({ value }) => value), ['2026-03-05T15:00', '2026-03-05T16:00', 'common:more'])
  })

  for (const text of ['下周吧', '除了周三都行', '越早越好', '周四上午']) {
    it(`are asked for next where there is but one place to go: ${text}`, () => {
      const place = standing('unit', [{ value: 'hall', label: '大厅' }])
      assert.deepEqual(say(text, place).conversation.at?.answers['unit'], { value: 'hall', label: '大厅' })
      const two = standing('unit', [{ value: 'hall', label: '大厅' }, { value: 'chengguan', label: '城关派出所' }], { unit: undefined })
      assert.equal(say(text, two).conversation.at?.step, 'unit')
    })
  }
})
