// What a resident entrusts to us is nowhere in the clear: not in the database's files, not in logs, not on standard error.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createResident } from '../support/resident.ts'
import { temporaryFolder } from '../support/database.ts'
import { startProcess } from '../support/process.ts'
import { API_KEY, houseEnv, openHouse, ROOT } from '../support/house.ts'

const MARKERS = ['甲乙丙丁暗记经过', '戊己庚辛暗记地点', '13912345678', '壬癸暗记姓名']

function grep(dir: string, marker: string): readonly string[] {
  const bytes = [Buffer.from(marker), Buffer.from(marker, 'utf16le'), Buffer.from(Buffer.from(marker).toString('base64').replace(/=+$/, '').slice(0, -1))]
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((file) => join(dir, file))
    .filter((file) => statSync(file).isFile())
    .filter((file) => {
      const text = readFileSync(file)
      return bytes.some((each) => text.includes(each))
    })
}

describe('what a resident entrusts to us', () => {
  it('is in no file and no log, nor is the platform’s id', async () => {
    const dir = await temporaryFolder()
    const house = await openHouse({ DATA_DIR: dir })
    const resident = createResident(house.address)
    const [story = '', place = '', phone = '', name = ''] = MARKERS
    for (const text of ['举报', '1', `${story}，请来看看`, '同意', place, '跳过', '能', phone]) await resident.say(text)
    const receipt = await resident.say('可以')
    for (const text of ['跳过', '预约', '1', '1', '1', '1', name]) await resident.say(text)
    await resident.say(phone)
    await resident.say('可以')
    const number = /T [\d ]+\d/.exec(receipt)?.[0].replaceAll(' ', '') ?? ''
    const code = /查询码：([0-9A-Z-]+)/.exec(receipt)?.[1] ?? ''
    assert.ok((await house.call('GET', `/tips/${number}`)).body.content.story.includes(story), 'it was filed')
    // A wrong code counts against whoever tried it, wherever that is kept.
    for (const text of ['查进度', number, 'WRNG-C0DE-0000-1', '取消']) await resident.say(text)
    await house.call('POST', `/tips/${number}/replies`, { text: `${story}回复` })
    await house.call('PATCH', `/tips/${number}`, { state: 'nonsense', reason: story })
    await fetch(`${house.address}/wechat?signature=wrong&timestamp=1&nonce=${phone}&openid=${resident.id}`, { method: 'POST', body: story })
    await house.close()
    const secrets = [...MARKERS, resident.id, code, code.replaceAll('-', ''), API_KEY]
    for (const secret of secrets) assert.deepEqual(grep(dir, secret), [], 'in the database’s files')
    for (const secret of secrets) assert.ok(!house.logged().includes(secret), 'in the log')
    assert.ok(house.logged().length > 100, 'there is a log')
    rmSync(dir, { recursive: true })
  })

  it('is not on standard error of the real process either, and the secret key is not', async () => {
    const dir = await temporaryFolder()
    const env: Record<string, string> = { ...houseEnv(dir), LOG_LEVEL: 'debug' }
    const server = startProcess(join(ROOT, 'src', 'main.ts'), [], env)
    const line = await server.firstLine()
    const address = /http:\/\/\S+:\d+/.exec(line)?.[0] ?? ''
    const resident = createResident(address)
    for (const text of ['举报', '1', `${MARKERS[0]}，请来看看`, '同意', MARKERS[1] ?? '']) await resident.say(text)
    server.kill('SIGTERM')
    const { code, err, out } = await server.ended
    assert.equal(code, 0)
    for (const secret of [...MARKERS, resident.id, env['SECRET_KEY'] ?? '', env['WECHAT_TOKEN'] ?? '', API_KEY]) {
      assert.ok(!(err + out).includes(secret))
    }
    rmSync(dir, { recursive: true })
  }).timeout(60_000)
})

describe('the secret key', () => {
  it('must be the one that the store was sealed with, and the start says so', async () => {
    const dir = await temporaryFolder()
    const house = await openHouse({ DATA_DIR: dir })
    await house.close()
    const other = Buffer.alloc(32, 9).toString('base64')
    await assert.rejects(openHouse({ DATA_DIR: dir, SECRET_KEY: other }), { code: 'STORE_KEY_MISMATCH' })
    rmSync(dir, { recursive: true })
  })

  it('may be exchanged: what the previous key has sealed is still read', async () => {
    const dir = await temporaryFolder()
    const old = houseEnv(dir)['SECRET_KEY'] ?? ''
    const first = await openHouse({ DATA_DIR: dir })
    const resident = createResident(first.address)
    for (const text of ['举报', '1']) await resident.say(text)
    await first.close()
    const fresh = Buffer.alloc(32, 9).toString('base64')
    const second = await openHouse({ DATA_DIR: dir, SECRET_KEY: fresh, SECRET_KEY_PREVIOUS: old })
    const again = createResident(second.address, 'plain', resident.id)
    assert.match(await again.say('重复'), /发生了什么/)
    await second.close()
    rmSync(dir, { recursive: true })
  })
})
