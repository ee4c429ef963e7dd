// npm run simulate: what is typed is done, what is seen is shown, and the exit code tells whether all went well.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { play } from '../../src/cli/simulate/play.ts'
import { createSession } from '../../src/cli/simulate/session.ts'
import { readSettings } from '../../src/cli/simulate/settings.ts'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { field, startBot, textTo } from '../simulator/bot.ts'
import { wechatCaller } from '../simulator/caller.ts'
import { ROOT } from '../support/house.ts'
import { programOf } from '../support/process.ts'

const MENU = '<a href="weixin://bizmsgmenu?msgmenucontent=%E5%A5%BD&msgmenuid=1">好</a>'

describe('the simulator’s terminal', () => {
  let simulator: Simulator
  let bot: Awaited<ReturnType<typeof startBot>>
  let dir: string
  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'simulate-'))
    bot = await startBot(({ method, url, body }) => {
      if (method === 'GET') return { body: url.searchParams.get('echostr') ?? '' }
      if (body.startsWith('{')) return { body: '' }
      const said = field(body, 'Content')
      if (said === '错') return { body: 'oops' }
      return { body: textTo(body, said === '菜单' ? MENU : `您说：${said || field(body, 'MsgType')}`) }
    })
  })
  after(async () => {
    await bot.close()
    await rm(dir, { recursive: true })
  })
  beforeEach(async () => {
    simulator = await startSimulator({ stamps: 'machine', wechat: { templates: [{ id: 'T1', kind: 'long', fields: ['thing1'] }] } })
    simulator.aim(bot.address)
  })
  afterEach(() => simulator.close())

  const playing = async (lines: readonly string[], jsonl = false, session = createSession(simulator, 'wechat')) => {
    const shown: string[] = []
    const well = await play({ session, lines, jsonl, write: (line) => void shown.push(line) })
    return { well, session, shown: shown.map((line) => line.replace(/\d+ ms/, 'N ms')) }
  }

  for (const [title, lines, expected, right = true] of [
    ['a text', ['你好'], ['‹ (passive) 您说：你好', '  [status 200, 1 try, N ms]']],
    ['a text with a slash', ['//help'], ['‹ (passive) 您说：/help', '  [status 200, 1 try, N ms]']],
    ['remarks and empty lines', ['# a remark', '', '/quit', '你好'], []],
    ['a choice', ['菜单', '/pick 1'], [`‹ (passive) ${MENU}`, '    1. 好', '  [status 200, 1 try, N ms]', '‹ (passive) 您说：好', '  [status 200, 1 try, N ms]']],
    ['a place', ['/place 31.2,121.4 人民广场'], ['‹ (passive) 您说：location', '  [status 200, 1 try, N ms]']],
    ['a bad place', ['/place here'], ['(write /place LAT,LNG [label])'], false],
    ['a wrong answer', ['错'], ['‹ (failure) 该公众号提供的服务出现故障，请稍后再试', '  [status 200, 1 try, N ms; wrong: not-xml]'], false],
    ['an expectation', ['你好', '/expect 您说'], ['‹ (passive) 您说：你好', '  [status 200, 1 try, N ms]']],
    ['an expectation that does not hold', ['/expect 您说'], ['(expected “您说”, and the last thing seen is “”)'], false],
    ['the check of the console', ['/verify'], ['(the webhook is good (N ms))']],
    ['another name', ['/as li', '/weibo'], ['(you are li on wechat)', '(you are li on weibo)']],
    ['someone who has left', ['/leave', '你好'], ['  [status 200, 1 try, N ms]', '(SIMULATOR_RESIDENT_LEFT: a simulated resident who has left cannot write; let them follow first)'], false],
    ['a word that does not exist', ['/dance'], ['(unknown; write /help)'], false],
    ['an empty silence', ['/listen 0s'], ['(nothing came)']],
  ] as const) {
    it(`plays ${title}`, async () => {
      const { shown, well } = await playing(lines)
      assert.deepEqual(shown, expected)
      assert.equal(well, right)
    })
  }

  for (const line of ['/image', '/voice', '/video', '/link https://a.cn 新闻', '/file a.pdf', '/sticker', '/menu KEY', '/follow', '/follow s', '/scan s', '/consent T1',
    '/event VIEW https://a.cn', '/state', '/calls', '/help', '/wait 2h', '/fault * code -1 x2', '/fault /cgi-bin/menu/get slow 5']) {
    it(`knows ${line}`, async () => {
      const { well, shown } = await playing([line])
      assert.ok(well, shown.join('\n'))
    })
  }

  for (const line of ['你好', '/image', '/voice', '/place 1,2', '/menu K', '/follow', '/leave', '/scan 42', '/mention hi', '/event view https://a', '/state']) {
    it(`knows ${line} on Weibo`, async () => assert.ok((await playing(['/weibo', line])).well))
  }

  it('shows what comes by itself, and tells how things stand', async () => {
    const { session } = await playing(['你好', '/consent T1'])
    const caller = await wechatCaller(simulator)
    const to = { touser: session.wechat().id }
    await caller.to('/cgi-bin/message/custom/send', { ...to, msgtype: 'text', text: { content: '民警回复' } })
    await caller.to('/cgi-bin/message/subscribe/bizsend', { ...to, template_id: 'T1', data: { thing1: { value: '新进展' } } })
    const { shown } = await playing(['/listen 1s', '/state', '/calls'], false, session)
    assert.deepEqual(shown.filter((line) => line.startsWith('‹')).slice(-2), ['‹ (customer service) 民警回复', '‹ (notice) 新进展'])
    assert.ok(shown.some((line) => /^\(after a message: 4 more within 1\d{5} s\)$/.test(line)), shown.join('\n'))
    assert.ok(shown.includes('(/cgi-bin/message/custom/send 0: 1)'))
  })

  it('speaks JSON to other programs', async () => {
    const { shown } = await playing(['你好', '/verify'], true)
    const [said, checked] = shown.map((line) => JSON.parse(line.replace('N ms', '0 ms')))
    assert.deepEqual([said.status, said.tries, said.failure, said.seen[0].by, said.seen[0].text], [200, 1, null, 'passive', '您说：你好'])
    assert.deepEqual(checked, { told: 'the webhook is good (0 ms)' })
  })

  for (const [title, values] of [
    ['a mode that does not exist', { mode: 'loud' }], ['a port beyond all ports', { port: '70000' }], ['a patience without a unit', { patience: '5' }],
    ['a target that is no address', { target: 'localhost' }], ['a short key', { 'wechat-aes-key': 'abc' }],
  ] as const) {
    it(`refuses ${title}`, () => assert.rejects(readSettings(values, { env: {}, unverified: false }), /SIMULATOR_ARGUMENTS_WRONG/))
  }

  const command = (...words: readonly string[]): Promise<{ code: number | null; out: string }> => new Promise((done) => {
    const child = spawn(process.execPath, [...programOf('src/cli/simulate.ts'), '--port', '0', ...words], { cwd: ROOT })
    let out = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => {
      out += String(part)
    })
    child.on('close', (code) => done({ code, out }))
    child.stdin.end('你好\n')
  })

  it('exits with 0 when a script went well, with 1 when it did not, with 2 when it is called wrongly', async () => {
    const [good, bad] = [join(dir, 'good.txt'), join(dir, 'bad.txt')]
    await writeFile(good, '/verify\n你好\n/expect 您说\n')
    await writeFile(bad, '错\n')
    const target = ['--target', bot.address, '--wechat-token', 'secretToken01']
    const [one, two, three, four] = await Promise.all([
      command(...target, '--script', good), command(...target, '--script', bad), command('--dance'), command(...target),
    ])
    assert.deepEqual([one.code, two.code, three.code, four.code], [0, 1, 2, 0], one.out + three.out)
    assert.match(four.out, /WECHAT_API_BASE=http:\/\/127\.0\.0\.1:\d+\n/)
    assert.match(four.out, /‹ \(passive\) 您说：你好/)
    assert.ok(!four.out.includes('secretToken01'))
  })
})
