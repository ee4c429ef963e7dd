// Tokens of the simulated WeChat: who gets which, how long they hold, what is said of those that do not.

import assert from 'node:assert/strict'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { call, wechatCaller } from './caller.ts'

const MINUTE = 60_000
const PROBE = '/cgi-bin/getcallbackip'

describe('the tokens of the simulated WeChat', () => {
  let simulator: Simulator
  beforeEach(async () => {
    simulator = await startSimulator({ clock: () => 1_772_500_507_000 })
  })
  afterEach(() => simulator.close())
  const probe = async (token: string): Promise<number> =>
    (await call(`${simulator.wechat.base}${PROBE}?access_token=${token}`)).json.errcode ?? 0

  it('gives the same stable token until five minutes before its end, and both hold for these five', async () => {
    const caller = await wechatCaller(simulator)
    const first = (await caller.fetchToken()).json
    assert.equal(first.access_token.length, 512)
    assert.equal(first.expires_in, 7200)
    simulator.clock.turn(114 * MINUTE)
    assert.deepEqual((await caller.fetchToken()).json, { access_token: first.access_token, expires_in: 360 })
    simulator.clock.turn(MINUTE)
    const second = (await caller.fetchToken()).json.access_token
    assert.notEqual(second, first.access_token)
    assert.deepEqual([await probe(first.access_token), await probe(second)], [0, 0])
    simulator.clock.turn(5 * MINUTE)
    assert.deepEqual([await probe(first.access_token), await probe(second)], [42001, 0])
    assert.deepEqual(simulator.wechat.tokens.counts(), { fetches: 4, made: 2 })
  })

  it('kills a leaked token by force, twice, half a minute apart', async () => {
    const caller = await wechatCaller(simulator)
    const leaked = (await caller.fetchToken()).json.access_token
    await caller.renew(true)
    assert.equal(await probe(leaked), 0)
    assert.equal((await caller.fetchToken(true)).json.errcode, 45011)
    simulator.clock.turn(30_000)
    await caller.renew(true)
    assert.equal(await probe(leaked), 40001)
  })

  it('forces twenty a day', async () => {
    const caller = await wechatCaller(simulator)
    for (let i = 0; i < 20; i++) {
      assert.equal((await caller.fetchToken(true)).json.errcode, undefined)
      simulator.clock.turn(30_000)
    }
    assert.equal((await caller.fetchToken(true)).json.errcode, 45009)
  })

  it('replaces a plain token with each call, apart from stable ones', async () => {
    const { base, setup: { appId, secret } } = simulator.wechat
    const fetchPlain = async () => (await call(`${base}/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${secret}`)).json.access_token
    const stable = await (await wechatCaller(simulator)).renew()
    const [first, second] = [await fetchPlain(), await fetchPlain()]
    assert.deepEqual([await probe(first), await probe(second), await probe(stable)], [0, 0, 0])
    simulator.clock.turn(5 * MINUTE)
    assert.deepEqual([await probe(first), await probe(second)], [42001, 0])
    await fetchPlain()
    await fetchPlain()
    assert.equal(await probe(second), 40001)
  })

  for (const [title, change, code] of [
    ['another grant', { grant_type: 'password' }, 40002], ['another app', { appid: 'wx0' }, 40013], ['a wrong secret', { secret: 'x' }, 40125],
    ['no app', { appid: '' }, 41002], ['no secret', { secret: undefined }, 41004],
  ] as const) {
    it(`gives none for ${title}`, async () => {
      const { base, setup: { appId: appid, secret } } = simulator.wechat
      const told = await call(`${base}/cgi-bin/stable_token`, { grant_type: 'client_credential', appid, secret, ...change })
      assert.equal(told.status, 200)
      assert.equal(told.json.errcode, code)
      assert.match(told.json.errmsg, / rid: [\da-f-]+$/)
    })
  }

  for (const [title, token, code] of [['none', '', 41001], ['a broken one', 'a b', 40014], ['a strange one', 'x'.repeat(64), 40001]] as const) {
    it(`lets nobody in with ${title}`, async () => assert.equal(await probe(encodeURIComponent(token)), code))
  }

  it('never writes tokens or secrets into the record of calls', async () => {
    const token = await (await wechatCaller(simulator)).renew()
    await probe(token)
    const record = JSON.stringify(simulator.wechat.calls.list)
    assert.ok(!record.includes(token) && !record.includes(simulator.wechat.setup.secret))
    assert.equal(simulator.wechat.calls.count(PROBE), 1)
  })
})
