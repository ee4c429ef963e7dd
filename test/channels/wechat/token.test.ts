// The token of WeChat's API: fetched when there is none that is good, by one for all, and not for a wrong clock.

import assert from 'node:assert/strict'
import { fake } from 'sinon'
import type { Answer } from '../../../src/channels/wechat/answer.ts'
import { createTokenSource } from '../../../src/channels/wechat/token.ts'
import { createTokens } from '../../../src/store/memory/tokens.ts'
import type { Tokens } from '../../../src/ports/tokens.ts'

const HOUR = 3_600_000

/** Several processes with one store, each with a clock and ticks of its own. */
function house(tokens: Tokens = createTokens()) {
  let count = 0
  let answer = (): Answer => ({ kind: 'done', body: { access_token: `t${++count}`, expires_in: 7200 } })
  const fetch = fake(async () => {
    await Promise.resolve()
    return answer()
  })
  const process = ({ now = 0 }: { now?: number } = {}) => {
    const time = { now, ticks: 0 }
    const pass = (ms: number): void => { time.now += ms; time.ticks += ms }
    const source = createTokenSource({
      tokens, account: 'a', fetch, now: () => time.now, ticks: () => time.ticks,
      sleep: async (ms) => { await Promise.resolve(); pass(ms) },
    })
    const token = async (): Promise<string> => {
      const got = await source.get()
      return got.kind === 'token' ? got.token : got.kind
    }
    return { ...source, token, time, pass }
  }
  return { tokens, fetch, process, fails: (next: Answer) => { answer = () => next } }
}

describe('the token of WeChat’s API', () => {
  it('is fetched once for many calls of many processes', async () => {
    const { process, fetch } = house()
    const all = Array.from({ length: 8 }, () => process())
    const got = await Promise.all(all.flatMap((each) => Array.from({ length: 100 }, each.token)))
    assert.deepEqual([new Set(got), fetch.callCount], [new Set(['t1']), 1])
  })
  it('is used until five minutes before its end, then fetched anew by one', async () => {
    const { process, fetch } = house()
    const [a, b] = [process(), process()]
    assert.deepEqual([await a.token(), await b.token()], ['t1', 't1'])
    for (const each of [a, b]) each.pass(6900_000 - 1)
    assert.deepEqual([await a.token(), await b.token()], ['t1', 't1'])
    for (const each of [a, b]) each.pass(1)
    assert.deepEqual(await Promise.all([a.token(), b.token(), a.token()]), ['t2', 't2', 't2'])
    assert.equal(fetch.callCount, 2)
  })
  it('that has failed is dropped once, and not taken up again from the store', async () => {
    const { process, fetch } = house()
    const [a, b] = [process(), process()]
    await a.token()
    await b.token()
    for (const each of [a, a, b]) each.drop(1)
    assert.deepEqual(await Promise.all([a.token(), b.token()]), ['t2', 't2'])
    a.drop(1)
    assert.deepEqual([await a.token(), fetch.callCount], ['t2', 2])
  })
  it('is used for half of a life that is shorter than ten minutes', async () => {
    const { process, fetch, fails } = house()
    fails({ kind: 'done', body: { access_token: 'short', expires_in: 300 } })
    const a = process()
    await a.token()
    a.pass(149_000)
    await a.token()
    assert.equal(fetch.callCount, 1)
    a.pass(1_000)
    await a.token()
    assert.equal(fetch.callCount, 2)
  })

  describe('whose processes have wrong clocks', () => {
    for (const [title, skew] of [['a day ahead', 24 * HOUR], ['a day behind', -24 * HOUR], ['an hour ahead', HOUR]] as const) {
      it(`costs one fetch more at most: ${title}`, async () => {
        const { process, fetch } = house()
        const [right, wrong] = [process({ now: 1e12 }), process({ now: 1e12 + skew })]
        for (let i = 0; i < 100; i++) {
          await right.token()
          await wrong.token()
        }
        assert.ok(fetch.callCount <= 2, `${fetch.callCount} fetches`)
      })
      it(`costs nothing where the clock jumps: ${title}`, async () => {
        const { process, fetch } = house()
        const a = process({ now: 1e12 })
        await a.token()
        a.time.now += skew
        await a.token()
        assert.equal(fetch.callCount, 1)
      })
    }
    it('is never held longer than the life it had', async () => {
      const { process, fetch } = house()
      await process({ now: 1e12 + 24 * HOUR }).token()
      const right = process({ now: 1e12 })
      await right.token()
      right.pass(6900_000)
      right.time.now -= 6900_000
      await right.token()
      assert.equal(fetch.callCount, 2)
    })
  })

  describe('that cannot be had', () => {
    const why: Answer = { kind: 'refused', code: 40164 }
    it('is told why, and the right to fetch given back', async () => {
      const { process, fails, tokens } = house()
      fails(why)
      assert.deepEqual(await process().get(), why)
      assert.deepEqual(await tokens.read('a'), { version: 0 })
    })
    it('as the answer is none is not taken this time', async () => {
      const { process, fails } = house()
      fails({ kind: 'done', body: { access_token: 7 } })
      assert.deepEqual(await process().get(), { kind: 'untaken', why: 'token-unreadable' })
    })
    it('as the store is gone is not taken this time', async () => {
      const { process } = house({ ...createTokens(), read: () => Promise.reject(new Error('gone')) })
      assert.deepEqual(await process().get(), { kind: 'untaken', why: 'store' })
    })
  })

  it('is fetched by another once whoever had the right has died, and not before', async () => {
    const { process, fetch, tokens } = house()
    await tokens.lease('a', { version: 0 }, 'dead')
    const a = process()
    const got = a.token()
    assert.equal(await got, 't1')
    assert.ok(a.time.ticks > 12_000 && a.time.ticks < 13_000, `${a.time.ticks}`)
    assert.equal(fetch.callCount, 1)
    assert.equal(await tokens.keep('a', 'dead', { token: 'old', until: 1, life: 1 }), false)
  })
})
