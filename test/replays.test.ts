// The memory that processes share must not use up the time in which a resident hears that the database is gone.

import { equal } from 'node:assert/strict'
import { useFakeTimers } from 'sinon'
import { joinReplays } from '../src/compose-replays.ts'
import { Fault } from '../src/lib/faults.ts'
import type { SharedReplays } from '../src/ports/replays.ts'

describe('the memory of signed requests that processes share', () => {
  const ask = async (seen: SharedReplays['seen']) => joinReplays({ seen }).sharedReplays?.seen('key', 'message', 0)

  it('tells of another body under a known signature', async () => equal(await ask(async () => 'other'), 'other'))

  it('refuses nothing where the database is gone', async () => {
    equal(await ask(async () => { throw new Fault('STORE_UNREACHABLE') }), 'new')
  })

  it('is not waited for longer than a second', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const asked = ask(() => new Promise(() => {}))
      await clock.tickAsync(1_000)
      equal(await asked, 'new')
    } finally {
      clock.restore()
    }
  })
})
