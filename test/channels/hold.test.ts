// Waiting for an answer: in time, too late, asked twice, and when nobody waits any more.

import assert from 'node:assert/strict'
import { fake, useFakeTimers, type SinonFakeTimers } from 'sinon'
import { createHold } from '../../src/channels/hold.ts'
import type { Inbound } from '../../src/messages/inbound.ts'
import type { Reply } from '../../src/ports/converse.ts'
import { fakeLog } from './wechat/platform.ts'

const inbound: Inbound = { channel: 'wechat', from: 'o1', id: 'm1', at: 0, said: { kind: 'text', text: 'a' } }
const messages = [{ text: '好的。' }]

describe('hold', () => {
  let clock: SinonFakeTimers
  beforeEach(() => { clock = useFakeTimers() })
  afterEach(() => clock.restore())

  /** A hold over turns that end when the test says so. */
  const start = () => {
    const turns = { end: (_reply: Reply) => {}, fail: (_error: Error) => {} }
    const hear = fake(() => new Promise<Reply>((end, fail) => Object.assign(turns, { end, fail })))
    const [later, log] = [fake.resolves(undefined), fakeLog()]
    const hold = createHold({ converse: { hear, waiting: fake.resolves([]), seen: fake.resolves(undefined) }, log, later })
    return { turns, hear, later, log, hold }
  }

  it('gives the answer that comes in time', async () => {
    const { hold, turns, later } = start()
    const held = hold.hear(inbound, 's', 4_500)
    await clock.tickAsync(4_499)
    turns.end({ messages })
    assert.deepEqual(await held, { kind: 'answered', messages })
    assert.equal(later.callCount, 0)
  })

  it('says that it is late when the time is over, and keeps the answer that nobody waits for', async () => {
    const { hold, turns, later } = start()
    const held = hold.hear(inbound, 's', 4_500)
    await clock.tickAsync(4_500)
    assert.deepEqual(await held, { kind: 'late' })
    turns.end({ messages })
    await hold.idle()
    await clock.tickAsync(0)
    assert.deepEqual(later.args, [[inbound, messages]])
  })

  it('gives the answer to the retry that waits for it, once', async () => {
    const { hold, turns, hear, later } = start()
    const first = hold.hear(inbound, 's', 4_500)
    await clock.tickAsync(4_600)
    const second = hold.hear(inbound, 's', 4_500)
    turns.end({ messages })
    assert.deepEqual([await first, await second], [{ kind: 'late' }, { kind: 'answered', messages }])
    await clock.tickAsync(0)
    assert.equal(hear.callCount, 1)
    assert.equal(later.callCount, 0)
  })

  it('asks anew once a turn has ended', async () => {
    const { hold, turns, hear } = start()
    for (let i = 0; i < 2; i += 1) {
      const held = hold.hear(inbound, 's', 4_500)
      turns.end({ messages })
      await held
    }
    assert.equal(hear.callCount, 2)
  })

  it('says nothing to who has left', async () => {
    const { hold, turns } = start()
    const held = hold.hear(inbound, 's', 4_500)
    turns.end({ messages, gone: true })
    assert.deepEqual(await held, { kind: 'answered', messages: [] })
  })

  it('tells of a failure in time, and logs one that comes too late', async () => {
    const { hold, turns, log, later } = start()
    const held = hold.hear(inbound, 's', 4_500)
    turns.fail(new Error('gone'))
    assert.deepEqual(await held, { kind: 'failed' })
    const late = hold.hear(inbound, 's', 0)
    await clock.tickAsync(1)
    assert.deepEqual(await late, { kind: 'late' })
    turns.fail(new Error('gone'))
    await hold.idle()
    assert.equal(log.fault.callCount, 2)
    assert.equal(later.callCount, 0)
  })

  it('answers late at once where no time is left', async () => {
    const { hold } = start()
    const held = hold.hear(inbound, 's', -10)
    await clock.tickAsync(1)
    assert.deepEqual(await held, { kind: 'late' })
  })
})
