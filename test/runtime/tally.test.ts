// Conversations are counted where they stand, and no more of them than told.

import assert from 'node:assert/strict'
import { begin } from '../../src/engine/begin.ts'
import { createTally } from '../../src/runtime/tally.ts'

const event = { kind: 'due', at: 0 } as const
const standing = (step: string | undefined, behind?: string) => ({
  effects: [],
  conversation: {
    ...begin('en'),
    ...(step !== undefined && { at: { flow: 'tip', version: 'v', step, answers: {}, ...(behind !== undefined && { behind }) } }),
  },
})

describe('a tally', () => {
  it('counts each conversation once, where it stands now', () => {
    const tally = createTally()
    for (const [id, step] of [['a', 'story'], ['b', 'story'], ['a', 'place']] as const) tally.see(id, event, standing(step))
    assert.deepEqual([tally.count('tip', 'story'), tally.count('tip', 'place'), tally.count('other', 'story')], [1, 1, 0])
    assert.deepEqual([tally.total('tip'), tally.total('ti')], [2, 0])
    tally.see('b', event, standing(undefined))
    assert.equal(tally.count('tip', 'story'), 0)
  })

  it('counts who is asked for consent at the question behind it', () => {
    const tally = createTally()
    tally.see('a', event, standing('consent', 'phone'))
    assert.equal(tally.count('tip', 'phone'), 1)
  })

  it('forgets who was seen longest ago', () => {
    const tally = createTally(2)
    for (const id of ['a', 'b', 'a', 'c']) tally.see(id, event, standing(id))
    assert.deepEqual(['a', 'b', 'c'].map((step) => tally.count('tip', step)), [1, 0, 1])
  })
})
