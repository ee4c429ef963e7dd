// Saves of one tick go out together, and each asker hears its own result.

import { deepEqual, equal, rejects } from 'node:assert/strict'
import { Fault } from '../../src/lib/faults.ts'
import { createBatch } from '../../src/store/batch.ts'

describe('a batch', () => {
  it('carries what was asked for in one tick at once, and what came meanwhile next', async () => {
    const sizes: number[] = []
    const ask = createBatch<number, number>(async (items) => {
      sizes.push(items.length)
      return items.map((item) => item * 2)
    })
    const results = await Promise.all([1, 2, 3].map(ask))
    deepEqual([results, sizes], [[2, 4, 6], [3]])
    equal(await ask(4), 8)
  })

  it('keeps one on its way and gathers the rest', async () => {
    const ends: (() => void)[] = []
    const sizes: number[] = []
    const ask = createBatch<number, number>(async (items) => {
      sizes.push(items.length)
      await new Promise<void>((resolve) => { ends.push(resolve) })
      return [...items]
    })
    const turn = () => new Promise((resolve) => { setImmediate(resolve) })
    const all: Promise<number>[] = []
    for (let i = 0; i < 5; i++) {
      all.push(ask(i))
      await turn()
    }
    deepEqual(sizes, [1])
    while (sizes.length < 2 || ends.length > 0) {
      ends.shift()?.()
      await turn()
    }
    deepEqual([sizes, await Promise.all(all)], [[1, 4], [0, 1, 2, 3, 4]])
  })

  it('fails only those whose result is an error', async () => {
    const ask = createBatch<number, number>(async (items) => items.map((item) => item === 2 ? new Error('two') : item))
    const [one, two, three] = await Promise.allSettled([1, 2, 3].map(ask))
    deepEqual([one?.status, two?.status, three?.status], ['fulfilled', 'rejected', 'fulfilled'])
  })

  it('fails those who wait behind a server that is gone, and serves those who come later', async () => {
    let gone = true
    let asked = 0
    const ask = createBatch<number, number>(async (items) => {
      asked++
      await new Promise((resolve) => { setImmediate(resolve) })
      if (gone) throw new Fault('STORE_UNREACHABLE')
      return [...items]
    })
    const all = Array.from({ length: 10_000 }, (_, i) => ask(i))
    const ends = await Promise.allSettled(all)
    equal(ends.filter(({ status }) => status === 'rejected').length, 10_000)
    equal(asked, 1, 'one batch was under way, the rest never sent')
    await rejects(ask(1), { code: 'STORE_UNREACHABLE' })
    gone = false
    equal(await ask(2), 2)
  })
})
