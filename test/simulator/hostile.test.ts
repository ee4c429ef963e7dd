// Hostile bodies, correctly signed: our own house stands up to all of them, and a bot that does not is found out.

import assert from 'node:assert/strict'
import { sendHostileWechat, sendHostileWeibo, type Verdict } from '../../src/simulator/hostile/run.ts'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { startBot } from './bot.ts'

const AES_KEY = 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM'
const wrong = (verdicts: readonly Verdict[]) => verdicts.filter((verdict) => verdict.wrong !== undefined)

for (const mode of ['plain', 'safe', 'compatible'] as const) {
  describe(`the house under hostile bodies in ${mode} mode`, () => {
    let simulator: Simulator
    let house: TestHouse
    before(async () => {
      simulator = await startSimulator({ wechat: { mode, aesKey: AES_KEY } })
      house = await openHouse(simulator.env)
      simulator.aim(house.address)
      await simulator.wechat.resident().say('你好')
    })
    after(async () => {
      await house.close()
      await simulator.close()
    })

    it('stands up to all of WeChat’s', async () => {
      const verdicts = await sendHostileWechat(simulator)
      assert.deepEqual(wrong(verdicts), [])
      assert.ok(verdicts.length >= (mode === 'plain' ? 100 : 120), `${verdicts.length}`)
      assert.equal(new Set(verdicts.map(({ name }) => name)).size, verdicts.length)
    })

    if (mode === 'plain') it('stands up to all of Weibo’s', async () => {
      await simulator.weibo.resident().say('你好')
      const verdicts = await sendHostileWeibo(simulator)
      assert.deepEqual(wrong(verdicts), [])
      assert.ok(verdicts.length >= 100, `${verdicts.length}`)
      assert.equal(new Set(verdicts.map(({ name }) => name)).size, verdicts.length)
    })

    it('still answers afterwards', async () => {
      assert.notEqual((await simulator.wechat.resident().say('你好')).text, '')
    })
  })
}

describe('a bot that is careless', () => {
  let simulator: Simulator
  let bot: Awaited<ReturnType<typeof startBot>>
  afterEach(async () => {
    await simulator.close()
    await bot.close()
  })

  for (const [title, say, told] of [
    ['takes everything', { body: '' }, /^answered 200, expected 4xx$/],
    ['breaks on everything', { status: 500, body: '' }, /^answered 500, expected (?:4xx|200)$/],
    ['refuses everything', { status: 400, body: '' }, /^answered 400, expected 200$/],
    ['babbles', { body: '{"success":true}' }, /^answered (?:200, expected 4xx|out of order: .+)$/],
  ] as const) {
    it(`is found out when it ${title}`, async () => {
      bot = await startBot(() => say)
      simulator = await startSimulator()
      simulator.aim(bot.address)
      for (const verdicts of [await sendHostileWechat(simulator), await sendHostileWeibo(simulator)]) {
        assert.ok(wrong(verdicts).length >= 30, `${wrong(verdicts).length}`)
        for (const verdict of wrong(verdicts)) assert.match(verdict.wrong ?? '', told)
      }
    })
  }
})
