// Holding back floods: how many, how soon again, and in how much memory.

import assert from 'node:assert/strict'
import { createFlood } from '../../../src/channels/webchat/flood.ts'

describe('webchat flood', () => {
  for (const [title, times, waits] of [
    ['lets as many through at once as a minute allows', [0, 0, 0], [0, 0, 0]],
    ['holds back the next', [0, 0, 0, 0], [0, 0, 0, 20]],
    ['lets one through for each third of a minute', [0, 0, 0, 20_000, 20_000], [0, 0, 0, 0, 20]],
    ['does not save up more than a minute', [0, 600_000, 600_000, 600_000, 600_000], [0, 0, 0, 0, 20]],
    ['tells how long it takes', [0, 0, 0, 15_000], [0, 0, 0, 5]],
    ['is not fooled by a clock that goes back', [60_000, 60_000, 60_000, 0], [0, 0, 0, 20]],
  ] as const) {
    it(title, () => {
      const flood = createFlood({ perMinute: 3 })
      assert.deepEqual(times.map((at) => flood('a', at)), waits)
    })
  }

  it('counts each source for itself', () => {
    const flood = createFlood({ perMinute: 1 })
    assert.deepEqual([flood('a', 0), flood('b', 0), flood('a', 0)], [0, 0, 60])
  })

  it('forgets the source that was silent longest when there are too many', () => {
    const flood = createFlood({ perMinute: 1, sources: 2 })
    assert.deepEqual(['a', 'b', 'a', 'c', 'a', 'b'].map((source) => flood(source, 0) > 0), [false, false, true, false, true, false])
  })
})
