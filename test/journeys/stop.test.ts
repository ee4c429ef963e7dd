// Ctrl-C under npm reaches the server twice; it stops politely all the same.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { temporaryFolder } from '../support/database.ts'
import { houseEnv, ROOT } from '../support/house.ts'
import { startProcess } from '../support/process.ts'
import { createResident } from '../support/resident.ts'

describe('a server that is stopped', () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`exits 0 within five seconds when ${signal} comes twice`, async () => {
      const dir = await temporaryFolder()
      const server = startProcess(join(ROOT, 'src', 'main.ts'), [], { ...houseEnv(dir), LOG_LEVEL: 'error' })
      await server.firstLine()
      const started = performance.now()
      server.kill(signal)
      server.kill(signal)
      assert.equal((await server.ended).code, 0)
      assert.ok(performance.now() - started < 5000)
      rmSync(dir, { recursive: true })
    })
  }

  it('exits 0 soon where a picture that is being fetched hangs', async () => {
    const dir = await temporaryFolder()
    const platform = createServer(() => {}).listen(0, '127.0.0.1')
    const asked = once(platform, 'request')
    await once(platform, 'listening')
    const base = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`
    const server = startProcess(join(ROOT, 'src', 'main.ts'), [], { ...houseEnv(dir), LOG_LEVEL: 'error', WECHAT_API_BASE: base })
    const resident = createResident(/http:\/\/\S+:\d+/.exec(await server.firstLine())?.[0] ?? '')
    for (const text of ['举报', '3', '城关小学对面的棋牌室有人赌钱，每天晚上都有', '同意', '跳过']) await resident.say(text)
    await resident.send({ MsgType: 'image', PicUrl: `${base}/picture`, MediaId: 'm', MsgId: '24012345670000099' })
    await asked
    const started = performance.now()
    server.kill('SIGTERM')
    assert.equal((await server.ended).code, 0)
    assert.ok(performance.now() - started < 4_000)
    platform.closeAllConnections()
    platform.close()
    rmSync(dir, { recursive: true })
  }).timeout(60_000)

  it('exits 0 when SIGTERM comes before it is ready', async () => {
    const dir = await temporaryFolder()
    const server = startProcess(join(ROOT, 'src', 'main.ts'), [], { ...houseEnv(dir), SECRET_KEY: '' })
    assert.match(await server.firstWarning(), /secret-made/)
    server.kill('SIGTERM')
    const { code, out } = await server.ended
    assert.deepEqual([code, out], [0, ''])
    rmSync(dir, { recursive: true })
  })
})
