// The memory of signed requests that processes share: one of many is first, a retry is known by its message.

import assert from 'node:assert/strict'
import { createSharedReplays as createMemoryReplays } from '../../src/store/memory/replays.ts'
import type { SharedReplays } from '../../src/ports/replays.ts'
import { createSharedReplays } from '../../src/store/replays.ts'
import { useStore } from './store.ts'

const AT = Date.UTC(2026, 2, 2)

describe('the shared memory of signed requests', () => {
  const opened = useStore()
  const makers: readonly (readonly [string, () => readonly [SharedReplays, SharedReplays]])[] = [
    ['in the store', () => [createSharedReplays(opened().db, opened().hasher), createSharedReplays(opened().db, opened().hasher)]],
    ['in memory', () => {
      const replays = createMemoryReplays()
      return [replays, replays]
    }],
  ]
  for (const [where, make] of makers) {
    it(`tells ${where} a retry from another message, whichever process is asked`, async () => {
      const [one, other] = make()
      assert.equal(await one.seen('1:77', 'a', AT), 'new')
      assert.equal(await other.seen('1:77', 'a', AT), 'retry')
      assert.equal(await other.seen('1:77', 'b', AT), 'other')
      assert.equal(await one.seen('1:78', 'b', AT), 'new')
    })

    it(`lets one of many be first ${where}`, async () => {
      const both = make()
      const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => both[i % 2 === 0 ? 0 : 1].seen('1:79', `m${i}`, AT)))
      assert.equal(seen.filter((each) => each === 'new').length, 1)
      assert.equal(seen.filter((each) => each === 'other').length, 39)
    })
  }

  it('keeps neither signatures nor messages in the clear, and forgets them by itself', async () => {
    const replays = createSharedReplays(opened().db, opened().hasher)
    await replays.seen('marker-signed', 'marker-message', AT)
    const kept = await opened().db.collection('replays').find({}).toArray()
    assert.doesNotMatch(JSON.stringify(kept), /marker/)
    assert.ok(kept.every(({ expires }) => expires instanceof Date))
  })
})
