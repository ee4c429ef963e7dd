// Our own house, served by the simulator over real HTTP: a tip with a picture, from the first word to the receipt.

import assert from 'node:assert/strict'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { eventually } from '../support/eventually.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const AES_KEY = 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM'

for (const mode of ['plain', 'safe', 'compatible'] as const) {
  describe(`the house, simulated in ${mode} mode`, () => {
    // By its address where there is one, else by its id.
    const pictures = mode === 'safe'
    let simulator: Simulator
    let house: TestHouse
    before(async () => {
      simulator = await startSimulator({ wechat: { mode, pictures, ...(mode !== 'plain' && { aesKey: AES_KEY }) } })
      house = await openHouse(simulator.wechat.env)
      simulator.aim(house.address)
    })
    after(async () => {
      await house.close()
      await simulator.close()
    })

    it('passes the check of the console', async () => {
      assert.equal((await simulator.wechat.verify()).ok, true)
    })

    it('takes a tip with a picture', async () => {
      const resident = simulator.wechat.resident()
      await resident.follow()
      for (const text of ['举报', '3', STORY, '同意', '跳过']) assert.equal((await resident.say(text)).failure, undefined, text)
      assert.equal((await resident.sendImage()).failure, undefined)
      for (const text of ['没有了', '不用']) await resident.say(text)
      assert.match((await resident.say('可以')).text, /T \d{3} \d{3} \d{3} \d/)
      assert.ok(resident.seen().every(({ by }) => by === 'passive'))
      const { media: [medium], number } = (await house.call('GET', '/tips')).body.items[0]
      const kept = await eventually(async () => {
        const [found] = (await house.call('GET', `/tips/${number}/media`)).body.items
        return found.state === 'wanted' ? undefined : found
      })
      assert.deepEqual([kept.id, kept.state, kept.type], [medium, 'kept', 'image/png'])
      assert.equal(simulator.wechat.calls.count('/cgi-bin/media/get'), pictures ? 0 : 1)
    })

    it('answers every kind of message in its own way', async () => {
      const resident = simulator.wechat.resident()
      for (const exchange of [
        await resident.sendVoice(undefined, ''), await resident.sendVideo(), await resident.sendFile('证明.pdf'), await resident.sendSticker(),
        await resident.sendPlace({ lat: 30.27, lng: 120.15, label: '西湖' }), await resident.sendLink({ title: '新闻', url: 'https://example.com' }),
        await resident.tap('SUBMIT_TIP'), await resident.scan('window_3'), await resident.follow('window_3'),
      ]) {
        assert.equal(exchange.status, 200)
        assert.equal(exchange.failure, undefined)
        assert.notEqual(exchange.text, '')
        assert.equal(exchange.tries.length, 1)
      }
    })
  })
}
