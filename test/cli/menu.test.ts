// `npm run menu` and `npm run qr` beside a running house, against the simulated platforms.

import assert from 'node:assert/strict'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { runProcess } from '../support/process.ts'

describe('the commands for menu and codes', () => {
  let simulator: Simulator
  let house: TestHouse
  before(async () => {
    simulator = await startSimulator({ wechat: { mode: 'plain' } })
    house = await openHouse(simulator.env)
    simulator.aim(house.address)
  })
  after(async () => {
    await house.close()
    await simulator.close()
  })
  const run = (name: 'menu' | 'qr', words: readonly string[] = [], env: Record<string, string> = {}) =>
    runProcess(`src/cli/${name}.ts`, words, { DATA_DIR: house.dir, SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), ...simulator.env, ...env })
  const seenBy = (id: string): string => String(simulator.wechat.menuOf(id)?.map(({ name }) => name))

  it('create menus and codes beside a running server, with the token that it shares', async function () {
    this.timeout(60_000)
    const [menu, code] = [await run('menu'), await run('qr', ['--scene', 'book-appointment:chengguan'])]
    assert.deepEqual([menu.code, menu.err, code.code, code.err], [0, '', 0, ''])
    assert.deepEqual(menu.out.trim().split('\n'), [
      'wechat: default menu (zh-CN) is there', 'wechat: menu for zh-TW is there', 'wechat: menu for en is there', 'weibo: menu is there',
    ])
    assert.match(code.out, /^picture: https:\/\/mp\.weixin\.qq\.com\/cgi-bin\/showqrcode\?ticket=\S+\nholds: \S+\n$/)
    assert.ok(simulator.weibo.menu())
    assert.equal(simulator.wechat.tokens.counts().fetches, 1)
  })

  it('show a resident the menu of the language that they chose in the chat, and begin a flow where a code hangs', async () => {
    const resident = simulator.wechat.resident()
    const { text } = await resident.follow('book-appointment:chengguan')
    assert.match(text, /身份证/)
    assert.match((await resident.say('1')).text, /城关派出所/)
    await resident.say('English')
    while (!seenBy(resident.id).includes('Services')) await new Promise(setImmediate)
    assert.equal(seenBy(resident.id), 'Services,Tell us,An officer')
  })

  it('say in one line what was not taken, and leave with 1', async function () {
    this.timeout(60_000)
    const ends = await Promise.all([
      run('menu', [], { WECHAT_API_BASE: 'http://127.0.0.1:1' }), run('menu', [], { WECHAT_APP_SECRET: '', WEIBO_ACCESS_TOKEN: '' }),
      run('qr', ['--scene', 'submit-tip:mars']),
    ])
    assert.deepEqual(ends.map(({ code, err }) => [code, err.replace(/;.*/, '')]), [
      [1, 'wechat: default menu (zh-CN) was not taken: ECONNREFUSED\n'],
      [1, 'wechat: menu was not taken: WECHAT_APP_SECRET is not set\nweibo: menu was not taken: WEIBO_ACCESS_TOKEN is not set\n'],
      [1, "--scene: there is no unit 'mars'\n"],
    ])
  })
})
