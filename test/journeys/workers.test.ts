// Several processes share what is to be sent, and one that is killed loses nothing and sends nothing twice but what it had in hand.
// LONG=1 kills 21 of them.

import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { startSimulator } from '../../src/simulator/start.ts'
import { temporaryFolder } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { houseEnv, openHouse, ROOT, type TestHouse } from '../support/house.ts'
import { startProcess, type Running } from '../support/process.ts'
import { progress } from '../support/progress.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const SEND = '/cgi-bin/message/custom/send'
const LONG = process.env['LONG'] === '1'
const ROUNDS = LONG ? 7 : 1
const WORKERS = 4
/** Who is left of four takes over; three at once, as nobody sees from outside which of them has something in hand. */
const KILLS = 3
const RESIDENTS = 8
const REPLIES = [1, 2, 3, 4]

type Simulator = Awaited<ReturnType<typeof startSimulator>>
type Filed = { readonly resident: ReturnType<Simulator['wechat']['resident']>; readonly number: string }

describe('four workers, most of them killed', function () {
  this.timeout(LONG ? 0 : 180_000)
  let dir: string
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
  const startAll = (): Promise<unknown> => Promise.all(Array.from({ length: WORKERS - workers.length }, start))

  before(async () => {
    dir = await temporaryFolder()
    simulator = await startSimulator({})
    database = startProcess(join(ROOT, 'src', 'cli', 'database.ts'), ['--dir', join(dir, 'database'), '--port', '0'])
    env = { ...houseEnv(dir), ...simulator.wechat.env, QUIET_HOURS: '08-08', MONGODB_URI: await database.firstLine() }
    house = await openHouse(env)
    simulator.aim(house.address)
    await stopHouse()
    await startAll()
  })
  after(async () => {
    for (const worker of workers) worker.kill('SIGTERM')
    await Promise.all(workers.map(({ ended }) => ended))
    await house.close()
    database.kill('SIGTERM')
    await database.ended
    await simulator.close()
    await rm(dir, { recursive: true, force: true })
  })

  // The house would be the first to send what it was told itself. Told that it may not, it asks again after an hour.
  const stopHouse = async (): Promise<void> => {
    const { number } = await file()
    simulator.faults.next(SEND, { kind: 'code', code: 48001 })
    await reply(number, '不发')
    await eventually(() => (house.logged().includes('sending.off') ? true : undefined))
  }
  const file = async (): Promise<Filed> => {
    const resident = simulator.wechat.resident()
    let told = ''
    for (const line of ['举报', '3', STORY, '同意', '跳过', '跳过', '不用', '可以']) told = (await resident.say(line)).text
    const number = /T \d{3} \d{3} \d{3} \d/.exec(told)?.[0].replaceAll(' ', '') ?? assert.fail(told)
    return { resident, number }
  }
  const reply = async (number: string, text: string): Promise<void> => {
    assert.equal((await house.call('POST', `/tips/${number}/replies`, { text })).status, 202)
  }
  /** How the replies stand once none is on its way any more. */
  const statesOf = ({ number }: Filed): Promise<readonly string[]> => eventually(async () => {
    const states = (await house.call('GET', `/tips/${number}`)).body.replies.map(({ state }: { state: string }) => state)
    return states.includes('queued') ? undefined : states
  }, 90_000)
  const seenBy = ({ resident }: Filed): string[] =>
    resident.seen().flatMap(({ by, text = '' }) => (by === 'service' ? /第(\d)条/.exec(text)?.[1] ?? [] : []))

  it('deliver every reply, in order, and fetch one token', async () => {
    const killed = progress('workers', ROUNDS)
    simulator.faults.next(SEND, { kind: 'slow', ms: 150 }, Infinity)
    let again = 0
    for (let round = 0; round < ROUNDS; round++) {
      const filed = await Promise.all(Array.from({ length: RESIDENTS }, file))
      const before = simulator.wechat.calls.count(SEND)
      const writing = Promise.all(filed.map(async ({ number }) => {
        for (const n of REPLIES) await reply(number, `第${n}条`)
      }))
      await eventually(() => (simulator.wechat.calls.count(SEND) > before + 2 * round ? true : undefined), 60_000)
      for (const worker of workers.splice(0, KILLS)) worker.kill('SIGKILL')
      await writing
      for (const one of filed) {
        assert.deepEqual(await statesOf(one), REPLIES.map(() => 'sent'))
        const seen = seenBy(one)
        assert.deepEqual([...new Set(seen)], REPLIES.map(String))
        // Nobody's message was in two hands.
        assert.ok(seen.length - REPLIES.length <= 1, seen.join(' '))
        again += seen.length - REPLIES.length
      }
      if (round < ROUNDS - 1) await startAll()
      killed()
    }
    assert.equal(simulator.wechat.tokens.counts().fetches, 1)
    assert.ok(!LONG || again > 0, 'no kill hit a worker that had something in hand')
  })
})
