// Which messages are noted as questions that nobody understood.

import { deepEqual } from 'node:assert/strict'
import { begin } from '../../src/engine/begin.ts'
import { noteMisunderstood } from '../../src/runtime/misunderstood.ts'
import type { Note } from '../../src/ports/questions.ts'

const AT = Date.UTC(2026, 10, 23)

describe('a message between flows', () => {
  for (const [title, text, key, noted] of [
    ['is noted if it is a question that nobody understood', '月亮上怎么上户口', 'common:not-understood', true],
    ['is not noted if it was understood', '月亮上怎么上户口', 'ask-guide:answer', false],
    ['is not noted if it is no question', '昨天和邻居吵了一架', 'common:not-understood', false],
  ] as const) {
    it(title, () => {
      const notes: Parameters<Note>[0][] = []
      noteMisunderstood((note) => notes.push(note), { kind: 'said', at: AT, said: { kind: 'text', text } }, {
        conversation: begin('zh-CN'), effects: [{ kind: 'say', key }],
      })
      deepEqual(notes, noted ? [{ kind: 'none', question: text, at: AT, by: 1 }] : [])
    })
  }
})
