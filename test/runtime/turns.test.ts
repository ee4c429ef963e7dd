// Whose turn begins when.

import assert from 'node:assert/strict'
import { createTurns } from '../../src/runtime/turns.ts'

describe('turns', () => {
  it('begin at once while nobody else is being answered', async () => {
    const turns = createTurns()
    const order: string[] = []
    const turn = turns.run('a', async () => void order.push('turn'))
    order.push('after it was asked for')
    await turn
    assert.deepEqual(order, ['turn', 'after it was asked for'])
  })

  it('of one resident follow one another, also after one that failed', async () => {
    const turns = createTurns()
    const order: number[] = []
    const first = turns.run('a', async () => {
      await new Promise(setImmediate)
      order.push(1)
      throw new Error('failed')
    })
    const second = turns.run('a', async () => void order.push(2))
    await assert.rejects(first)
    await second
    assert.deepEqual(order, [1, 2])
  })

  it('of several residents begin together while one is under way', async () => {
    const turns = createTurns()
    const order: string[] = []
    const under = pending()
    const first = turns.run('a', () => under.promise)
    const others = ['b', 'c', 'd'].map((who) => turns.run(who, async () => {
      order.push(`${who} begins`)
      await undefined
      order.push(`${who} goes on`)
    }))
    assert.deepEqual(order, [])
    await Promise.all(others)
    assert.deepEqual(order, ['b begins', 'c begins', 'd begins', 'b goes on', 'c goes on', 'd goes on'])
    under.resolve()
    await first
  })

  it('do not wait once enough of them have come', async () => {
    const turns = createTurns()
    const under = pending()
    const first = turns.run('first', () => under.promise)
    const begun: number[] = []
    const others = Array.from({ length: 32 }, (_, n) => turns.run(String(n), async () => void begun.push(n)))
    await new Promise(setImmediate)
    assert.equal(begun.length, 32)
    under.resolve()
    await Promise.all([first, ...others])
  })

  it('are settled when none is under way or waits to begin', async () => {
    const turns = createTurns()
    let done = 0
    for (const who of ['a', 'b', 'c']) {
      void turns.run(who, async () => {
        await new Promise(setImmediate)
        done += 1
      })
    }
    await turns.settled()
    assert.equal(done, 3)
  })
})

function pending(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => { resolve = done })
  return { promise, resolve: () => resolve() }
}
