// What processes rely on when they share a token: one fetches, nobody keeps what he has lost the right to.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createSealer } from '../../src/lib/seal.ts'
import { createTokens as createMemoryTokens } from '../../src/store/memory/tokens.ts'
import type { Tokens } from '../../src/ports/tokens.ts'
import { createTokens } from '../../src/store/tokens.ts'
import { useStore } from './store.ts'

const FRESH = { token: 'a-token', until: 1_000, life: 500 }

describe('shared tokens', () => {
  const opened = useStore()
  const makers: readonly (readonly [string, () => Tokens])[] = [
    ['in the store', () => createTokens(opened().db, opened().sealer)],
    ['in memory', createMemoryTokens],
  ]
  for (const [where, make] of makers) {
    describe(where, () => {
      let tokens: Tokens
      beforeEach(async () => {
        await opened().db.collection('tokens').deleteMany({})
        tokens = make()
      })
      it('are not there at first', async () => assert.deepEqual(await tokens.read('a'), { version: 0 }))
      it('are fetched by one of many who want to', async () => {
        const seen = await tokens.read('a')
        const won = await Promise.all(Array.from({ length: 20 }, (_, i) => tokens.lease('a', seen, `p${i}`)))
        assert.equal(won.filter(Boolean).length, 1)
        assert.equal((await tokens.read('a')).fetching, `p${won.indexOf(true)}`)
      })
      it('are kept by whoever has the right, with a higher version, and an account each', async () => {
        await tokens.lease('a', { version: 0 }, 'p')
        assert.equal(await tokens.keep('a', 'q', FRESH), false)
        assert.equal(await tokens.keep('a', 'p', FRESH), true)
        assert.deepEqual([await tokens.read('a'), await tokens.read('b')], [{ version: 1, ...FRESH }, { version: 0 }])
        assert.equal(await tokens.lease('a', { version: 0 }, 'q'), false)
        assert.equal(await tokens.lease('a', { version: 1 }, 'q'), true)
      })
      it('are fetched by another after whoever gave up or died', async () => {
        await tokens.lease('a', { version: 0 }, 'p')
        await tokens.release('a', 'q')
        assert.equal(await tokens.lease('a', { version: 0 }, 'q'), false)
        assert.equal(await tokens.lease('a', { version: 0, fetching: 'p' }, 'q'), true)
        await tokens.release('a', 'q')
        assert.deepEqual(await tokens.read('a'), { version: 0 })
        assert.equal(await tokens.lease('a', { version: 0 }, 'r'), true)
      })
    })
  }
  it('lie sealed, and are fetched anew where the key is gone', async () => {
    const tokens = createTokens(opened().db, opened().sealer)
    await tokens.lease('sealed', { version: 0 }, 'p')
    await tokens.keep('sealed', 'p', FRESH)
    const [found] = await opened().db.collection<{ _id: string }>('tokens').find({ _id: 'sealed' }).toArray()
    assert.doesNotMatch(JSON.stringify(found), /a-token/)
    assert.deepEqual(await createTokens(opened().db, createSealer(randomBytes(32))).read('sealed'), { version: 1 })
  })
})
