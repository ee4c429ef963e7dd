// What can be read as one word or as two, over and over: nobody may hold the server up with it.

import assert from 'node:assert/strict'

import { advance } from '../src/engine/advance.ts'
import { begin } from '../src/engine/begin.ts'
import type { Conversation } from '../src/engine/conversation.ts'
import { shippedBook } from './support/shipped.ts'

const RUNS = ['贵不用', '贵不可以', '周末', '办证大厅', '户籍窗口', '刚刚', '这', '好的', '就是', '等下下', 'no ', '哦']
const LONG = 90
/** What begins as something that is known, and goes on without an end. */
const BEGUN = [['翠湖小区', '12单元', 8], ['改到', '0', 20], ['说', '可', 27], ['', '嗯', 23], ['', '还有，', 6600]] as const
/** What one message may take of the processor, in ms: a hundred times what it takes. */
const MOST = 200

const { book } = await shippedBook()

describe('a long run of a word', () => {
  const say = (conversation: Conversation, text: string): Conversation =>
    advance(book, conversation, { kind: 'said', at: Date.UTC(2026, 2, 2, 2), said: { kind: 'text', text } }).conversation
  const fresh = begin('zh-CN')
  const asked = ['投诉', '1', '跳过'].reduce(say, fresh)
  const atSummary = ['投诉', '1', '跳过', '窗口的民警一直玩手机，态度很差', '不同意', '不用'].reduce(say, fresh)

  const booked: Conversation = { ...fresh, recent: { keys: { number: 'A1234567890' }, until: Infinity, filed: true } }
  const states = [fresh, asked, atSummary, booked]
  const isQuick = (texts: readonly string[]): void => {
    const { user } = process.cpuUsage()
    for (const text of texts) for (const one of states) say(one, text)
    assert.ok((process.cpuUsage().user - user) / 1000 < MOST * texts.length * states.length)
  }

  for (const run of RUNS) {
    it(`is heard in no time: ${run}`, () => isQuick(['?x', 'x', '了?'].map((end) => run.repeat(LONG / run.length) + end)))
  }
  for (const [lead, run, times] of BEGUN) {
    it(`is heard in no time: ${lead}${run}`, () => isQuick([`${lead}${run.repeat(times)}丙`]))
  }
})
