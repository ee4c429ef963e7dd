// How the platform waits, asks again, and what the resident sees of it: told with a bot that is not ours.

import assert from 'node:assert/strict'
import { sign } from '../../src/simulator/signature.ts'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { OUT_OF_ORDER } from '../../src/simulator/wechat/resident.ts'
import { open, seal } from '../../src/simulator/wechat/seal.ts'
import { field, startBot, textTo, type Ask, type Say } from './bot.ts'

/** Longer than a busy machine takes to answer. */
const PATIENCE = 5_000
const ACCOUNT = { token: 'sealedToken01', appId: 'wx0123456789abcdef', aesKey: 'M0OGoBiDP6uWwPdutJHSNG5sa1YCPQC4K0kdLgXhsGM' }
const never: Say = undefined

describe('a bot that is not ours', () => {
  let simulator: Simulator
  let bot: Awaited<ReturnType<typeof startBot>> | undefined
  const meet = async (answer: (ask: Ask) => Say | Promise<Say>, start: Parameters<typeof startSimulator>[0] = {}) => {
    bot = await startBot(answer)
    simulator = await startSimulator({ patience: PATIENCE, ...start })
    simulator.aim(bot.address)
    return { bot, resident: simulator.wechat.resident() }
  }
  afterEach(async () => {
    await simulator.close()
    await bot?.close()
  })

  it('is checked, and answers what it is told', async () => {
    const { resident } = await meet(({ method, url, body }) =>
      ({ body: method === 'GET' ? url.searchParams.get('echostr') ?? '' : textTo(body, `您说：${field(body, 'Content')}`) }))
    assert.equal((await simulator.wechat.verify()).ok, true)
    const exchange = await resident.say('你好 ]]> <b>')
    assert.equal(exchange.text, '您说：你好 ]]> <b>')
    assert.deepEqual(resident.seen().map(({ by, kind }) => [by, kind]), [['passive', 'text']])
  })

  it('is asked three times in all while it hangs, each time signed anew, with the same message', async () => {
    const { bot, resident } = await meet(() => never, { patience: 30 })
    const { tries, failure, reply } = await resident.say('在吗')
    assert.deepEqual(tries.map(({ ended }) => ended), ['cut', 'cut', 'cut'])
    assert.equal(failure, 'cut')
    assert.deepEqual([reply?.by, reply?.text], ['failure', OUT_OF_ORDER])
    const asked = bot.asked.map(({ url }) => `${url.searchParams.get('nonce')}`)
    assert.equal(new Set(asked).size, 3)
    assert.equal(new Set(bot.asked.map(({ body }) => body)).size, 1)
    assert.match(field(bot.asked[0]?.body ?? '', 'MsgId'), /^\d{17}$/)
  })

  it('is heard with the answer to the last request alone', async () => {
    const { resident } = await meet(({ body, times }) => (times < 3 ? never : { body: textTo(body, `第 ${times} 次`) }), { patience: 500 })
    const { text, tries } = await resident.say('在吗')
    assert.equal(text, '第 3 次')
    assert.equal(tries.length, 3)
    assert.equal(resident.seen().length, 1)
  })

  it('can be asked the same once more, signed anew, and its answer is shown to nobody', async () => {
    const { resident, bot } = await meet(({ body, times }) => ({ body: textTo(body, `第 ${times} 次`) }))
    const first = await resident.say('在吗')
    const again = await resident.again(first)
    assert.deepEqual([first.text, again.text, resident.seen().length], ['第 1 次', '第 2 次', 1])
    const [one, other] = bot.asked
    assert.equal(one?.body, other?.body)
    assert.notEqual(one?.url.searchParams.get('nonce'), other?.url.searchParams.get('nonce'))
  })

  for (const [stamps, ahead] of [['clock', true], ['machine', false]] as const) {
    it(`is told the time by the ${stamps === 'clock' ? 'platform’s clock' : 'machine’s clock, where its own cannot be turned'}`, async () => {
      const { resident, bot } = await meet(() => ({ body: 'success' }), { stamps })
      simulator.clock.turn(7_200_000)
      await resident.say('在吗')
      const told = [bot.asked[0]?.url.searchParams.get('timestamp'), field(bot.asked[0]?.body ?? '', 'CreateTime')]
      for (const time of told) assert.equal(Number(time) * 1000 > Date.now() + 7_000_000, ahead)
    })
  }

  it('is asked again after an error, and not after success', async () => {
    const { resident } = await meet(({ times }) => (times === 1 ? { status: 500, body: 'oops' } : { body: 'success' }))
    const { tries, status, reply, failure } = await resident.say('在吗')
    assert.deepEqual(tries.map(({ status }) => status), [500, 200])
    assert.deepEqual([status, reply, failure], [200, undefined, undefined])
  })

  it('fails silently where nobody waits for an answer', async () => {
    const { resident } = await meet(() => ({ status: 302, body: '' }))
    const { failure, tries } = await resident.send({ MsgType: 'event', Event: 'VIEW', EventKey: 'https://example.com' })
    assert.deepEqual([failure, tries.length, resident.seen().length], ['status-302', 3, 0])
  })

  it('can be gone', async () => {
    const { resident, bot } = await meet(() => never)
    await bot.close()
    assert.equal((await resident.say('在吗')).failure, 'lost')
  })

  for (const [title, answer, why] of [
    ['JSON', () => '{"success":true}', 'not-xml'],
    ['a page', () => '<html><body>hi</body></html>', 'not-xml'],
    ['words before the XML', (xml: string) => `ok${textTo(xml, 'a')}`, 'not-xml'],
    ['words behind the XML', (xml: string) => `${textTo(xml, 'a')}ok`, 'not-xml'],
    ['success with a line end', () => 'success\n', 'not-xml'],
    ['a bell in the text', (xml: string) => textTo(xml, 'a\u0007'), 'not-xml'],
    ['an empty text', (xml: string) => textTo(xml, ''), 'content-empty'],
    ['too long a text', (xml: string) => textTo(xml, 'a'.repeat(2048)), 'content-too-long'],
    ['ids that are not swapped', (xml: string) => textTo(xml, 'a').replaceAll('gh_0a1b2c3d4e5f', 'gh_0a1b2c3d4e50'), 'sender-wrong'],
    ['another receiver', (xml: string) => textTo(xml, 'a').replace(/<ToUserName>.*<\/ToUserName>/, '<ToUserName>oX</ToUserName>'), 'receiver-wrong'],
    ['a picture that nobody uploaded', (xml: string) =>
      textTo(xml, 'a').replace('[text]', '[image]').replace(/<Content>.*<\/Content>/, '<Image><MediaId>m</MediaId></Image>'), 'media-unknown'],
    ['a kind that does not exist', (xml: string) => textTo(xml, 'a').replace('[text]', '[sound]'), 'kind-unknown'],
    ['no time', (xml: string) => textTo(xml, 'a').replace('1772500507', 'now'), 'create-time'],
    ['wrong count of articles', (xml: string) => textTo(xml, 'a').replace('[text]', '[news]')
      .replace(/<Content>.*<\/Content>/, '<ArticleCount>2</ArticleCount><Articles><item><Title>t</Title></item></Articles>'), 'articles-count'],
  ] as const) {
    it(`is out of order when it answers with ${title}`, async () => {
      const { resident } = await meet(({ body }) => ({ body: answer(body) }))
      const { failure, tries, reply } = await resident.say('在吗')
      assert.deepEqual([failure, tries.length, reply?.by], [why, 1, 'failure'])
    })
  }

  it('may say 2,047 bytes, and offer choices that can be tapped', async () => {
    const link = '<a href="weixin://bizmsgmenu?msgmenucontent=%E6%BB%A1%E6%84%8F&msgmenuid=opt_1">满意</a>'
    const { resident, bot } = await meet(({ body, times }) =>
      ({ body: textTo(body, times === 1 ? link + 'a'.repeat(2047 - Buffer.byteLength(link)) : '谢谢') }))
    assert.equal((await resident.say('你好')).failure, undefined)
    assert.equal((await resident.pick(1)).text, '谢谢')
    assert.deepEqual([field(bot.asked[1]?.body ?? '', 'Content'), field(bot.asked[1]?.body ?? '', 'bizmsgmenuid')], ['满意', 'opt_1'])
    await assert.rejects(resident.pick('别的'), /SIMULATOR_CHOICE_UNKNOWN/)
  })

  const answered = (sealed: string, more: { readonly [name: string]: string } = {}): string => {
    const [time, nonce] = ['1772500507', 'bot']
    const fields = { Encrypt: sealed, MsgSignature: sign(ACCOUNT.token, time, nonce, sealed), TimeStamp: time, Nonce: nonce, ...more }
    return `<xml>${Object.entries(fields).map(([name, text]) => `<${name}>${text}</${name}>`).join('')}</xml>`
  }
  for (const [title, answer, why] of [
    ['as it should', (xml: string) => answered(seal(xml, ACCOUNT)), undefined],
    ['not at all', (xml: string) => xml, 'not-sealed'],
    ['with a wrong signature', (xml: string) => answered(seal(xml, ACCOUNT), { MsgSignature: '0'.repeat(40) }), 'signature'],
    ['without a time', (xml: string) => answered(seal(xml, ACCOUNT), { TimeStamp: '' }), 'envelope-incomplete'],
    ['for another account', (xml: string) => answered(seal(xml, { ...ACCOUNT, appId: 'wx0' })), 'seal-appid'],
    ['broken base64', () => answered('*'), 'seal-base64'],
    ['half of it', (xml: string) => answered(seal(xml, ACCOUNT).slice(0, 64 - 20)), 'seal-length'],
    ['no XML', () => answered(seal('hi', ACCOUNT)), 'sealed-not-xml'],
    ['too much', (xml: string) => answered(seal(xml.replace('[hi]', `[${'a'.repeat(2048)}]`), ACCOUNT)), 'content-too-long'],
  ] as const) {
    it(`is ${why === undefined ? 'heard' : 'out of order'} in a sealed account when it seals ${title}`, async () => {
      const { resident } = await meet(({ body }) => {
        const opened = open(field(body, 'Encrypt'), ACCOUNT)
        return { body: answer(opened.ok ? textTo(opened.text, 'hi') : '') }
      }, { wechat: ACCOUNT })
      const { failure, text } = await resident.say('在吗')
      assert.deepEqual([failure, text], [why, why === undefined ? 'hi' : ''])
    })
  }

  it('cannot be written to by who has left', async () => {
    const { resident } = await meet(() => ({ body: 'success' }))
    await resident.leave()
    await assert.rejects(resident.say('在吗'), /SIMULATOR_RESIDENT_LEFT/)
    await resident.follow()
    assert.equal((await resident.say('在吗')).status, 200)
  })
})
