// The line to the account, over a real gateway on loopback: login, logout and a gateway that dies are seen, and mended.

import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fake } from 'sinon'
import { forgetful, loadBot, type Bot } from '../../../src/channels/wechaty/bot.ts'
import { isOurs, isTheirs } from '../../../src/channels/wechaty/contain.ts'
import { createLanes } from '../../../src/channels/wechaty/lanes.ts'
import { createLine, type Line, type LineParts } from '../../../src/channels/wechaty/line.ts'
import { createSender } from '../../../src/channels/wechaty/sender.ts'
import { fakeLog } from '../wechat/platform.ts'
import { answerAtOnce, findPackages, openGateway, readAt, until, type Packages } from './puppet.ts'

const PACE = { ding: 50, silence: 3_000, doubt: 100, retry: 50, stop: 500 }
const none = { message: () => {}, friendship: () => {} }

describe('the line to a personal account', function ofAccount() {
  this.timeout(60_000)

  let packages: Packages | undefined
  let home: string
  const own = process.env['HOME']
  let line: Line | undefined
  let log = fakeLog()
  let show = fake()

  before(async function ready() {
    packages = await findPackages()
    if (!packages) this.skip()
    home = mkdtempSync(join(tmpdir(), 'jingmintong-home-'))
    process.env['HOME'] = home
  })
  after(() => {
    if (own === undefined) delete process.env['HOME']
    else process.env['HOME'] = own
    if (home) rmSync(home, { recursive: true })
  })
  beforeEach(() => { [log, show] = [fakeLog(), fake()] })
  afterEach(async () => {
    await line?.stop()
    for (const gateway of gateways.splice(0)) await gateway.stop()
  })
  const gateways: { readonly stop: () => Promise<void> }[] = []

  const create = (parts: Pick<LineParts, 'load'>) =>
    createLine({ log, now: Date.now, show, pace: PACE, ...parts })

  const open = async () => {
    const gate = await openGateway(packages as Packages)
    answerAtOnce(gate.mocker)
    const settings = { puppet: 'wechaty-puppet-service', insecure: true, dir: join(home, 'none'), log: 'silent' }
    line = create({ load: () => loadBot({ ...settings, token: gate.token, endpoint: gate.endpoint }) })
    const start = async () => {
      const gateway = await gate.open()
      gateways.push(gateway)
      return gateway
    }
    return { mocker: gate.mocker, line, start }
  }

  it('sees login and logout, and sends while somebody is logged in', async () => {
    const { mocker, line: opened, start } = await open()
    await start()
    assert.equal(opened.state(), 'down')
    await opened.start(none)
    await until(() => opened.state() === 'waiting for login', 'a sign of life')
    const sender = createSender(opened)
    const resident = mocker.createContact({ name: '居民' })
    const reads = readAt(resident)
    assert.deepEqual(await sender.send(resident.id, { text: '早' }, 'k'), { kind: 'busy', why: 'logged out' })
    mocker.login(mocker.createContact({ name: '某某公安' }))
    await until(() => opened.state() === 'up', 'a login')
    assert.deepEqual(await sender.send(resident.id, { text: '民警回复' }, 'k'), { kind: 'sent' })
    assert.equal(await reads.next(), '民警回复')
    await (mocker.puppet as unknown as { logout: () => Promise<void> }).logout()
    await until(() => opened.state() === 'waiting for login', 'a logout')
  })

  it('sees a gateway that dies, sends nothing meanwhile, and is there again after it', async () => {
    const { mocker, line: opened, start } = await open()
    const gateway = await start()
    await opened.start(none)
    await until(() => opened.state() === 'waiting for login', 'a sign of life')
    mocker.login(mocker.createContact({ name: '某某公安' }))
    await until(() => opened.state() === 'up', 'a login')
    await gateway.stop()
    await until(() => opened.state() === 'down', 'the end of the gateway')
    assert.deepEqual(await createSender(opened).send('somebody', { text: '早' }, 'k'), { kind: 'busy', why: 'down' })
    gateways.length = 0
    await start()
    await until(() => opened.state() === 'up', 'the account after a new start of the gateway')
  })

  it('shows how to log in once, to the operator alone', async () => {
    const { mocker, line: opened, start } = await open()
    await start()
    await opened.start(none)
    await until(() => opened.state() === 'waiting for login', 'a sign of life')
    mocker.scan('https://login.example/secret')
    mocker.scan('https://login.example/secret')
    await until(() => show.called, 'the code')
    mocker.scan('https://login.example/other')
    await until(() => show.callCount === 2, 'the next code')
    assert.deepEqual(show.args.map(([text]: string[]) => /login\.example\/\w+/.exec(text ?? '')?.[0]), ['login.example/secret', 'login.example/other'])
    assert.doesNotMatch(JSON.stringify([log.debug.args, log.info.args, log.warn.args, log.fault.args]), /secret/)
  })

  it('keeps nothing of the account or its contacts on the disk', async () => {
    const { mocker, line: opened, start } = await open()
    await start()
    await opened.start(none)
    await until(() => opened.state() === 'waiting for login', 'a sign of life')
    mocker.login(mocker.createContact({ name: '某某公安' }))
    await until(() => opened.state() === 'up', 'a login')
    await createSender(opened).send(mocker.createContact({ name: '居民' }).id, { text: '早' }, 'k')
    assert.ok(!existsSync(join(home, '.wechaty')))
    assert.ok(!existsSync(join(home, 'none')))
  })

  it('is down, and tries again, where nobody listens', async () => {
    const { line: opened } = await open()
    await opened.start(none)
    await until(() => log.fault.calledWith('wechaty.error'), 'an error')
    assert.equal(opened.state(), 'down')
  })
})

