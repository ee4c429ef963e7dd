// The simulated Weibo: pushes with ids beyond 2^53, answers in percent-encoded JSON, the API, and the XML form.

import assert from 'node:assert/strict'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { createdAt } from '../../src/simulator/weibo/push.ts'
import { sign } from '../../src/simulator/signature.ts'
import { startBot, textTo, type Ask } from './bot.ts'
import { call } from './caller.ts'

const HOUR = 3_600_000
const id = (body: string, name: string): string => new RegExp(`"${name}":(\\d+)`).exec(body)?.[1] ?? ''
const encode = (inner: object): string => encodeURIComponent(JSON.stringify(inner))

/** An answer as Weibo wants it. */
function answer({ body }: Ask, data: string, more: object = {}): { body: string } {
  const ends = { sender_id: id(body, 'receiver_id'), receiver_id: id(body, 'sender_id') }
  return { body: JSON.stringify({ result: true, ...ends, type: 'text', data, ...more }) }
}

describe('the simulated Weibo', () => {
  let simulator: Simulator
  let bot: Awaited<ReturnType<typeof startBot>>
  let say: (ask: Ask) => { status?: number; body: string }
  beforeEach(async () => {
    say = () => ({ body: '' })
    bot = await startBot((ask) => (ask.method === 'GET' ? { body: ask.url.searchParams.get('echostr') ?? '' } : say(ask)))
    simulator = await startSimulator({ clock: () => 1_772_500_507_000 })
    simulator.aim(bot.address)
  })
  afterEach(async () => {
    await simulator.close()
    await bot.close()
  })
  const api = (path: string, form?: object | string, query = '') => {
    const { base, setup: { token } } = simulator.weibo
    return call(`${base}${path}?access_token=${token}${query}`, typeof form === 'object' ? new URLSearchParams(form as Record<string, string>) : form)
  }
  const reply = async (form: object): Promise<string | true> => {
    const { json } = await api('/2/messages/reply.json', form)
    return json.error_code ?? json.result
  }
  const text = (uid: string, words = 'a') => ({ type: 'text', receiver_id: uid, data: JSON.stringify({ text: words }) })

  it('checks a webhook', async () => assert.equal((await simulator.weibo.verify()).ok, true))

  it('pushes JSON with ids as numbers, signed with the AppSecret and the time in ms', async () => {
    const resident = simulator.weibo.resident()
    await resident.say('低保 9007199254740993 怎么办')
    const [{ body, url }] = bot.asked as [Ask]
    assert.match(body, /"sender_id":5612814510546515491,/)
    const query = Object.fromEntries(url.searchParams)
    assert.equal(query['signature'], sign(simulator.weibo.setup.secret, query['timestamp'] ?? '', query['nonce'] ?? ''))
    assert.equal(query['timestamp'], '1772500507000')
    const { type, text, data, created_at: at } = JSON.parse(body)
    assert.deepEqual([type, text, data, at], ['text', '低保 9007199254740993 怎么办', {}, 'Tue Mar 03 09:15:07 +0800 2026'])
  })

  it('writes the time of its papers', () => assert.equal(createdAt(Date.parse('2012-07-16T18:09:20+08:00')), 'Mon Jul 16 18:09:20 +0800 2012'))

  it('pushes every kind', async () => {
    const resident = simulator.weibo.resident()
    await resident.sendPlace({ lat: 30.27, lng: 120.15 })
    await resident.sendVoice()
    await resident.leave()
    await resident.scan(42)
    await resident.scan(42)
    await resident.tap('KEY')
    await resident.subscribe('dy')
    await resident.mention('@某派出所')
    const pushed = bot.asked.map(({ body }) => JSON.parse(body))
    assert.deepEqual(pushed.map(({ type, data }) => data.subtype ?? type),
      ['position', 'voice', 'unfollow', 'scan_follow', 'scan', 'click', 'subscribe', 'status'])
    assert.deepEqual(pushed[0].data, { longitude: '120.150000', latitude: '30.270000' })
    assert.equal(pushed[3].data.key, 'QR_SCENE_42')
    assert.match(bot.asked[1]?.body ?? '', /"tovfid":5712814510546515\d{3}\}/)
  })

  for (const [title, said, shown, failure] of [
    ['an answer', (ask: Ask) => answer(ask, encode({ text: '您好 & 再见' })), '您好 & 再见', undefined],
    ['plus signs for blanks', (ask: Ask) => answer(ask, encode({ text: 'a b' }).replaceAll('%20', '+')), 'a b', undefined],
    ['no result', (ask: Ask) => answer(ask, encode({ text: 'a' }), { result: undefined }), 'a', undefined],
    ['nothing', () => ({ body: '' }), undefined, undefined],
    ['success', () => ({ body: 'success' }), undefined, 'not-json'],
    ['what is not encoded', (ask: Ask) => answer(ask, '{"text":"您好"}'), undefined, 'data-not-encoded'],
    ['what is encoded twice', (ask: Ask) => answer(ask, encodeURIComponent(encode({ text: 'a' }))), '%7B%22text%22%3A%22a%22%7D', 'shown-undecoded'],
    ['an object', (ask: Ask) => answer(ask, '', { data: { text: 'a' } }), undefined, 'data-no-text'],
    ['ids that are not swapped', (ask: Ask) => answer(ask, encode({ text: 'a' }), { sender_id: id(ask.body, 'sender_id') }), undefined, 'sender-wrong'],
    ['an id that lost digits', (ask: Ask) => answer(ask, encode({ text: 'a' }), { receiver_id: Number(id(ask.body, 'sender_id')) }), undefined, 'receiver-wrong'],
    ['299 characters', (ask: Ask) => answer(ask, encode({ text: '中'.repeat(299) })), '中'.repeat(299), undefined],
    ['300 characters', (ask: Ask) => answer(ask, encode({ text: '中'.repeat(300) })), undefined, 'text-too-long'],
    ['articles', (ask: Ask) => answer(ask, encode({ articles: [{ display_name: 't', summary: 's', image: '', url: 'https://a' }] }), { type: 'articles' }), 't\ns\nhttps://a', undefined],
    ['an article without scheme', (ask: Ask) => answer(ask, encode({ articles: [{ url: 'a.cn' }] }), { type: 'articles' }), undefined, 'article-url'],
    ['a position', (ask: Ask) => answer(ask, encode({ longitude: '120.15', latitude: '30.27' }), { type: 'position' }), '30.27,120.15', undefined],
  ] as const) {
    it(`shows ${shown === undefined ? 'nothing' : 'what it should'} for ${title}`, async () => {
      say = said
      const resident = simulator.weibo.resident()
      const exchange = await resident.say('a')
      assert.deepEqual([exchange.reply?.text, exchange.failure], [shown, failure])
      assert.equal(resident.seen().length, shown === undefined ? 0 : 1)
    })
  }

  it('asks three times for a 200', async () => {
    say = () => ({ status: 500, body: '' })
    const { tries, failure } = await simulator.weibo.resident().say('a')
    assert.deepEqual([tries.length, failure], [3, 'status-500'])
  })

  it('lets an account write for 48 hours, as often as it likes', async () => {
    const resident = simulator.weibo.resident()
    assert.equal(await reply(text(resident.id)), '26402')
    await resident.say('a')
    for (let i = 0; i < 20; i++) assert.equal(await reply(text(resident.id, `${i}`)), true)
    simulator.clock.turn(48 * HOUR)
    assert.equal(await reply(text(resident.id)), '26402')
    assert.equal(resident.seen().length, 20)
  })

  it('lets an account write once after a mention, and never after an unfollow', async () => {
    const resident = simulator.weibo.resident()
    await resident.mention('a')
    assert.deepEqual([await reply(text(resident.id)), await reply(text(resident.id))], [true, '26402'])
    await resident.say('a')
    await resident.leave()
    assert.equal(await reply(text(resident.id)), '26401')
  })

  for (const [title, change, code] of [
    ['no receiver', { receiver_id: '' }, '10016'], ['a stranger', { receiver_id: '1' }, '26401'], ['no data', { data: '' }, '10016'],
    ['another type', { type: 'image' }, '10017'], ['too long a text', { data: JSON.stringify({ text: '中'.repeat(300) }) }, '10018'],
  ] as const) {
    it(`answers ${code} to a message with ${title}`, async () => {
      const resident = simulator.weibo.resident()
      resident.touch()
      const told = await api('/2/messages/reply.json', { ...text(resident.id), ...change })
      assert.deepEqual([told.status, told.json.error_code, told.json.request], [400, code, '/2/messages/reply.json'])
    })
  }

  it('shows what was encoded twice as it arrives', async () => {
    const resident = simulator.weibo.resident()
    resident.touch()
    assert.equal(await reply({ ...text(resident.id), data: encode({ text: 'a' }) }), true)
    assert.equal(resident.seen()[0]?.text, '%7B%22text%22%3A%22a%22%7D')
  })

  for (const [title, query, prepare, code] of [
    ['none', '', () => undefined, '21301'], ['a wrong one', 'access_token=x', () => undefined, '21332'],
    ['one that has run out', 'access_token=$', () => simulator.weibo.expireToken(), '21315'],
  ] as const) {
    it(`lets nobody in with ${title} for a token`, async () => {
      prepare()
      const { base, setup: { token } } = simulator.weibo
      const told = await call(`${base}/2/messages/menu/show.json?${query.replace('$', token)}`)
      assert.deepEqual([told.status, told.json.error_code], [401, code])
    })
  }

  it('keeps media for those who ask with the fid of the receiver', async () => {
    await simulator.weibo.resident().sendVoice(Buffer.from('#!AMR\nabc'))
    const [own, ours] = ['vfid', 'tovfid'].map((name) => id(bot.asked[0]?.body ?? '', name))
    const got = await api('/2/mss/msget', undefined, `&fid=${ours}`)
    assert.deepEqual([got.type, got.text], ['audio/amr', '#!AMR\nabc'])
    assert.equal((await api('/2/mss/msget', undefined, `&fid=${own}`)).json.error_code, '10017')
  })

  it('keeps a menu', async () => {
    const button = [{ type: 'click', name: '办事', key: 'K' }, { name: '更多', sub_button: [{ type: 'view', name: '网站', url: 'https://a' }] }]
    const create = async (menus: string) => (await api('/2/messages/menu/create.json', { menus })).json
    assert.equal((await create(encode({ button }))).error_code, '26404')
    assert.equal((await create(JSON.stringify({ button: [...button, ...button] }))).error_code, '26404')
    assert.deepEqual(await create(JSON.stringify({ button })), { result: true })
    assert.deepEqual((await api('/2/messages/menu/show.json')).json, { menu: { button } })
    assert.deepEqual((await api('/2/messages/menu/delete.json')).json, { result: true })
    assert.equal((await api('/2/messages/menu/show.json')).json.error_code, '26403')
  })

  it('tells of fans, and makes codes', async () => {
    const resident = simulator.weibo.resident()
    assert.equal((await api('/2/eps/user/info.json', undefined, `&uid=${resident.id}`)).json.follow, '1')
    await resident.leave()
    assert.deepEqual((await api('/2/eps/user/info.json', undefined, `&uid=${resident.id}`)).json, { follow: '0' })
    const code = async (scene: number, seconds: number) => (await api('/2/eps/qrcode/create.json',
      JSON.stringify({ action_name: 'QR_SCENE', expire_seconds: seconds, action_info: { scene: { scene_id: scene } } }))).json
    assert.deepEqual(await code(42, 1800), { ticket: 'T42', expire_seconds: 1800 })
    assert.equal((await code(42, 1801)).error_code, '10017')
  })

  it('speaks like WeChat when told to, without ids of messages', async () => {
    say = ({ body }) => ({ body: body.startsWith('<') ? textTo(body, '好') : '' })
    assert.deepEqual((await api('/2/eps/push/set_format.json', { format: 'xml' })).json, { result: true })
    const resident = simulator.weibo.resident()
    assert.equal((await resident.say('a')).text, '好')
    assert.match(bot.asked[0]?.body ?? '', /<MsgId><\/MsgId>/)
    say = ({ body }) => ({ body: textTo(body, '').replace('[text]', '[news]').replace(/<Content>.*<\/Content>/,
      '<ArticleCount>1</ArticleCount><Articles><item><Title>t</Title><Url>https://a</Url></item></Articles>') })
    assert.equal((await resident.say('a')).text, 't\nhttps://a')
    say = ({ body }) => ({ body: textTo(body, '') })
    assert.equal((await resident.say('a')).failure, 'text-empty')
  })

  it('goes wrong when asked to', async () => {
    simulator.faults.next('/2/messages/menu/show.json', { kind: 'code', code: 10_023 })
    assert.equal((await api('/2/messages/menu/show.json')).json.error_code, '10023')
    simulator.faults.next('*', { kind: 'html' })
    assert.equal((await api('/2/messages/menu/show.json')).status, 502)
  })
})
