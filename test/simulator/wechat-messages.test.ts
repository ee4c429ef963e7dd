// What the simulated WeChat lets an account send to a resident: bodies, windows, notices.

import assert from 'node:assert/strict'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import type { WechatResident } from '../../src/simulator/wechat/resident.ts'
import { field, startBot } from './bot.ts'
import { wechatCaller } from './caller.ts'

const SEND = '/cgi-bin/message/custom/send'
const HOUR = 3_600_000
const TEMPLATES = [
  { id: 'tmpl_long', kind: 'long', fields: ['thing1', 'phrase2', 'date3'] }, { id: 'tmpl_once', kind: 'once', fields: ['thing1'] },
  { id: 'tmpl_card', kind: 'template', fields: ['thing1'] },
] as const

describe('messages of the account’s own on the simulated WeChat', () => {
  let simulator: Simulator
  let bot: Awaited<ReturnType<typeof startBot>>
  let resident: WechatResident
  let caller: Awaited<ReturnType<typeof wechatCaller>>
  beforeEach(async () => {
    bot = await startBot(() => ({ body: 'success' }))
    simulator = await startSimulator({ clock: () => 1_772_500_507_000, wechat: { templates: TEMPLATES } })
    simulator.aim(bot.address)
    resident = simulator.wechat.resident()
    caller = await wechatCaller(simulator)
  })
  afterEach(async () => {
    await simulator.close()
    await bot.close()
  })
  const text = (content: string) => ({ touser: resident.id, msgtype: 'text', text: { content } })
  const send = (content = 'a'): Promise<number> => caller.code(SEND, text(content))
  const sendMany = async (count: number): Promise<readonly number[]> => {
    const codes: number[] = []
    for (let i = 0; i < count; i++) codes.push(await send(`message ${i}`))
    return codes
  }

  for (const [title, act, wait, codes] of [
    ['nothing', async () => undefined, 0, [45015]],
    ['a message', (one: WechatResident) => one.say('a'), 0, [0, 0, 0, 0, 0, 45047]],
    ['a message two days ago', (one: WechatResident) => one.say('a'), 48 * HOUR, [45015]],
    ['a message nearly two days ago', (one: WechatResident) => one.say('a'), 48 * HOUR - 1, [0, 0, 0, 0, 0, 45047]],
    ['a tap', (one: WechatResident) => one.tap('KEY'), 0, [0, 0, 0, 45047]],
    ['a tap a minute ago', (one: WechatResident) => one.tap('KEY'), 60_000, [45015]],
    ['a follow', (one: WechatResident) => one.follow(), 59_000, [0, 0, 0, 45047]],
    ['a scan', (one: WechatResident) => one.scan('s'), 0, [0, 0, 0, 45047]],
    ['a tap on a choice', (one: WechatResident) => one.send({ MsgType: 'text', Content: 'a', bizmsgmenuid: '1' }), 0, [0, 0, 0, 45047]],
    ['a look at a page', (one: WechatResident) => one.send({ MsgType: 'event', Event: 'VIEW', EventKey: 'https://a' }), 0, [45015]],
    ['leaving', async (one: WechatResident) => [await one.say('a'), await one.leave()], 0, [43004]],
    ['a message and a tap', async (one: WechatResident) => [await one.say('a'), await one.tap('KEY')], 0, [0, 0, 0, 0, 0, 45047]],
  ] as const) {
    it(`may follow upon ${title}: ${codes.join(', ')}`, async () => {
      await act(resident)
      simulator.clock.turn(wait)
      await caller.renew()
      assert.deepEqual(await sendMany(codes.length), codes)
      assert.equal(resident.seen().length, codes.filter((code) => code === 0).length)
    })
  }

  it('are counted anew with the next message', async () => {
    await resident.say('a')
    await sendMany(5)
    await resident.say('b')
    assert.equal(await send(), 0)
    assert.deepEqual(simulator.wechat.standing(resident.id).grants.map(({ trigger, left }) => [trigger, left]), [['message', 4]])
  })

  it('are counted as duplicates when the same comes twice', async () => {
    await resident.say('a')
    await send('same')
    await send('other')
    await send('same')
    assert.deepEqual(simulator.wechat.duplicates, [{ resident: resident.id, by: 'service', kind: 'text', text: 'same' }])
  })

  for (const [title, body, code] of [
    ['nothing', '', 44002], ['no JSON', '{', 47001], ['a list', '[]', 47001], ['escaped characters', '{"touser":"\\u4f60"}', 40033],
    ['nobody', { msgtype: 'text', text: { content: 'a' } }, 40003], ['a stranger', { touser: 'oX', msgtype: 'text', text: { content: 'a' } }, 40003],
    ['no kind', { touser: '$', text: { content: 'a' } }, 40008], ['a kind of its own', { touser: '$', msgtype: 'toString' }, 40008],
    ['no content', { touser: '$', msgtype: 'text' }, 44004], ['an empty text', { touser: '$', msgtype: 'text', text: { content: '' } }, 44004],
    ['2,049 bytes', { touser: '$', msgtype: 'text', text: { content: '中'.repeat(683) } }, 45002],
    ['2,048 bytes', { touser: '$', msgtype: 'text', text: { content: 'a'.repeat(2048) } }, 0],
    ['a picture that nobody uploaded', { touser: '$', msgtype: 'image', image: { media_id: 'm' } }, 40007],
    ['two articles', { touser: '$', msgtype: 'news', news: { articles: [{ title: 'a' }, { title: 'b' }] } }, 45008],
    ['one article', { touser: '$', msgtype: 'news', news: { articles: [{ title: 'a', url: 'https://a' }] } }, 0],
    ['a menu', { touser: '$', msgtype: 'msgmenu', msgmenu: { head_content: 'h', list: [{ id: '1', content: 'c' }], tail_content: 't' } }, 0],
    ['an empty menu', { touser: '$', msgtype: 'msgmenu', msgmenu: { head_content: 'h', list: [] } }, 44004],
    ['a card', { touser: '$', msgtype: 'wxcard', wxcard: { card_id: 'c' } }, 0],
  ] as const) {
    it(`answers ${code} to ${title}`, async () => {
      await resident.say('a')
      const sent = typeof body === 'string' ? body : { ...body, ...('touser' in body && body.touser === '$' && { touser: resident.id }) }
      assert.equal(await caller.code(SEND, sent), code)
    })
  }

  it('may be a backslash before a u', async () => {
    await resident.say('a')
    assert.equal(await send('C:\\u0041'), 0)
  })

  it('are not for accounts that are not verified', async () => {
    const other = await startSimulator({ wechat: { verified: false } })
    const someone = await wechatCaller(other)
    assert.equal(await someone.code(SEND, text('a')), 48001)
    await other.close()
  })

  it('stop at the daily limit, until it is cleared, ten times a month', async () => {
    const other = await startSimulator({ wechat: { daily: { '/cgi-bin/menu/get': 1 } } })
    const someone = await wechatCaller(other)
    const appid = other.wechat.setup.appId
    assert.deepEqual([await someone.code('/cgi-bin/menu/get'), await someone.code('/cgi-bin/menu/get')], [46003, 45009])
    for (let i = 0; i < 10; i++) assert.equal(await someone.code('/cgi-bin/clear_quota', { appid }), 0)
    assert.equal(await someone.code('/cgi-bin/menu/get'), 46003)
    assert.equal(await someone.code('/cgi-bin/clear_quota', { appid }), 48006)
    await other.close()
  })

  it('can say that someone is typing, within half a minute, once', async () => {
    const type = (command: string): Promise<number> => caller.code('/cgi-bin/message/custom/typing', { touser: resident.id, command })
    assert.equal(await type('Typing'), 45080)
    await resident.say('a')
    assert.deepEqual([await type('Typing'), await type('Typing'), await type('Sing')], [0, 45081, 45072])
    assert.deepEqual([await type('CancelTyping'), await type('Typing')], [0, 0])
  })

  const notice = (template: string, data: object): object => ({ touser: resident.id, template_id: template, data })
  const bizsend = (template: string, data: object): Promise<number> => caller.code('/cgi-bin/message/subscribe/bizsend', notice(template, data))
  const long = { thing1: { value: '低保申请' }, phrase2: { value: '已通过' }, date3: { value: '2026-03-03 09:20' } }

  it('take the resident’s word for notices: once, for long, or not at all', async () => {
    const once = { thing1: { value: 'a' } }
    assert.equal(await bizsend('tmpl_once', once), 43101)
    await resident.consent('tmpl_once')
    assert.deepEqual([await bizsend('tmpl_once', once), await bizsend('tmpl_once', once)], [0, 43101])
    await resident.consent('tmpl_long')
    assert.deepEqual([await bizsend('tmpl_long', long), await bizsend('tmpl_long', long)], [0, 0])
    await resident.consent('tmpl_long', 'withdraw')
    assert.equal(await bizsend('tmpl_long', long), 43101)
    await resident.consent('tmpl_long', 'reject')
    assert.equal(await bizsend('tmpl_long', long), 43101)
    await simulator.wechat.settled()
    const events = bot.asked.map(({ body }) => field(body, 'Event'))
    assert.equal(events.filter((event) => event === 'subscribe_msg_sent_event').length, 3)
    assert.ok(resident.seen().every(({ by }) => by === 'notice'))
  })

  for (const [name, value, code] of [
    ['thing1', '一'.repeat(20), 0], ['thing1', '一'.repeat(21), 47003], ['thing1', '', 47003], ['phrase2', '已经通过啦', 0], ['phrase2', '已经通过了吗', 47003],
    ['phrase2', 'ok', 47003], ['date3', '2026年3月3日 09:20', 0], ['date3', '2026年3月3日', 0], ['date3', 'tomorrow', 47003],
  ] as const) {
    it(`answer ${code} to ${name} “${value}”`, async () => {
      await resident.consent('tmpl_long')
      const told = await caller.to('/cgi-bin/message/subscribe/bizsend', notice('tmpl_long', { ...long, [name]: { value } }))
      assert.equal(told.json.errcode, code)
      if (code !== 0) assert.match(told.json.errmsg, new RegExp(`data\\.${name}\\.value`))
    })
  }

  it('are template messages too: with a number beyond 2^53, once for each client_msg_id', async () => {
    const body = { ...notice('tmpl_card', { thing1: { value: 'a' } }), client_msg_id: 'one' }
    const [first, again] = [await caller.to('/cgi-bin/message/template/send', body), await caller.to('/cgi-bin/message/template/send', body)]
    assert.match(first.text, /"msgid":\d{17}[,}]/)
    assert.equal(again.text, first.text)
    assert.equal(resident.seen().length, 1)
    await simulator.wechat.settled()
    assert.equal(bot.asked.filter(({ body }) => body.includes('TEMPLATESENDJOBFINISH')).length, 1)
    assert.equal(await caller.code('/cgi-bin/message/template/send', { ...body, template_id: 'no' }), 40037)
    await resident.leave()
    assert.equal(await caller.code('/cgi-bin/message/template/send', { ...body, client_msg_id: 'two' }), 43004)
  })
})
