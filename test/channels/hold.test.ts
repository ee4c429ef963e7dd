// Waiting for an answer: in time, too late, asked twice, and when nobody waits any more.

import assert from 'node:assert/strict'
import { fake, stub, useFakeTimers, type SinonFakeTimers } from 'sinon'
import { createHold } from '../../src/channels/hold.ts'
import { Fault } from '../../src/lib/faults.ts'
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
  const start = (later = stub().resolves(undefined)) => {
    const turns = { end: (_reply: Reply) => {}, fail: (_error: Error) => {} }
    const hear = fake((_inbound: Inbound) => new Promise<Reply>((end, fail) => Object.assign(turns, { end, fail })))
    const log = fakeLog()
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

  describe('plays again what failed with the database when nobody waited any more', () => {
    const lost = new Fault('STORE_UNREACHABLE')
    const next = (text: string): Inbound => ({ ...inbound, id: 'm2', said: { kind: 'text', text } })

    /** A hold in which the first turn has failed after its time. */
    const failed = async () => {
      const all = start()
      const late = all.hold.hear(inbound, 's', 0)
      await clock.tickAsync(1)
      await late
      all.turns.fail(lost)
      await all.hold.idle()
      return all
    }

    it('and hands over the answer, once', async () => {
      const { turns, hear, later } = await failed()
      await clock.tickAsync(1_000)
      turns.end({ messages })
      await clock.tickAsync(60_000)
      assert.deepEqual([hear.callCount, later.args], [2, [[inbound, messages]]])
    })

    it('with growing pauses, until it is given up', async () => {
      const { turns, hear, log, later } = await failed()
      for (let i = 0; i < 10; i += 1) {
        await clock.tickAsync(33_000)
        turns.fail(lost)
      }
      assert.deepEqual([hear.callCount, later.callCount, log.warn.args], [7, 0, [['channel.lost', { channel: 'wechat' }]]])
    })

    it('before what its resident says next', async () => {
      const { hold, hear } = await failed()
      void hold.hear(next('b'), 's', 4_500)
      assert.deepEqual(hear.args.map(([{ id }]) => id), ['m1', 'm1', 'm2'])
    })

    for (const [title, again] of [['the resident says it again', next('a')], ['the platform sends it again', inbound]] as const) {
      it(`but not beside that if ${title}`, async () => {
        const { hold, hear } = await failed()
        void hold.hear(again, 's', 4_500)
        await clock.tickAsync(4_000)
        assert.deepEqual(hear.args.map(([{ id }]) => id), ['m1', again.id])
      })
    }

    it('and so an answer that the database did not take', async () => {
      const later = stub().onFirstCall().rejects(lost).resolves(undefined)
      const { hold, turns, hear } = start(later)
      void hold.hear(inbound, 's', 0)
      await clock.tickAsync(1)
      turns.end({ messages })
      await clock.tickAsync(1_000)
      turns.end({ messages })
      await clock.tickAsync(60_000)
      assert.deepEqual([hear.callCount, later.callCount], [2, 2])
    })
  })

  it('answers late at once where no time is left', async () => {
    const { hold } = start()
    const held = hold.hear(inbound, 's', -10)
    await clock.tickAsync(1)
    assert.deepEqual(await held, { kind: 'late' })
  })
})
