// A resident writes to a personal account, through a gateway on loopback, and the department sees what came of it.

import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { answerAtOnce, findPackages, openGateway, PIXEL, readAt, until, type Packages } from '../channels/wechaty/puppet.ts'
import { temporaryFolder } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { API_KEY, houseEnv, openHouse, ROOT, type TestHouse } from '../support/house.ts'
import { startProcess } from '../support/process.ts'

const NUMBER = /T \d{3} \d{3} \d{3} \d/
const STORY = '昨晚十点，城关小学对面的棋牌室有人赌钱，每天晚上都有'

describe('a resident who writes to a personal account', function journey() {
  this.timeout(60_000)

  let packages: Packages | undefined
  let house: TestHouse
  let gate: Awaited<ReturnType<typeof openGateway>>
  let gateway: { readonly stop: () => Promise<void> }
  const own = process.env['HOME']

  before(async function ready() {
    packages = await findPackages()
    if (!packages) this.skip()
    process.env['HOME'] = await temporaryFolder()
    gate = await openGateway(packages)
    answerAtOnce(gate.mocker)
    gateway = await gate.open()
    house = await openHouse({
      WECHATY_PUPPET: 'wechaty-puppet-service', WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true',
      WECHATY_PUPPET_SERVICE_TOKEN: gate.token, WECHATY_PUPPET_SERVICE_ENDPOINT: gate.endpoint,
    })
  })
  after(async () => {
    await house?.close()
    await gateway?.stop()
    if (packages) rmSync(process.env['HOME'] ?? '', { recursive: true })
    if (own === undefined) delete process.env['HOME']
    else process.env['HOME'] = own
  })

  const health = async () => {
    const response = await fetch(`${house.address}/healthz`)
    return { status: response.status, ...await response.json() as { ok: boolean; channels: { wechaty: string } } }
  }
  const untilHealth = async (state: string): Promise<void> => {
    const found = await eventually(async () => {
      const now = await health()
      return now.channels.wechaty === state ? now : undefined
    })
    assert.deepEqual(found, { status: 200, ok: true, channels: { wechaty: state } })
  }

  it('gives a tip with a picture, and reads the guide in a room', async () => {
    await untilHealth('waiting for login')
    const account = gate.mocker.createContact({ id: 'wxid_account', name: '某某公安' })
    gate.mocker.login(account)
    await untilHealth('up')

    const resident = gate.mocker.createContact({ id: 'wxid_resident', name: '居民' })
    const reads = readAt(resident, resident)
    const picture = packages?.picture(PIXEL, 'a.png')
    for (const what of ['举报', '3', STORY, '同意', '跳过', picture, '完成', '不用', '可以']) {
      resident.say(what).to(account)
      await reads.next()
    }
    const numberOf = () => NUMBER.exec(reads.all().join('\n'))?.[0].replaceAll(' ', '')
    await until(() => numberOf() !== undefined, 'a number')
    const number = numberOf()
    const { status, body } = await house.call('GET', `/tips/${number}`)
    assert.equal(status, 200)
    assert.equal(body.channel, 'wechaty')
    assert.equal(body.content.story, STORY)
    assert.equal(body.media?.length ?? body.content.photo.length, 1)

    const room = gate.mocker.createRoom({ id: 'r@1', memberIdList: [account.id, resident.id] })
    const roomReads = readAt(room, resident)
    resident.say('@某某公安\u2005身份证丢了怎么补办', [account]).to(room)
    assert.match(await roomReads.next(), /@居民 [^]*身份证[^]*私下/)
    resident.say('@某某公安\u2005查进度', [account]).to(room)
    assert.match(await roomReads.next(), /^@居民 群里大家都看得到/)
    resident.say('@某某公安\u2005有人拿刀砍人', [account]).to(room)
    assert.match(await roomReads.next(), /110/)
    assert.doesNotMatch(house.logged(), /wxid_|棋牌室|insecure_/)
  })

  it('is not taken from others when the gateway dies, and the health check says so', async () => {
    await untilHealth('up')
    await gateway.stop()
    await untilHealth('down')
    assert.equal((await fetch(`${house.address}/`)).status, 200)
  })
})

describe('a house with a puppet that behaves badly', function unruly() {
  this.timeout(60_000)

  before(async function ready() {
    if (!(await findPackages())) this.skip()
  })

  it('goes on, shows the login once on the terminal, and ends politely', async () => {
    const dir = await temporaryFolder()
    const running = startProcess(join(ROOT, 'src', 'main.ts'), [], {
      ...houseEnv(dir, 'safe'), HOME: dir, WECHATY_PUPPET: join(ROOT, 'test', 'fixtures', 'wechaty', 'unruly.mjs'), WECHATY_LOG: 'silly',
      NODE_ENV: 'production', WECHATY_TOKEN: 'somebody-else',
    })
    const address = /http:\/\/\S+:\d+/.exec(await running.firstLine())?.[0] ?? ''
    await eventually(async () => {
      const { channels } = await (await fetch(`${address}/healthz`)).json() as { channels: { wechaty: string } }
      return channels.wechaty === 'up' || undefined
    })
    const tips = await fetch(`${address}/api/v1/tips`, { headers: { authorization: `Bearer ${API_KEY}` } })
    running.kill('SIGTERM')
    const { code, out, err } = await running.ended
    assert.equal(tips.status, 200)
    assert.equal(code, 0, err)
    assert.match(err, /"wechaty.rejected"/)
    assert.match(err, /"wechaty.thrown"/)
    assert.equal(out.match(/login\.example\/secret/g)?.length, 1)
    assert.doesNotMatch(err, /secret|inside the puppet/)
    assert.deepEqual(err.split('\n').filter((line) => line !== '' && !line.startsWith('{')), [])
    assert.deepEqual(readdirSync(join(dir, 'wechaty')).filter((name) => !name.startsWith('account.')), [])
    rmSync(dir, { recursive: true })
  })
})
