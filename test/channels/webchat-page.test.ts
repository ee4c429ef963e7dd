// The page in a real browser: talking by keyboard and by tap, pictures, live replies, languages, leaving, and axe's verdict.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Inbound } from '../../src/messages/inbound.ts'
import type { Outbound } from '../../src/messages/outbound.ts'
import type { Converse } from '../../src/ports/converse.ts'
import { launch } from './webchat/browser.ts'
import { serve } from './webchat/served.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64',
)
const MENU: Outbound = {
  text: '您好，请问想办什么？', options: [{ id: 'tip', label: '举报线索' }, { id: 'status', label: '查询进度' }],
}
const LONG = '办理需要：\n'.padEnd(2_000, '带上身份证原件和复印件，到任一派出所的办证窗口。')

/** What the conversation says to whom; a test may break it. */
type Play = { inbounds: Inbound[]; waiting: { id: string; message: Outbound }[]; seen: string[]; broken: boolean }

describe('webchat page', function () {
  this.timeout(60_000)
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let served: Awaited<ReturnType<typeof serve>>
  let play: Play
  let strangers: string[]
  let errors: string[]

  const converse: Converse = {
    hear: async (inbound) => {
      if (play.broken) throw new Error('broken')
      play.inbounds.push(inbound)
      const { said } = inbound
      if (said.kind === 'event') return { messages: [inbound.language === 'en' ? { text: 'Welcome.' } : MENU] }
      if (said.kind === 'image') return { messages: [{ text: '图片收到了。' }] }
      if (said.kind === 'text' && said.text === '长') return { messages: [{ text: LONG }] }
      return { messages: [{ text: `您说：${said.kind === 'text' ? said.text : said.kind}，见 https://www.gov.cn/a?b=1。` }] }
    },
    waiting: () => Promise.resolve(play.waiting),
    seen: (_channel, _from, ids) => {
      play.seen.push(...ids)
      play.waiting = play.waiting.filter(({ id }) => !ids.includes(id))
      return Promise.resolve()
    },
  }

  before(async () => {
    browser = await launch()
    served = await serve({ converse, streams: { every: 20, beat: 1_000, most: 50, mostOfSource: 50 }, source: () => String(Math.random()) })
  })
  after(async () => {
    await browser.close()
    await served.close()
  })
  beforeEach(async () => {
    play = { inbounds: [], waiting: [], seen: [], broken: false }
    ;[strangers, errors] = [[], []]
  })
  afterEach(async () => {
    await context.close()
    assert.deepEqual(strangers, [])
    assert.deepEqual(errors, [])
  })

  /** Opens the page in a window of a size; nothing outside is ever asked. */
  const open = async (options: { width?: number; height?: number; locale?: string } = {}) => {
    const { width = 375, height = 740, locale = 'zh-CN' } = options
    context = await browser.newContext({ viewport: { width, height }, locale })
    page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (line) => { if (/security policy/i.test(line.text())) errors.push(line.text()) })
    await page.route((url) => !url.href.startsWith(served.address) && url.protocol !== 'blob:', async (route) => {
      if (route.request().url() === 'https://www.weather.com.cn/') return route.fulfill({ body: 'weather' })
      strangers.push(route.request().url())
      return route.abort()
    })
    await page.goto(served.address)
    await page.locator('.bot').first().waitFor()
  }
  const lastWords = (text: string) => page.locator('.bot .words', { hasText: text }).last().waitFor()
  const violations = async () => {
    await page.evaluate(AXE)
    const verdict = 'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map(({ id }) => id))'
    return page.evaluate(verdict)
  }
  const spacing = async () => {
    const style = 'getComputedStyle(document.querySelector(".bot .words"))'
    return Number(await page.evaluate(`parseFloat(${style}.lineHeight) / parseFloat(${style}.fontSize)`))
  }
  const widthOf = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  it('greets with the menu, and answers a tap on an option', async () => {
    await open()
    assert.equal(await page.title(), '便民服务')
    await page.getByRole('button', { name: '举报线索' }).click()
    await lastWords('您说：举报线索')
    assert.deepEqual(play.inbounds.map(({ said }) => said), [
      { kind: 'event', event: 'subscribe' }, { kind: 'text', text: '举报线索', option: 'tip' },
    ])
    assert.equal(await page.locator('.options').count(), 0)
    assert.equal(await page.locator('.bot a').getAttribute('href'), 'https://www.gov.cn/a?b=1')
  })

  it('can be used with the keyboard alone', async () => {
    await open()
    const names: string[] = ['language']
    await page.locator('#language').focus()
    for (let i = 0; i < 12 && names.at(-1) !== 'send'; i += 1) {
      await page.keyboard.press('Tab')
      names.push(await page.evaluate('document.activeElement.id || document.activeElement.textContent'))
      if (names.at(-1) === 'text') await page.keyboard.type('写')
    }
    assert.deepEqual(names, ['language', 'large', 'leave', 'log', '1举报线索', '2查询进度', 'picture', 'text', 'send'])
    await page.keyboard.press('Enter')
    await lastWords('您说：写')
    assert.equal(await page.evaluate('document.activeElement.id'), 'text')
    await page.keyboard.type('一行')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('二行')
    await page.keyboard.press('Enter')
    await lastWords('您说：一行\n二行')
  })

  it('sends a picture and shows it', async () => {
    await open()
    await page.setInputFiles('#picture', { name: 'a.png', mimeType: 'image/png', buffer: PNG })
    await lastWords('图片收到了')
    assert.equal(await page.locator('.mine img').evaluate((image) => 'naturalWidth' in image && image.naturalWidth), 1)
    assert.deepEqual(play.inbounds.at(-1)?.said, { kind: 'image', url: 'media:m1' })
  })

  it('says so when a file is no picture', async () => {
    await open()
    await page.setInputFiles('#picture', { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await page.locator('.failed', { hasText: '这不是能识别的图片' }).waitFor()
  })

  it('shows what an officer writes as it comes, once, and says that it was seen', async () => {
    await open()
    play.waiting = [{ id: 'w1', message: { text: '我是民警。', by: 'officer' } }]
    await page.locator('.officer', { hasText: '我是民警。' }).waitFor()
    await page.locator('#text').fill('好')
    await page.keyboard.press('Enter')
    await lastWords('您说：好')
    assert.equal(await page.locator('.officer').count(), 1)
    assert.equal(await page.locator('.officer .who').textContent(), '民警')
    assert.deepEqual(play.seen, ['w1'])
  })

  it('keeps a message that did not arrive, and sends it again under the same id', async () => {
    await open()
    play.broken = true
    await page.locator('#text').fill('重要')
    await page.keyboard.press('Enter')
    await lastWords('unavailable zh-CN')
    play.broken = false
    await page.getByRole('button', { name: '再发一次' }).click()
    await lastWords('您说：重要')
    assert.equal(await page.locator('.failed').count(), 0)
  })

  for (const [title, settings, large] of [
    ['on a phone', {}, false], ['in large print', {}, true], ['on a desk', { width: 1280, height: 800 }, false],
    ['at 320 pixels', { width: 320, height: 568 }, false], ['at 320 pixels in large print', { width: 320, height: 568 }, true],
    ['at 200 % of a small window', { width: 320, height: 256 }, false],
  ] as const) {
    it(`has no violation of axe's rules and nothing beside the screen ${title}`, async () => {
      await open(settings)
      if (large) await page.locator('#large').click()
      await page.locator('#text').fill('长')
      await page.keyboard.press('Enter')
      await lastWords('带上身份证原件')
      assert.equal(await widthOf(), 0)
      assert.deepEqual(await violations(), [])
      assert.equal(await page.locator('#leave').evaluate((button) => button.getBoundingClientRect().top >= 0), true)
      assert.ok(await spacing() >= 1.3)
      assert.equal(await page.locator('#large').getAttribute('aria-pressed'), String(large))
    })
  }

  it('speaks the language of the browser, and changes it', async () => {
    await open({ locale: 'en-GB' })
    await lastWords('Welcome.')
    assert.deepEqual([await page.title(), await page.locator('#send').textContent()], ['Public services', 'Send'])
    await page.locator('#language').selectOption('zh-TW')
    await lastWords('您好')
    assert.equal(await page.locator('.message').count(), 1)
    assert.deepEqual([await page.title(), await page.evaluate('document.documentElement.lang')], ['便民服務', 'zh-TW'])
    assert.deepEqual(await violations(), [])
    await page.locator('#text').fill('好')
    await page.keyboard.press('Enter')
    await lastWords('您说：好')
    await page.locator('#language').selectOption('en')
    await lastWords('您说：English')
    assert.equal(play.inbounds.at(-1)?.language, 'en')
  })

  for (const [title, leave] of [
    ['the button', () => page.locator('#leave').click()],
    ['Esc twice', async () => { await page.keyboard.press('Escape'); await page.keyboard.press('Escape') }],
  ] as const) {
    it(`is left by ${title}, and the way back does not lead to it`, async () => {
      await open()
      await page.locator('#text').fill('秘密')
      await page.keyboard.press('Enter')
      await lastWords('您说：秘密')
      await Promise.all([page.waitForURL('https://www.weather.com.cn/'), leave()])
      await page.goBack().catch(() => {})
      assert.doesNotMatch(await page.content(), /秘密/)
    })
  }

  it('keeps nothing in the browser', async () => {
    await open()
    await page.locator('#text').fill('秘密')
    await page.keyboard.press('Enter')
    await lastWords('您说：秘密')
    assert.deepEqual(await context.cookies(), [])
    assert.deepEqual(await page.evaluate('[localStorage.length, sessionStorage.length]'), [0, 0])
    assert.equal(new URL(page.url()).search + new URL(page.url()).hash, '')
    await page.reload()
    await page.locator('.bot').first().waitFor()
    assert.doesNotMatch(await page.content(), /秘密/)
    assert.notEqual(play.inbounds.at(0)?.from, play.inbounds.at(-1)?.from)
  })

  it('reads nothing that was said as HTML', async () => {
    await open()
    await page.locator('#text').fill('<img src=x onerror=alert(1)><b>a</b>')
    await page.keyboard.press('Enter')
    await lastWords('您说：<img src=x')
    assert.equal(await page.locator('#log img, #log b').count(), 0)
  })
})
