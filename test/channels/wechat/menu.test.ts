// The account's menu against the simulated platform: one for each language, replaced and not added to, shown by tag.

import assert from 'node:assert/strict'
import { createMenus } from '../../../src/channels/wechat/menu.ts'
import { makeQr } from '../../../src/channels/wechat/qr.ts'
import { createTags } from '../../../src/channels/wechat/tags.ts'
import { connect } from '../../../src/channels/wechat/connect.ts'
import { createTokens } from '../../../src/store/memory/tokens.ts'
import type { Menu } from '../../../src/ports/menu.ts'
import { startSimulator, type Simulator } from '../../../src/simulator/start.ts'
import { fakeLog } from './platform.ts'

const LANGUAGES = ['zh-CN', 'zh-TW', 'en']
const MENU: Menu = [
  { name: { 'zh-CN': '办事', 'zh-TW': '辦事', en: 'Services' }, items: [{ name: { 'zh-CN': '预约' }, key: 'BOOK_APPOINTMENT' }] },
  { name: { 'zh-CN': '网页', en: 'Page' }, url: 'https://example.com/' },
]
const STEPS = ['default menu (zh-CN)', 'menu for zh-TW', 'menu for en']

describe('wechat menu', () => {
  let simulator: Simulator
  before(async () => { simulator = await startSimulator() })
  after(() => simulator.close())

  const open = () => {
    const { WECHAT_APP_ID: appId = '', WECHAT_APP_SECRET: appSecret = '', WECHAT_API_BASE: apiBase = '' } = simulator.wechat.env
    const log = fakeLog()
    const ticks = (): number => performance.now()
    const api = connect({ appId, appSecret, apiBase }, { tokens: createTokens(), log, now: Date.now, ticks, sleep: () => Promise.resolve() })
    const tags = createTags({ api, languages: LANGUAGES, log, ticks })
    return { api, tags, log, create: (languages = LANGUAGES) => createMenus({ api, tags, languages }, MENU) }
  }
  const seenBy = (id: string): readonly unknown[] => simulator.wechat.menuOf(id)?.map(({ name }) => name) ?? []
  const count = (path: string): number => simulator.wechat.calls.count(path)

  it('is created for each language, and again in place of what was there', async () => {
    assert.deepEqual((await open().create()).map(({ what }) => what), STEPS)
    const again = await open().create()
    assert.deepEqual(again.filter(({ why }) => why !== undefined), [])
    assert.deepEqual(again.map(({ what }) => what.replace(/\d+/, 'N')), [...STEPS, 'old menu N', 'old menu N'])
    assert.deepEqual([count('/cgi-bin/tags/create'), count('/cgi-bin/menu/addconditional'), count('/cgi-bin/menu/delconditional')], [2, 4, 2])
  })

  it('is shown in the language of a resident’s tag, and in the first to everybody else', async () => {
    const { create, tags } = open()
    await create()
    const { id } = simulator.wechat.resident()
    assert.deepEqual(seenBy(id), ['办事', '网页'])
    for (const [language, names] of [['en', ['Services', 'Page']], ['zh-TW', ['辦事', '网页']], ['zh-CN', ['办事', '网页']]] as const) {
      await tags.speak(id, language)
      assert.deepEqual(seenBy(id), names)
    }
  })

  it('is one alone where there is one language', async () => {
    assert.deepEqual(await open().create(['zh-CN']), [{ what: 'default menu (zh-CN)' }])
  })

  for (const [path, what] of [
    ['/cgi-bin/menu/create', 'default menu (zh-CN)'], ['/cgi-bin/tags/get', 'tags of languages'],
    ['/cgi-bin/menu/get', 'menus that are there'], ['/cgi-bin/menu/addconditional', 'menu for zh-TW'],
  ] as const) {
    it(`stops where the platform does not take ${path}, and says so`, async () => {
      simulator.faults.next(path, { kind: 'code', code: 48001 })
      const last = (await open().create()).at(-1)
      assert.equal(last?.what, what)
      assert.match(last?.why ?? '', /^48001( \(rid [\w-]+\))?$/)
    })
  }

  it('leaves a resident without a tag who cannot be tagged, and says no more than that', async () => {
    const { tags, log, create } = open()
    await create()
    simulator.faults.next('/cgi-bin/tags/members/batchtagging', { kind: 'code', code: 45159 })
    await tags.speak(simulator.wechat.resident().id, 'en')
    assert.deepEqual(log.info.args.at(-1), ['wechat.tag.lost', { language: 'en' }])
  })

  it('has codes beside it, for good and for a time', async () => {
    const { api } = open()
    for (const days of [undefined, 7]) {
      const made = await makeQr(api, 'book-appointment:chengguan', days)
      assert.ok(made.kind === 'made')
      assert.match(made.picture, /^https:\/\/mp\.weixin\.qq\.com\/cgi-bin\/showqrcode\?ticket=[\w%-]+$/)
    }
  })
})