describe('the line to an account that behaves badly', () => {
  const bad = (changes: Partial<Bot>): Bot => ({
    on: () => {}, start: () => Promise.resolve(), stop: () => Promise.resolve(), ding: () => {},
    Contact: { find: () => Promise.resolve(undefined) },
    ...changes,
  })
  const quick = { ding: 5, silence: 20, doubt: 5, retry: 5, stop: 20 }

  for (const [title, changes] of [
    ['whose start rejects', { start: () => Promise.reject(new Error('秘密')) }],
    ['whose start never ends', { start: () => new Promise(() => {}) }],
    ['whose stop rejects', { stop: () => Promise.reject(new Error('秘密')) }],
    ['whose stop never ends', { stop: () => new Promise(() => {}) }],
    ['that cannot be asked for a sign of life', { ding: () => { throw new Error('秘密') } }],
  ] as const) {
    it(`opens one anew ${title}, more and more slowly`, async () => {
      const log = fakeLog()
      const make = fake(() => bad(changes))
      const line = createLine({ load: () => Promise.resolve(make), log, now: Date.now, show: () => {}, pace: quick })
      await line.start(none)
      await until(() => make.callCount >= 3, 'a third attempt')
      assert.equal(line.state(), 'down')
      await line.stop()
      const pauses = log.warn.args.filter(([name]: unknown[]) => name === 'wechaty.reopening').map(([, fields]) => fields?.['pause'])
      assert.deepEqual(pauses.slice(0, 2), [5, 10])
    })
  }

  it('tells what is not installed, and what is no puppet', async () => {
    const settings = { token: undefined, endpoint: undefined, insecure: false, dir: tmpdir(), log: 'silent' }
    await assert.rejects(loadBot({ ...settings, puppet: 'wechaty-puppet-none' }), { code: 'WECHATY_PACKAGE_MISSING' })
    if (!(await findPackages())) return
    await assert.rejects(loadBot({ ...settings, puppet: './test/fixtures/wechaty/none.mjs' }), { code: 'WECHATY_PUPPET_UNUSABLE' })
  })

  it('leaves puppets alone that keep nothing', () => assert.deepEqual(forgetful({ a: 1 }), { a: 1 }))
})

describe('what rejects unheard', () => {
  const errorAt = (frame: string) => Object.assign(new Error('x'), { stack: `Error: x\n    at f (${frame})\n    at node:internal/process:1:1` })
  const src = join(import.meta.dirname, '..', '..', '..', 'src')
  for (const [title, error, ours] of [
    ['in a puppet', errorAt('file:///app/node_modules/wechaty-puppet/dist/src/a.js:1:1'), false],
    ['in this channel', errorAt(`file://${src}/channels/wechaty/line.ts:1:1`), false],
    ['in the compiled house', errorAt(`file://${join(src, '..', 'dist')}/runtime/converse.js:1:1`), true],
    ['in the house', errorAt(`file://${src}/runtime/converse.ts:1:1`), true],
    ['without being an error', 'a text', false],
  ] as const) {
    it(`is ${ours ? 'a bug of ours' : 'contained'} ${title}`, () => assert.equal(isOurs(error), ours))
  }
})

describe('what is thrown unheard', () => {
  const errorAt = (frame: string) => Object.assign(new Error('x'), { stack: `Error: x\n    at f (${frame})` })
  for (const [title, frame, theirs] of [
    ['a puppet', '/app/node_modules/wechaty-puppet-mock/dist/a.js:1:1', true],
    ['its cable', '/app/node_modules/@grpc/grpc-js/src/call.ts:1:1', true],
    ['the database’s driver', '/app/node_modules/mongodb/lib/a.js:1:1', false],
  ] as const) {
    it(`is ${theirs ? '' : 'not '}taken for a puppet’s in ${title}`, () => assert.equal(isTheirs(errorAt(frame)), theirs))
  }
})

describe('lanes', () => {
  it('go on after what fails, throws or never ends', async () => {
    const failed = fake()
    const lanes = createLanes(failed, 10)
    const done: string[] = []
    lanes.run('a', () => Promise.reject(new Error('x')))
    lanes.run('a', () => { throw new Error('y') })
    lanes.run('a', () => new Promise(() => {}))
    lanes.run('a', async () => { done.push('a') })
    lanes.guard(() => { throw new Error('z') })('told')
    await lanes.idle()
    assert.deepEqual(done, ['a'])
    assert.equal(failed.callCount, 4)
  })
})
