// Rounds go on while there is work, answer many wakes with one, and stop when told.

import { strict as assert } from 'node:assert'
import sinon from 'sinon'
import { silence } from '../../src/lib/log.ts'
import { startRounds } from '../../src/runtime/rounds.ts'

describe('rounds', () => {
  let time: sinon.SinonFakeTimers
  beforeEach(() => {
    time = sinon.useFakeTimers()
  })
  afterEach(() => time.restore())

  it('start at once when woken, and answer what wakes them meanwhile with one more after a rest', async () => {
    const round = sinon.stub().resolves(0)
    const rounds = startRounds(round, 1000, silence)
    await time.tickAsync(1)
    assert.equal(round.callCount, 1)
    for (let i = 0; i < 50; i++) rounds.wake()
    await time.tickAsync(0)
    assert.equal(round.callCount, 2)
    await time.tickAsync(200)
    assert.equal(round.callCount, 3)
    await time.tickAsync(1000)
    assert.equal(round.callCount, 4)
    await rounds.stop()
  })

  it('go on as long as there is work, and look again later when there is none or the round fails', async () => {
    const round = sinon.stub().resolves(0)
    round.onFirstCall().resolves(50)
    round.onSecondCall().rejects(new Error('gone'))
    const rounds = startRounds(round, 1000, silence)
    await time.tickAsync(200)
    assert.equal(round.callCount, 2)
    await time.tickAsync(1000)
    assert.equal(round.callCount, 3)
    await rounds.stop()
    rounds.wake()
    await time.tickAsync(5000)
    assert.equal(round.callCount, 3)
  })
})
