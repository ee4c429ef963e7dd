// Officers' replies on their way to residents on both platforms: in time, in order, within the quota, once.

import assert from 'node:assert/strict'
import type { ApiFault } from '../../src/simulator/faults.ts'
import { startSimulator } from '../../src/simulator/start.ts'
import { eventually } from '../support/eventually.ts'
import { openHouse, type TestHouse } from '../support/house.ts'

type Simulator = Awaited<ReturnType<typeof startSimulator>>
type Name = 'wechat' | 'weibo'
type Resident = ReturnType<Simulator[Name]['resident']>

const SEND = { wechat: '/cgi-bin/message/custom/send', weibo: '/2/messages/reply.json' } as const
const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'

describe('replies on their way', () => {
  let simulator: Simulator
  let house: TestHouse
  let ahead = 0
  const clock = (): number => Date.now() + ahead
  before(async () => {
    simulator = await startSimulator({ clock, patience: 5_000 })
    house = await openHouse({ ...simulator.env, QUIET_HOURS: '08-08' }, clock)
    simulator.aim(house.address)
  })
  after(async () => {
    await house.close()
    await simulator.close()
  })

  /** Files a tip; each deed a second after the last, as Weibo's instants need it. */
  const file = async (name: Name): Promise<{ resident: Resident; number: string }> => {
    const resident = simulator[name].resident()
    let told = ''
    for (const line of ['举报', '3', STORY, '同意', '跳过', '跳过', '不用', '可以', '跳过']) {
      ahead += 1000
      const { text = '' } = await resident.say(line)
      told += text
    }
    const number = /T \d{3} \d{3} \d{3} \d/.exec(told)?.[0].replaceAll(' ', '')
    assert.ok(number, told)
    return { resident, number }
  }
  const reply = (number: string, text: string, key?: string) =>
    house.call('POST', `/tips/${number}/replies`, { text }, key === undefined ? {} : { 'idempotency-key': key })
  const states = async (number: string): Promise<readonly string[]> =>
    (await house.call('GET', `/tips/${number}`)).body.replies.map(({ state }: { state: string }) => state)
  const settled = (number: string) => eventually(async () => {
    const all = await states(number)
    return all.includes('queued') ? undefined : all
  })
  const received = (resident: Resident): readonly string[] =>
    resident.seen().filter(({ by }) => by === 'service').map(({ text }) => text ?? '')

  for (const name of ['wechat', 'weibo'] as const) {
    describe(`on ${name}`, () => {
      it('go out at once, text and all, and are shown as sent', async () => {
        const { resident, number } = await file(name)
        const { status, body } = await reply(number, '我们已经去看过了，谢谢您。')
        assert.deepEqual([status, body.state], [202, 'queued'])
        assert.deepEqual(await settled(number), ['sent'])
        assert.equal(received(resident).length, 1)
        assert.match(received(resident)[0] ?? '', /我们已经去看过了，谢谢您。/)
      })

      it('of 2,000 characters arrive whole and in order', async () => {
        const { resident, number } = await file(name)
        const text = Array.from({ length: 200 }, (_, n) => `第${String(n).padStart(3, '0')}句话说完。`).join('').slice(0, 2000)
        assert.equal((await reply(number, text)).status, 202)
        assert.deepEqual(await settled(number), ['sent'])
        const whole = received(resident).join('').replaceAll(/\s/g, '')
        assert.ok(whole.includes(text), whole.slice(-200))
      })

      it('sent a hundred times at once under one key are one message', async () => {
        const { resident, number } = await file(name)
        const answers = await Promise.all(Array.from({ length: 100 }, () => reply(number, '只说一次', 'once')))
        for (const answer of answers) assert.deepEqual(answer, answers[0])
        assert.deepEqual(await settled(number), ['sent'])
        assert.equal(received(resident).length, 1)
      })

      it('are refused once the resident has left, and what was queued is not sent', async () => {
        const { resident, number } = await file(name)
        simulator.faults.next(SEND[name], { kind: 'html', status: 502 })
        await reply(number, '走之前')
        await eventually(() => simulator[name].calls.count(SEND[name]) > 0 || undefined)
        await resident.leave()
        assert.equal((await reply(number, '走了以后')).status, 409)
        const [state] = await settled(number)
        assert.equal(state, 'expired')
        assert.deepEqual(received(resident), [])
      })

      it('that the platform could not take come with the answer to the next message, once', async () => {
        const { resident, number } = await file(name)
        simulator.faults.next(SEND[name], { kind: 'html', status: 502 }, 100)
        await reply(number, '先到的回复')
        ahead += 1000
        const { text = '' } = await resident.say('你好')
        simulator.faults.clear()
        assert.match(text, /先到的回复/)
        assert.deepEqual(await settled(number), ['sent'])
        assert.deepEqual(received(resident), [])
      })
    })
  }

  const faults: readonly (readonly [title: string, fault: ApiFault, most: number])[] = [
    ['is slow', { kind: 'slow', ms: 300 }, 1],
    ['refuses the connection', { kind: 'refused' }, 1],
    ['answers a page', { kind: 'html', status: 502 }, 1],
    ['answers a page with 200', { kind: 'html', status: 200 }, 1],
    ['breaks off after the request, having done nothing', { kind: 'reset' }, 1],
    ['breaks off in its answer, having done nothing', { kind: 'cut', effect: false }, 1],
    // WeChat and Weibo know no ids of messages: this one may come twice, and must not be lost.
    ['breaks off after the message was sent', { kind: 'reset', effect: true }, 2],
    ['has let the token run out', { kind: 'expired' }, 1],
  ]
  for (const [title, fault, most] of faults) {
    for (const name of ['wechat', 'weibo'] as const) {
      if (fault.kind === 'expired' && name === 'weibo') continue // its token is renewed by hand
      it(`arrive where ${name} ${title}`, async () => {
        const { resident, number } = await file(name)
        simulator.faults.next(SEND[name], fault)
        await reply(number, '一句话')
        assert.deepEqual(await settled(number), ['sent'])
        const times = received(resident).length
        assert.ok(times >= 1 && times <= most, `${times} times`)
        assert.equal(simulator.faults.waiting(), 0)
      })
    }
  }

  const codes = [['wechat', -1, 'sent'], ['wechat', 45011, 'sent'], ['wechat', 45015, 'waiting'], ['wechat', 43004, 'waiting'],
    ['weibo', 10001, 'sent'], ['weibo', 26402, 'waiting']] as const
  for (const [name, code, state] of codes) {
    it(`are ${state} after ${name}'s code ${code}, and are never lost`, async () => {
      const { resident, number } = await file(name)
      simulator.faults.next(SEND[name], { kind: 'code', code })
      await reply(number, '一句话')
      assert.deepEqual(await settled(number), [state])
      ahead += 1000
      const { text = '' } = await resident.say('你好')
      assert.equal(text.includes('一句话'), state === 'waiting')
      assert.equal(received(resident).length, state === 'sent' ? 1 : 0)
      assert.deepEqual(await states(number), ['sent'])
    })
  }

  it('that are too long for an answer follow behind it by themselves', async () => {
    const resident = simulator.weibo.resident()
    ahead += 1000
    const { text = '' } = await resident.say('补办身份证需要什么材料')
    assert.match(text, /后面还有，马上发来/)
    const [rest = ''] = await eventually(() => (received(resident).length > 0 ? received(resident) : undefined))
    assert.ok(rest.length > 0 && !text.includes(rest))
    assert.deepEqual(resident.seen().map(({ by }) => by).slice(0, 2), ['passive', 'service'])
  })

  it('beyond the fifth are not attempted, and come with the next message', async () => {
    const { resident, number } = await file('wechat')
    const before = simulator.wechat.calls.count(SEND.wechat)
    for (let n = 1; n <= 7; n++) await reply(number, `第${n}条`)
    assert.deepEqual(await settled(number), ['sent', 'sent', 'sent', 'sent', 'sent', 'waiting', 'waiting'])
    assert.equal(simulator.wechat.calls.count(SEND.wechat) - before, 5)
    assert.equal((await reply(number, '第8条')).body.state, 'waiting')
    const { text = '' } = await resident.say('你好')
    assert.match(text, /第6条[\s\S]*第7条[\s\S]*第8条/)
    assert.ok((await settled(number)).every((state) => state === 'sent'))
  })
})
