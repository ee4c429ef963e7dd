// The rest of the simulated WeChat's API: media, menus, tags, codes, and what goes wrong when asked to.

import assert from 'node:assert/strict'
import { startSimulator, type Simulator } from '../../src/simulator/start.ts'
import { startBot, field } from './bot.ts'
import { call, wechatCaller } from './caller.ts'

const DAY = 86_400_000
const PNG = Buffer.from('89504e470d0a1a0a00000000', 'hex')
const click = (name: string, key = 'KEY') => ({ type: 'click', name, key })

describe('the API of the simulated WeChat', () => {
  let simulator: Simulator
  let bot: Awaited<ReturnType<typeof startBot>>
  let caller: Awaited<ReturnType<typeof wechatCaller>>
  beforeEach(async () => {
    bot = await startBot(() => ({ body: 'success' }))
    simulator = await startSimulator()
    simulator.aim(bot.address)
    caller = await wechatCaller(simulator)
  })
  afterEach(async () => {
    await simulator.close()
    await bot.close()
  })
  const uploaded = (bytes: Uint8Array, type: string) => {
    const form = new FormData()
    form.set('media', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }), 'a.png')
    return caller.to('/cgi-bin/media/upload', form, `&type=${type}`)
  }

  it('keeps what residents send for three days', async () => {
    const resident = simulator.wechat.resident()
    await resident.sendImage(PNG)
    const [push] = bot.asked
    const [id, url] = [field(push?.body ?? '', 'MediaId'), field(push?.body ?? '', 'PicUrl')]
    const fetched = await fetch(`${simulator.wechat.base}/cgi-bin/media/get?access_token=${await caller.renew()}&media_id=${id}`)
    assert.match(fetched.headers.get('content-disposition') ?? '', /^attachment; filename=".+\.png"$/)
    assert.deepEqual(Buffer.from(await fetched.arrayBuffer()), PNG)
    assert.deepEqual(Buffer.from(await (await fetch(url)).arrayBuffer()), PNG)
    simulator.clock.turn(3 * DAY)
    await caller.renew()
    assert.equal(await caller.code('/cgi-bin/media/get', undefined, `&media_id=${id}`), 40007)
    assert.equal((await fetch(url)).status, 404)
  })

  it('gives an address for a video', async () => {
    await simulator.wechat.resident().sendVideo()
    const told = await caller.to('/cgi-bin/media/get', undefined, `&media_id=${field(bot.asked[0]?.body ?? '', 'MediaId')}`)
    assert.equal((await fetch(told.json.video_url)).headers.get('content-type'), 'video/mp4')
  })

  it('takes media by what they are, and answers with them', async () => {
    const { json } = await uploaded(PNG, 'image')
    assert.equal(json.type, 'image')
    const resident = simulator.wechat.resident()
    resident.touch()
    const image = { touser: resident.id, msgtype: 'image', image: { media_id: json.media_id } }
    assert.equal(await caller.code('/cgi-bin/message/custom/send', image), 0)
    assert.deepEqual(resident.seen().map(({ by, kind }) => [by, kind]), [['service', 'image']])
  })

  for (const [title, bytes, type, code] of [
    ['a strange type', PNG, 'picture', 40004], ['a text', Buffer.from('hello'), 'image', 40005], ['a picture as voice', PNG, 'voice', 40005],
    ['nothing', Buffer.alloc(0), 'image', 41005], ['a thumb too large', Buffer.concat([Buffer.from('ffd8ff', 'hex'), Buffer.alloc(65 * 1024)]), 'thumb', 45001],
  ] as const) {
    it(`answers ${code} to an upload of ${title}`, async () => assert.equal((await uploaded(bytes, type)).json.errcode, code))
  }

  for (const [title, button, code] of [
    ['one button', [click('办事')], 0], ['none', [], 40016], ['four', [1, 2, 3, 4].map((n) => click(`${n}`)), 40016],
    ['a name of 16 bytes', [click('a'.repeat(16))], 0], ['a name of 17', [click('a'.repeat(17))], 40018], ['no name', [{ type: 'click', key: 'a' }], 40018],
    ['no key', [{ type: 'click', name: 'a' }], 40019], ['a key of 129 bytes', [click('a', 'k'.repeat(129))], 40019],
    ['a kind of its own', [{ ...click('a'), type: 'dance' }], 40017], ['no address', [{ type: 'view', name: 'a' }], 40020],
    ['an address of 1,025 bytes', [{ type: 'view', name: 'a', url: `https://a/${'x'.repeat(1015)}` }], 40020],
    ['an address without scheme', [{ type: 'view', name: 'a', url: 'a.cn' }], 40055],
    ['five below one', [{ name: 'a', sub_button: [1, 2, 3, 4, 5].map((n) => click(`${n}`)) }], 0],
    ['six below one', [{ name: 'a', sub_button: [1, 2, 3, 4, 5, 6].map((n) => click(`${n}`)) }], 40023],
    ['a name of 60 bytes below', [{ name: 'a', sub_button: [click('中'.repeat(20))] }], 0],
    ['a name of 63 bytes below', [{ name: 'a', sub_button: [click('中'.repeat(21))] }], 40025],
    ['no key below', [{ name: 'a', sub_button: [{ type: 'click', name: 'b' }] }], 40026],
    ['four strange domains', [{ name: 'a', sub_button: ['a', 'b', 'c', 'd'].map((name) => ({ type: 'view', name, url: `https://${name}.cn/` })) }], 65316],
  ] as const) {
    it(`answers ${code} to a menu of ${title}`, async () => {
      assert.equal(await caller.code('/cgi-bin/menu/create', { button }), code)
      assert.equal(await caller.code('/cgi-bin/menu/get'), code === 0 ? 0 : 46003)
    })
  }

  it('shows a menu by tag, and the main one to others', async () => {
    const [one, other] = [simulator.wechat.resident(), simulator.wechat.resident()]
    const english = { button: [click('Services')], matchrule: { tag_id: '100' } }
    assert.equal(await caller.code('/cgi-bin/menu/addconditional', english), 65303)
    await caller.to('/cgi-bin/menu/create', { button: [click('办事')] })
    assert.equal(await caller.code('/cgi-bin/menu/addconditional', { ...english, matchrule: { language: 'en' } }), 65304)
    const { menuid } = (await caller.to('/cgi-bin/menu/addconditional', english)).json
    const { tag } = (await caller.to('/cgi-bin/tags/create', { tag: { name: 'en' } })).json
    assert.equal(tag.id, 100)
    assert.equal(await caller.code('/cgi-bin/tags/members/batchtagging', { openid_list: [one.id], tagid: tag.id }), 0)
    const match = async (id: string): Promise<string> => (await caller.to('/cgi-bin/menu/trymatch', { user_id: id })).json.button[0].name
    assert.deepEqual([await match(one.id), await match(other.id)], ['Services', '办事'])
    assert.equal(simulator.wechat.menuOf(one.id)?.[0]?.['name'], 'Services')
    assert.equal(await caller.code('/cgi-bin/menu/delconditional', { menuid }), 0)
    assert.equal(await match(one.id), '办事')
    assert.equal(await caller.code('/cgi-bin/menu/delconditional', { menuid }), 65301)
  })

  it('sorts residents by tags', async () => {
    const { id } = simulator.wechat.resident()
    const tag = (name: string) => caller.code('/cgi-bin/tags/create', { tag: { name } })
    assert.deepEqual([await tag('en'), await tag('en'), await tag('x'.repeat(31))], [0, 45157, 45158])
    const put = (openids: readonly string[], tagid = 100) => caller.code('/cgi-bin/tags/members/batchtagging', { openid_list: openids, tagid })
    assert.deepEqual([await put([id]), await put([id], 7), await put(['oX']), await put(Array(51).fill(id))], [0, 45159, 40003, 40032])
    assert.equal((await caller.to('/cgi-bin/tags/get')).json.tags.at(-1).count, 1)
    assert.deepEqual((await caller.to('/cgi-bin/user/info', undefined, `&openid=${id}`)).json.tagid_list, [100])
    assert.equal(await caller.code('/cgi-bin/tags/members/batchuntagging', { openid_list: [id], tagid: 100 }), 0)
    assert.deepEqual((await caller.to('/cgi-bin/tags/getidlist', { openid: id })).json.tagid_list, [])
  })

  it('makes QR codes that run out, and knows by which someone came', async () => {
    const code = (scene: object, name = 'QR_STR_SCENE') =>
      caller.to('/cgi-bin/qrcode/create', { expire_seconds: 60, action_name: name, action_info: { scene } })
    const { ticket } = (await code({ scene_str: 'window_3' })).json
    const picture = (): Promise<Response> => fetch(`${simulator.wechat.base}/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}`)
    assert.equal((await picture()).headers.get('content-type'), 'image/png')
    simulator.clock.turn(61_000)
    assert.equal((await picture()).status, 404)
    for (const wrong of [await code({ scene_str: '' }), await code({ scene_str: 'x'.repeat(65) }), await code({ scene_id: 100_001 }, 'QR_LIMIT_SCENE')]) {
      assert.equal(wrong.json.errcode, 40053)
    }
    const resident = simulator.wechat.resident()
    await resident.leave()
    assert.equal((await caller.to('/cgi-bin/user/info', undefined, `&openid=${resident.id}`)).json.subscribe, 0)
    await resident.scan('window_3')
    assert.equal(field(bot.asked.at(-1)?.body ?? '', 'EventKey'), 'qrscene_window_3')
    assert.equal((await caller.to('/cgi-bin/user/info', undefined, `&openid=${resident.id}`)).json.qr_scene_str, 'window_3')
    await resident.scan('window_3')
    assert.deepEqual(['Event', 'EventKey'].map((name) => field(bot.asked.at(-1)?.body ?? '', name)), ['SCAN', 'window_3'])
  })

  for (const [title, path, body, code] of [
    ['an unknown path', '/cgi-bin/nothing', undefined, 40066], ['GET in place of POST', '/cgi-bin/menu/create', undefined, 43002],
    ['POST in place of GET', '/cgi-bin/menu/get', {}, 43001], ['a path of Object', '/constructor', undefined, 40066],
  ] as const) {
    it(`answers ${code} to ${title}`, async () => assert.equal(await caller.code(path, body), code))
  }

  const PROBE = '/cgi-bin/menu/create'
  const menu = { button: [click('a')] }
  const probe = () => caller.to(PROBE, menu).then(({ status, json }) => [status, json?.errcode], () => 'broken')
  for (const [title, fault, seen, effect] of [
    ['a code', { kind: 'code', code: 45009 }, [200, 45009], false], ['a code after the effect', { kind: 'code', code: -1, effect: true }, [200, -1], true],
    ['a page', { kind: 'html' }, [502, undefined], false], ['a reset', { kind: 'reset' }, 'broken', false],
    ['a reset after the effect', { kind: 'reset', effect: true }, 'broken', true], ['no reading', { kind: 'refused' }, 'broken', false],
    ['a cut', { kind: 'cut' }, 'broken', true], ['a token that has run out', { kind: 'expired' }, [200, 42001], false], ['a late answer', { kind: 'slow', ms: 20 }, [200, 0], true],
  ] as const) {
    it(`can go wrong once: ${title}`, async () => {
      simulator.faults.next(PROBE, fault)
      assert.deepEqual(await probe(), seen)
      const record = simulator.wechat.calls.list.findLast(({ path }) => path === PROBE)
      assert.deepEqual([record?.fault, record?.effect], [fault.kind, effect])
      await caller.renew()
      assert.equal(await caller.code('/cgi-bin/menu/get'), effect ? 0 : 46003)
      assert.deepEqual(await probe(), [200, 0])
      assert.equal(simulator.faults.waiting(), 0)
    })
  }

  it('can be closed and opened again at the same port', async () => {
    await simulator.wechat.down()
    assert.equal(await probe(), 'broken')
    await simulator.wechat.up()
    assert.deepEqual(await probe(), [200, 0])
  })

  it('is no party to what Weibo says', async () => assert.equal((await call(`${simulator.weibo.base}/2/eps/user/info.json`)).status, 401))
})
