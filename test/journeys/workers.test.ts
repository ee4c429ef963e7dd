// Several processes share what is to be sent, and one that is killed loses nothing and sends nothing twice but what it had in hand.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { startSimulator } from '../../src/simulator/start.ts'
import { temporaryFolder } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { houseEnv, openHouse, ROOT, type TestHouse } from '../support/house.ts'
import { startProcess, type Running } from '../support/process.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const SEND = '/cgi-bin/message/custom/send'
const KILLS = process.env['LONG'] === '1' ? 20 : 2
const RESIDENTS = 8

type Simulator = Awaited<ReturnType<typeof startSimulator>>

describe('four workers, some of them killed', function () {
  this.timeout(process.env['LONG'] === '1' ? 600_000 : 90_000)
  let simulator: Simulator
  let database: Running
  let house: TestHouse
  let env: Record<string, string>
  const workers: Running[] = []
  const start = async (): Promise<void> => {
    const worker = startProcess(join(ROOT, 'src', 'worker.ts'), [], { LOG_LEVEL: 'error', ...env })
    await worker.firstLine()
    workers.push(worker)
  }

  before(async () => {
    const dir = await temporaryFolder()
    simulator = await startSimulator({})
    database = startProcess(join(ROOT, 'src', 'cli', 'database.ts'), ['--dir', join(dir, 'database'), '--port', '0'])
    env = { ...houseEnv(dir), ...simulator.wechat.env, QUIET_HOURS: '08-08', MONGODB_URI: await database.firstLine() }
    house = await openHouse(env)
    simulator.aim(house.address)
    await Promise.all([1, 2, 3, 4].map(start))
  })
  after(async () => {
    for (const worker of workers) worker.kill('SIGTERM')
    await Promise.all(workers.map(({ ended }) => ended))
    await house.close()
    database.kill('SIGTERM')
    await database.ended
    await simulator.close()
  })

  const file = async () => {
    const resident = simulator.wechat.resident()
    let told = ''
    for (const line of ['举报', '3', STORY, '同意', '跳过', '跳过', '不用', '可以']) told = (await resident.say(line)).text ?? ''
    const number = /T \d{3} \d{3} \d{3} \d/.exec(told)?.[0].replaceAll(' ', '') ?? assert.fail(told)
    return { resident, number }
  }
  const isSent = async (number: string): Promise<true | undefined> => {
    const { replies } = (await house.call('GET', `/tips/${number}`)).body
    return replies.length === 4 && replies.every(({ state }: { state: string }) => state === 'sent') ? true : undefined
  }

  it('deliver every reply, in order, and fetch one token', async () => {
    const residents = await Promise.all(Array.from({ length: RESIDENTS }, file))
    simulator.faults.next(SEND, { kind: 'slow', ms: 150 }, Infinity)
    const before = workers.length
    const writing = Promise.all(residents.map(async ({ number }) => {
      for (let n = 1; n <= 4; n++) assert.equal((await house.call('POST', `/tips/${number}/replies`, { text: `第${n}条` })).status, 202)
    }))
    for (let kill = 0; kill < KILLS; kill++) {
      const sent = simulator.wechat.calls.count(SEND)
      await eventually(() => (simulator.wechat.calls.count(SEND) > sent + 1 ? true : undefined), 5_000).catch(() => undefined)
      workers.shift()?.kill('SIGKILL')
      if (kill < KILLS - 1) await start()
    }
    await writing
    for (const { number } of residents) await eventually(() => isSent(number), 40_000)
    let again = 0
    for (const { resident } of residents) {
      const seen = resident.seen().filter(({ by }) => by === 'service').map(({ text = '' }) => /第(\d)条/.exec(text)?.[1])
      assert.deepEqual([...new Set(seen)], ['1', '2', '3', '4'])
      again += seen.length - 4
    }
    assert.ok(again <= KILLS * RESIDENTS, `${again} messages came twice`)
    assert.equal(simulator.wechat.tokens.counts().fetches, 1)
    assert.ok(before >= 4)
  })
})
