// The database goes, processes are killed, two of them get the same message: what was acknowledged is kept, and residents are told.

import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/database.ts'
import { API_KEY, houseEnv, ROOT } from '../support/house.ts'
import { startProcess, type Running } from '../support/process.ts'
import { progress } from '../support/progress.ts'
import { createResident } from '../support/resident.ts'
import { plainQuery, readReply, xmlOf } from '../channels/wechat/platform.ts'

const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'
const BEFORE_YES = ['举报', '3', STORY, '同意', '跳过', '跳过', '不用']
const LONG = process.env['LONG'] === '1'
const KILLS = LONG ? 10 : 2

type Server = Running & { readonly address: string }

async function startServer(env: Record<string, string>): Promise<Server> {
  const running = startProcess(join(ROOT, 'src', 'main.ts'), [], { LOG_LEVEL: 'error', ...env })
  const line = await running.firstLine()
  return { ...running, address: /http:\/\/\S+:\d+/.exec(line)?.[0] ?? '' }
}

async function startDatabase(dir: string, port = 0): Promise<Running & { readonly uri: string }> {
  const running = startProcess(join(ROOT, 'src', 'cli', 'database.ts'), ['--dir', dir, '--port', String(port)])
  return { ...running, uri: await running.firstLine() }
}

async function listTips(address: string): Promise<readonly { number: string }[]> {
  const items: { number: string }[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
    const response = await fetch(`${address}/api/v1/tips?limit=100${query}`, { headers: { authorization: `Bearer ${API_KEY}` } })
    const page = await response.json() as { items: { number: string }[]; next: string | null }
    items.push(...page.items)
    cursor = page.next
  }
  return items
}

describe('a process that is killed in the middle of a load', function killed() {
  this.timeout(LONG ? 0 : 180_000)

  it('loses nothing that was acknowledged, and files nothing twice', async () => {
    const dir = await temporaryFolder()
    const env = houseEnv(dir)
    const receipts = new Set<string>()
    const killed = progress('a process that is killed', KILLS)
    for (let round = 0; round < KILLS; round++) {
      const server = await startServer(env)
      const residents = Array.from({ length: 12 }, () => createResident(server.address))
      const lives = residents.map(async (resident) => {
        for (;;) {
          for (const text of BEFORE_YES) await resident.say(text)
          const number = /T [\d ]+\d/.exec(await resident.say('可以'))?.[0].replaceAll(' ', '')
          assert.ok(number)
          receipts.add(number)
          await resident.say('跳过')
          if (receipts.size >= 8 * (round + 1)) server.kill('SIGKILL')
        }
      })
      await Promise.allSettled(lives)
      await server.ended
      killed()
    }
    const server = await startServer(env)
    const kept = (await listTips(server.address)).map(({ number }) => number)
    assert.deepEqual([...receipts].filter((number) => !kept.includes(number)), [])
    assert.equal(new Set(kept).size, kept.length)
    server.kill('SIGTERM')
    assert.equal((await server.ended).code, 0)
    rmSync(dir, { recursive: true })
  })
})

describe('two processes on one database', function two() {
  this.timeout(LONG ? 0 : 240_000)
  let dir: string
  let database: Awaited<ReturnType<typeof startDatabase>>
  let servers: readonly Server[]

  before(async () => {
    dir = await temporaryFolder()
    database = await startDatabase(join(dir, 'database'))
    const env = { ...houseEnv(dir), MONGODB_URI: database.uri }
    servers = await Promise.all([startServer(env), startServer(env)])
  })
  after(async () => {
    for (const server of servers) server.kill('SIGTERM')
    await Promise.all(servers.map(({ ended }) => ended))
    database.kill('SIGTERM')
    assert.equal((await database.ended).code, 0)
    rmSync(dir, { recursive: true })
  })

  const at = (n: number): string => servers[n % 2]?.address ?? ''

  const push = async (address: string, xml: string): Promise<string> => {
    const response = await fetch(`${address}/wechat?${plainQuery({ at: Date.now() })}`, { method: 'POST', body: xml })
    const text = await response.text()
    return text === 'success' || text === '' ? '' : readReply(text)['Content'] ?? ''
  }
  const messageOf = (from: string, text: string, id: string): string => xmlOf({
    FromUserName: from, CreateTime: String(Math.floor(Date.now() / 1000)), MsgType: 'text', Content: text, MsgId: id,
  })

  it('execute a message once that both get at once, and answer alike', async () => {
    for (let i = 0; i < 5; i++) {
      const from = `oTwo${i}`
      for (const [n, text] of BEFORE_YES.entries()) await push(at(n), messageOf(from, text, `1${i}${n}`))
      const before = (await listTips(at(0))).length
      const yes = messageOf(from, '可以', `1${i}99`)
      const answers = await Promise.all([0, 1, 0].map((n) => push(at(n), yes)))
      assert.match(answers[0] ?? '', /T \d/)
      assert.deepEqual(new Set(answers).size, 1)
      assert.equal((await listTips(at(1))).length, before + 1)
    }
  })

  it('file once for two quick yes, one on each', async () => {
    for (const [n, text] of BEFORE_YES.entries()) await push(at(n), messageOf('oQuick', text, `2${n}`))
    const before = (await listTips(at(0))).length
    await Promise.all([0, 1].map((n) => push(at(n), messageOf('oQuick', '可以', `2${n}99`))))
    assert.equal((await listTips(at(1))).length, before + 1)
  })

  it('either file or cancel when a cancel arrives beside a yes, and say which', async () => {
    for (let i = 0; i < 5; i++) {
      const from = `oBeside${i}`
      for (const [n, text] of BEFORE_YES.entries()) await push(at(n), messageOf(from, text, `3${i}${n}`))
      const before = (await listTips(at(0))).length
      const [yes = '', cancel = ''] = await Promise.all([
        push(at(0), messageOf(from, '可以', `3${i}98`)), push(at(1), messageOf(from, '取消', `3${i}99`)),
      ])
      const filed = (await listTips(at(1))).length - before
      assert.ok(filed === 0 || filed === 1)
      assert.equal(filed === 1, /T \d{3}/.test(yes + cancel), `${yes} / ${cancel}`)
    }
  })
})

describe('a database that is gone', function gone() {
  this.timeout(LONG ? 0 : 240_000)

  it('is told to the resident in time, shows in the health check, and the process recovers by itself', async () => {
    const dir = await temporaryFolder()
    const folder = join(dir, 'database')
    const database = await startDatabase(folder)
    const port = Number(/:(\d+)\//.exec(database.uri)?.[1])
    const server = await startServer({ ...houseEnv(dir), MONGODB_URI: database.uri })
    const resident = createResident(server.address)
    await resident.say('举报')
    database.kill('SIGKILL')
    await database.ended
    const started = performance.now()
    const answer = await resident.say('3')
    assert.ok(performance.now() - started < 5000)
    assert.match(answer, /可能没有收到.*打 110/)
    assert.equal((await fetch(`${server.address}/healthz`)).status, 503)
    const again = await startDatabase(folder, port)
    while ((await fetch(`${server.address}/healthz`)).status !== 200) await new Promise(setImmediate)
    assert.match(await resident.say('3'), /发生了什么/)
    server.kill('SIGTERM')
    assert.equal((await server.ended).code, 0)
    again.kill('SIGTERM')
    await again.ended
    rmSync(dir, { recursive: true })
  })
})
