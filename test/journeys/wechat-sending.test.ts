// What WeChat alone has: notices that call a resident back, accounts without rights to the API, media by their id.

import assert from 'node:assert/strict'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import type { WechatSettings } from '../../src/simulator/wechat/settings.ts'
import { temporaryFolder } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { openHouse, ROOT, type TestHouse } from '../support/house.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const SEND = '/cgi-bin/message/custom/send'
const TEMPLATE = 'tpl_reply-1'

describe('what WeChat alone has', () => {
  let simulator: Simulator
  let house: TestHouse
  let config: string
  let ahead = 0
  const clock = (): number => Date.now() + ahead
  before(async () => {
    config = await temporaryFolder()
    await cp(join(ROOT, 'config'), config, { recursive: true })
    const file = join(config, 'department', 'notices.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace('template: ""', `template: ${TEMPLATE}`))
  })
  after(() => rm(config, { recursive: true, force: true }))
  const open = async (wechat: Partial<WechatSettings>) => {
    simulator = await startSimulator({ wechat, clock })
    house = await openHouse({ ...simulator.wechat.env, CONFIG_DIR: config, QUIET_HOURS: '08-08' }, clock)
    simulator.aim(house.address)
  }
  afterEach(async () => {
    await house.close()
    await simulator.close()
  })

  const file = async () => {
    const resident = simulator.wechat.resident()
    let told = ''
    for (const line of ['举报', '3', STORY, '同意', '跳过', '跳过', '不用', '可以']) told = (await resident.say(line)).text
    return { resident, number: /T \d{3} \d{3} \d{3} \d/.exec(told)?.[0].replaceAll(' ', '') ?? assert.fail(told) }
  }
  /** Says something a second after the last, as the platform tells instants apart. */
  const later = (resident: { readonly say: (text: string) => Promise<{ readonly text: string }> }) => {
    ahead += 1_000
    return resident.say('你好')
  }
  const reply = (number: string, text: string) => house.call('POST', `/tips/${number}/replies`, { text })

  it('calls a resident back by a notice without content, once they have agreed to it, and not before', async () => {
    await open({ templates: [{ id: TEMPLATE, kind: 'long', fields: ['character_string1', 'thing2', 'time3'] }] })
    const { resident, number } = await file()
    const notices = () => resident.seen().filter(({ by }) => by === 'notice')
    simulator.faults.next(SEND, { kind: 'code', code: 45015 }, Infinity)
    await reply(number, '第一条回复')
    await eventually(() => (simulator.wechat.calls.count(SEND) === 1 ? true : undefined))
    assert.match((await later(resident)).text, /第一条回复/)
    assert.equal((await resident.consent(TEMPLATE, 'accept')).status, 200)
    await reply(number, '第二条回复')
    const [notice] = await eventually(() => (notices().length > 0 ? notices() : undefined))
    assert.match(JSON.stringify(notice), new RegExp(number))
    assert.doesNotMatch(JSON.stringify(notice), /第二条|棋牌室/)
    assert.match((await later(resident)).text, /第二条回复/)
    await resident.consent(TEMPLATE, 'withdraw')
    await reply(number, '第三条回复')
    await eventually(() => (simulator.wechat.calls.count(SEND) === 3 ? true : undefined))
    assert.match((await later(resident)).text, /第三条回复/)
    assert.equal(notices().length, 1)
  })

  it('serves an account without rights to the API: replies come with the next message, and the log says why, once', async () => {
    await open({ verified: false })
    const { resident, number } = await file()
    for (const text of ['第一条回复', '第二条回复']) await reply(number, text)
    await eventually(() => (house.logged().includes('wechat.off') ? true : undefined))
    assert.match((await later(resident)).text, /第一条回复[\s\S]*第二条回复/)
    const lines = house.logged().split('\n').filter((line) => line.includes('wechat.off'))
    assert.equal(lines.length, 1)
    assert.match(lines[0] ?? '', /"why":"no-permission"/)
    assert.equal(resident.seen().some(({ by }) => by === 'service' || by === 'failure'), false)
  })

  it('fetches a picture by its id, and keeps it for the officer', async () => {
    await open({ pictures: false })
    const resident = simulator.wechat.resident()
    for (const line of ['举报', '3', STORY, '同意', '跳过']) await resident.say(line)
    await resident.sendImage()
    for (const line of ['没有了', '不用']) await resident.say(line)
    const number = /T \d{3} \d{3} \d{3} \d/.exec((await resident.say('可以')).text)?.[0].replaceAll(' ', '') ?? assert.fail()
    const { body: { media: [id] } } = await house.call('GET', `/tips/${number}`)
    const { status } = await eventually(async () => {
      const answer = await house.call('GET', `/tips/${number}/media/${id}`)
      return answer.status === 200 ? answer : undefined
    })
    assert.equal(status, 200)
    assert.equal(simulator.wechat.calls.count('/cgi-bin/media/get'), 1)
  })
})
