// The account's menu: what is asked of the platform, and what is refused before.

import assert from 'node:assert/strict'
import { createMenu, type MenuItem } from '../../../src/channels/weibo/menu.ts'
import { API_TOKEN, errorOf, playApi } from './api.ts'

const ITEM: MenuItem = { name: '我要举报', key: 'SUBMIT_TIP' }

describe('weibo menu', () => {
  let api: Awaited<ReturnType<typeof playApi>>
  before(async () => { api = await playApi() })
  beforeEach(() => api.does({ body: '{"result":true}' }))
  after(() => api.close())

  it('is laid in the platform’s words', async () => {
    const items = [ITEM, { name: '更多', items: [{ name: '网站', url: 'https://a.cn/?b=1&c' }, { name: '查进度', key: 'CASE_STATUS' }] }]
    assert.deepEqual(await createMenu(api.client).create(items), { ok: true })
    const [{ method, path, query, body } = assert.fail()] = api.asked
    assert.deepEqual([method, path, Object.fromEntries(query)], ['POST', '/2/messages/menu/create.json', { access_token: API_TOKEN }])
    assert.deepEqual(JSON.parse(new URLSearchParams(body).get('menus') ?? ''), {
      button: [
        { type: 'click', name: '我要举报', key: 'SUBMIT_TIP' },
        { name: '更多', sub_button: [
          { type: 'view', name: '网站', url: 'https://a.cn/?b=1&c' }, { type: 'click', name: '查进度', key: 'CASE_STATUS' },
        ] },
      ],
    })
  })

  it('is shown and taken away', async () => {
    api.does({ body: '{"menu":{"button":[]}}' })
    assert.deepEqual(await createMenu(api.client).show(), { ok: true, menu: { button: [] } })
    assert.deepEqual(await createMenu(api.client).remove(), { ok: true })
    assert.deepEqual(api.asked.map(({ method, path }) => `${method} ${path}`), [
      'GET /2/messages/menu/show.json', 'GET /2/messages/menu/delete.json',
    ])
  })

  it('is done only where the platform took it', async () => {
    const menu = createMenu(api.client)
    for (const [deed, why] of [
      [errorOf(26404, 200), 'weibo-26404'], [errorOf('21327', 401), 'weibo-21327'], [{ body: '<html>' }, 'weibo-status-200'],
      [{ body: '{"result":false}' }, 'weibo-status-200'],
    ] as const) {
      api.does(deed)
      for (const done of [await menu.create([ITEM]), await menu.show(), await menu.remove()]) assert.deepEqual(done, { ok: false, why })
    }
  })

  for (const [title, items, why] of [
    ['nothing', [], 'weibo-menu-top'], ['four items', [ITEM, ITEM, ITEM, ITEM], 'weibo-menu-top'],
    ['an empty list', [{ name: 'a', items: [] }], 'weibo-menu-below'],
    ['six items below', [{ name: 'a', items: Array.from({ length: 6 }, () => ITEM) }], 'weibo-menu-below'],
    ['a list within a list', [{ name: 'a', items: [{ name: 'b', items: [ITEM] }] }], 'weibo-menu-depth'],
  ] as const) {
    it(`is not asked for with ${title}`, async () => {
      assert.deepEqual(await createMenu(api.client).create(items), { ok: false, why })
      assert.deepEqual(api.asked, [])
    })
  }
})
