// A visit to the page in a real browser, over a conversation that the test plays itself.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { Inbound } from '../../../src/messages/inbound.ts'
import type { Outbound } from '../../../src/messages/outbound.ts'
import type { Converse, Reply } from '../../../src/ports/converse.ts'
import { launch } from './browser.ts'
import { serve } from './served.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What newcomers are shown. */
export const MENU: Outbound = {
  text: '您好，请问想办什么？', options: [{ id: 'tip', label: '举报线索' }, { id: 'status', label: '查询进度' }],
}

/** A text longer than any screen. */
export const LONG = '办理需要：\n'.padEnd(2_000, '带上身份证原件和复印件，到任一派出所的办证窗口。')

/** A receipt, as flows tell it. */
export const RECEIPT = '收到了。\n编号：T 835 999 672 3\n查询码：6HZN-YBVH-BNW8-H\n谢谢您。'

/** What the conversation says to whom; a test may break it, or let it take its time. */
export type Play = {
  inbounds: Inbound[]
  waiting: { id: string; message: Outbound }[]
  seen: string[]
  broken: boolean
  slow: Promise<void>
}

/** How a visitor comes. */
export type Coming = BrowserContextOptions & { readonly width?: number; readonly height?: number }

/** A visit: the page, and what the test looks at and plays. */
export type Visit = {
  page: Page
  context: BrowserContext
  play: Play
  served: Awaited<ReturnType<typeof serve>>
  /** Opens the page in a window of a size; nothing outside is ever asked. */
  readonly open: (coming?: Coming) => Promise<void>
  readonly say: (text: string) => Promise<void>
  readonly lastWords: (text: string) => Promise<void>
  /** Names the rules of axe that the page breaks as it stands. */
  readonly violations: () => Promise<unknown>
  /** How much wider than the window the page is. */
  readonly overflow: () => Promise<unknown>
  /** Lets the server die and come again at the same address. */
  readonly restart: (down: () => Promise<void>) => Promise<void>
}

function answer({ said, language }: Inbound): Reply {
  if (said.kind === 'event') return { messages: [language === 'en' ? { text: 'Welcome.' } : MENU] }
  if (said.kind === 'image') return { messages: [{ text: '图片收到了。' }] }
  if (said.kind === 'voice') return { messages: [{ text: '录音收到了。' }] }
  if (said.kind === 'text' && said.text === '长') return { messages: [{ text: LONG }] }
  if (said.kind === 'text' && said.text === '核对') return { messages: [{ text: '2. 经过：（没填）\n提交吗？（可以 / 改2 / 不用）' }] }
  if (said.kind === 'text' && said.text === '回执') return { messages: [{ text: RECEIPT }] }
  return { messages: [{ text: `您说：${said.kind === 'text' ? said.text : said.kind}，见 https://www.gov.cn/a?b=1。` }] }
}

/** Prepares visits for the tests of a suite, one a test. */
export function useVisits(): Visit {
  let browser: Browser
  let strangers: string[] = []
  let errors: string[] = []
  const converse: Converse = {
    hear: async (inbound) => {
      if (visit.play.broken) throw new Error('broken')
      visit.play.inbounds.push(inbound)
      await visit.play.slow
      return answer(inbound)
    },
    waiting: () => Promise.resolve(visit.play.waiting),
    seen: async (_channel, _from, ids) => {
      visit.play.seen.push(...ids)
      visit.play.waiting = visit.play.waiting.filter(({ id }) => !ids.includes(id))
    },
  }
  const start = (port?: number) => serve({
    converse, streams: { every: 20, beat: 1_000, most: 50, mostOfSource: 50 }, source: () => String(Math.random()),
  }, port)

  const watch = async ({ page, served }: Visit) => {
    page.setDefaultTimeout(10_000)
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (line) => { if (/security policy/i.test(line.text())) errors.push(line.text()) })
    await page.route((url) => !url.href.startsWith(served.address) && url.protocol !== 'blob:', async (route) => {
      if (route.request().url() === 'https://www.weather.com.cn/') return route.fulfill({ body: 'weather' })
      strangers.push(route.request().url())
      return route.abort()
    })
  }

  const visit: Visit = {
    // Set before each test.
    page: undefined as never, context: undefined as never, play: undefined as never, served: undefined as never,
    open: async ({ width = 375, height = 740, ...options } = {}) => {
      visit.context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', ...options })
      visit.page = await visit.context.newPage()
      await watch(visit)
      await visit.page.goto(visit.served.address)
      await visit.page.locator(options.javaScriptEnabled === false ? '#log' : '.bot').first().waitFor()
    },
    say: async (text) => {
      await visit.page.locator('#text').fill(text)
      await visit.page.keyboard.press('Enter')
    },
    lastWords: (text) => visit.page.locator('.bot .words', { hasText: text }).last().waitFor(),
    violations: async () => {
      await visit.page.evaluate(AXE)
      const verdict = 'axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map(({ id }) => id))'
      return visit.page.evaluate(verdict)
    },
    overflow: () => visit.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    restart: async (down) => {
      const port = Number(new URL(visit.served.address).port)
      await visit.served.close()
      await down()
      visit.served = await start(port)
    },
  }

  before(async () => {
    browser = await launch()
    visit.served = await start()
  })
  after(async () => {
    await browser.close()
    await visit.served.close()
  })
  beforeEach(() => {
    visit.play = { inbounds: [], waiting: [], seen: [], broken: false, slow: Promise.resolve() }
    ;[strangers, errors] = [[], []]
  })
  afterEach(async () => {
    await visit.context.close()
    assert.deepEqual(strangers, [])
    assert.deepEqual(errors, [])
  })
  return visit
}
