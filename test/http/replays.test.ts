// The memory of signed requests: what it tells apart, how long it remembers, and that it stays small.

import assert from 'node:assert/strict'
import { createReplays } from '../../src/http/replays.ts'

const START = 1_772_500_507_000

describe('http replays', () => {
  it('tells a retry from a replay', () => {
    const { seen } = createReplays()
    assert.deepEqual(
      [seen('1:a', 'x', START), seen('1:a', 'x', START), seen('1:a', 'y', START), seen('1:b', 'y', START), seen('1:a', 'x', START)],
      ['new', 'retry', 'other', 'new', 'retry'],
    )
  })

  for (const [after, expected] of [[599_999, 'other'], [600_000, 'other'], [1_199_998, 'other'], [2_400_000, 'new']] as const) {
    it(`finds ${expected} after ${after} ms`, () => {
      const { seen } = createReplays()
      seen('0', '0', START)
      seen('1:a', 'x', START + 1)
      assert.equal(seen('1:a', 'y', START + 1 + after), expected)
    })
  }

  it('remembers what came just before its tables took turns', () => {
    const { seen } = createReplays({ window: 1_000, most: 100 })
    seen('0', '0', START)
    seen('1:a', 'x', START + 999)
    seen('2', '2', START + 1_000)
    assert.equal(seen('1:a', 'y', START + 1_998), 'other')
  })

  it('keeps 200,000 apart while it grows, and no more than twice its bound', () => {
    const { seen } = createReplays({ window: 600_000, most: 150_000 })
    const kinds = new Set<string>()
    for (let i = 0; i < 200_000; i += 1) kinds.add(seen(`${START}:${i}`, 'x', START))
    assert.deepEqual([...kinds], ['new'])
    for (let i = 0; i < 200_000; i += 1) kinds.add(seen(`${START}:${i}`, 'x', START))
    assert.deepEqual([...kinds], ['new', 'retry'])
  })

  it('takes 1,000,000 requests in less than 100 MB', () => {
    const { seen } = createReplays()
    const before = process.memoryUsage().arrayBuffers
    for (let i = 0; i < 1_000_000; i += 1) seen(`1772500507:${i}`, 'digest', START)
    assert.ok(process.memoryUsage().arrayBuffers - before < 100e6)
  })
})
