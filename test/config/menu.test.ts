// The menu's file: the shipped one fits, and whatever the platforms would not take is told at once, with its line.

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findDeadKeys, readMenu } from '../../src/config/menu.ts'
import { shippedFiles } from '../support/shipped.ts'

const item = (more: string): string => `- { name: { zh-CN: 办事 }, ${more} }\n`
const group = (items: readonly string[], more = ''): string => `- name: { zh-CN: 办事 }\n${more}  items: [${items.join(', ')}]\n`
const below = (n: number): readonly string[] => Array.from({ length: n }, (_, i) => `{ name: { zh-CN: 预约 }, key: K${i} }`)

describe('the menu of a department', () => {
  let dir = ''
  before(async () => { dir = await mkdtemp(join(tmpdir(), 'jingmintong-')) })
  after(() => rm(dir, { recursive: true, force: true }))

  it('is read as it is shipped, and each of its keys begins a flow', async () => {
    const { menu, problems } = await readMenu('config')
    assert.deepEqual(problems, [])
    assert.equal(menu?.length, 3)
    assert.deepEqual(findDeadKeys(menu ?? [], (await shippedFiles()).flows), [])
    assert.match(findDeadKeys(menu ?? [], [])[0] ?? '', /^menu\.yaml: no flow begins with 'ASK_GUIDE'/)
  })

  it('need not be there', async () => {
    assert.deepEqual(await readMenu(join(dir, 'none')), { menu: undefined, problems: [] })
  })

  for (const [title, text, expected] of [
    ['five items below one button', group(below(5)), undefined],
    ['names of 15 and 60 bytes', `${item('key: K').replace('办事', '一二三四五')}${group([`{ name: { zh-CN: ${'一'.repeat(20)} }, key: K }`])}`, undefined],
    ['a page', item('url: "https://example.com/a"'), undefined],
    ['a button more than three', item('key: K').repeat(4), 'menu.yaml:1: must NOT have more than 3 items'],
    ['six items below one button', group(below(6)), 'menu.yaml:2: 0/items: must NOT have more than 5 items'],
    ['a name of 18 bytes', item('key: K').replace('办事', '一二三四五六'), "menu.yaml:1: 0/name/zh-CN: '一二三四五六' has 18 bytes; at most 16 are shown here"],
    ['an English name of 17 bytes', item('key: K').replace('zh-CN: 办事', 'zh-CN: 办事, en: Public services now'), "menu.yaml:1: 0/name/en: 'Public services now'"],
    ['a name of 63 bytes below', group([`{ name: { zh-CN: ${'一'.repeat(21)} }, key: K }`]), 'menu.yaml:2: 0/items/0/name/zh-CN:'],
    ['a key of 129 bytes', item(`key: ${'K'.repeat(129)}`), 'menu.yaml:1: 0/key: has more than 128 bytes'],
    ['an address of 1,025 bytes', item(`url: "https://example.com/${'a'.repeat(1005)}"`), 'menu.yaml:1: 0/url: has more than 1024 bytes'],
    ['an address that is none', item('url: "javascript:alert(1)"'), 'menu.yaml:1: 0/url: must be an address that begins with https://'],
    ['a button that leads nowhere', item('').replace(', }', ' }'), 'menu.yaml:1: 0: must have a key that begins a flow, or the url of a page'],
    ['a button that leads to two places', item('key: K, url: "https://example.com/"'), 'menu.yaml:1: 0: must have a key'],
    ['a button with items and a key', group(below(1), '  key: K\n'), 'menu.yaml:1: 0: has items and leads somewhere itself'],
    ['pages of four hosts', group(['a', 'b', 'c', 'd'].map((name) => `{ name: { zh-CN: 页 }, url: "https://${name}.cn/" }`)), 'menu.yaml:1: opens pages of more than 3 hosts'],
    ['a name without simplified Chinese', item('key: K').replace('zh-CN: 办事', 'en: a'), "menu.yaml:1: 0/name: must have required property 'zh-CN'"],
    ['a key that is unknown', item('key: K, kee: K'), "menu.yaml:1: 0: unknown key 'kee'"],
  ] as const) {
    it(expected === undefined ? `takes ${title}` : `is refused with ${title}`, async () => {
      await writeFile(join(dir, 'menu.yaml'), text)
      const { menu, problems } = await readMenu(dir)
      assert.equal(menu !== undefined, expected === undefined, problems.join('\n'))
      if (expected !== undefined) assert.ok(problems.some((line) => line.startsWith(expected)), `${problems.join('\n')}\nwanted: ${expected}`)
    })
  }
})
