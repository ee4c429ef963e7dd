// The page in a real browser when the network goes, the server dies, answers are late or the day changes: nothing is lost,
// nothing is said twice, and what is not sent is not called sent.

import assert from 'node:assert/strict'
import { eventually } from '../support/eventually.ts'
import { useVisits } from './webchat/visit.ts'

describe('webchat page', function () {
  this.timeout(60_000)
  const visit = useVisits()
  const { open, say, lastWords } = visit
  const heard = () => visit.play.inbounds.flatMap(({ said }) => said.kind === 'text' ? [said.text] : [])
  const queued = (count: number) => visit.page.locator('.failed', { hasText: '还没有发出' }).nth(count - 1).waitFor()
  const officer = { id: 'w1', message: { text: '我是民警。', by: 'officer' as const } }

  it('says honestly that nothing was sent without a network, and sends once and in order when it is back', async () => {
    await open()
    await visit.context.setOffline(true)
    await say('第一')
    await queued(1)
    await say('第二')
    assert.deepEqual(heard(), [])
    await visit.context.setOffline(false)
    await lastWords('您说：第二')
    assert.deepEqual(heard(), ['第一', '第二'])
    assert.equal(await visit.page.locator('.failed').count(), 0)
  })

  it('goes on after the server was started anew: what was written meanwhile arrives once, and officers are heard', async () => {
    await open()
    await visit.restart(async () => {
      await say('第一')
      await queued(1)
      await say('第二')
      visit.play.waiting = [officer]
    })
    await lastWords('您说：第二')
    await visit.page.locator('.officer', { hasText: '我是民警。' }).waitFor()
    assert.deepEqual(heard(), ['第一', '第二'])
    assert.equal(await visit.page.locator('#status').textContent(), '')
  })

  it('shows once what comes again because nobody knew that it had been seen', async () => {
    await open()
    visit.play.waiting = [officer]
    await visit.page.locator('.officer').waitFor()
    await visit.restart(async () => {
      visit.play.waiting = [officer, { id: 'w2', message: { text: '还有一句。', by: 'officer' } }]
    })
    await visit.page.locator('.officer', { hasText: '还有一句。' }).waitFor()
    assert.equal(await visit.page.locator('.officer').count(), 2)
    assert.equal(new Set(visit.play.seen).size, 2)
  })

  it('sends once when a gateway could not reach the server', async () => {
    await open()
    let refused = 0
    await visit.page.route('**/chat/messages', (route) => {
      refused += 1
      return refused > 1 ? route.fallback() : route.fulfill({ status: 502, body: '<html>Bad Gateway</html>' })
    })
    await say('第一')
    await lastWords('您说：第一')
    assert.deepEqual([heard(), refused], [['第一'], 2])
    assert.equal(await visit.page.locator('.failed').count(), 0)
  })

  it('shows what the server says when it lets nobody in, and lets it be tried again', async () => {
    await open()
    let refused = 0
    await visit.page.route('**/chat/messages', (route) => route.fulfill({ status: 401, body: '{}' }), { times: 1 })
    await visit.page.route('**/chat/identity', (route) => {
      refused += 1
      return refused > 1 ? route.fallback() : route.fulfill({ status: 429, body: '{"messages":[{"text":"请稍等。"}]}' })
    })
    await say('第一')
    await lastWords('请稍等。')
    assert.deepEqual(heard(), [])
    await visit.page.getByRole('button', { name: '再发一次' }).click()
    await lastWords('您说：第一')
    assert.deepEqual(heard(), ['第一'])
  })

  it('uploads a picture once the network is back', async () => {
    await open()
    await visit.context.setOffline(true)
    const buffer = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
    await visit.page.setInputFiles('#picture', { name: 'a.gif', mimeType: 'image/gif', buffer })
    await queued(1)
    await visit.context.setOffline(false)
    await lastWords('图片收到了')
    assert.equal(visit.play.inbounds.filter(({ said }) => said.kind === 'image').length, 1)
  })

  it('shows that an answer is being worked on, until it is there', async () => {
    await open()
    let finish = () => {}
    visit.play.slow = new Promise((done) => { finish = done })
    await say('慢')
    await visit.page.locator('.typing').waitFor()
    assert.equal(await visit.page.locator('.typing').getAttribute('aria-hidden'), 'true')
    finish()
    await lastWords('您说：慢')
    assert.equal(await visit.page.locator('.typing').count(), 0)
  })

  it('keeps offers until they are answered', async () => {
    await open()
    visit.play.waiting = [officer]
    await visit.page.locator('.officer').waitFor()
    await visit.page.getByRole('button', { name: '查询进度' }).click()
    await lastWords('您说：查询进度')
    assert.equal(await visit.page.locator('.options').count(), 0)
  })

  it('shows the day when it begins and when it changes, and the time of each message', async () => {
    await open()
    await visit.page.clock.setFixedTime('2026-11-26T23:58:00+08:00')
    await visit.page.reload()
    await visit.page.locator('.bot').first().waitFor()
    await visit.page.clock.setFixedTime('2026-11-28T00:01:00+08:00')
    await say('早')
    await lastWords('您说：早')
    await say('好')
    await lastWords('您说：好')
    const days = await visit.page.locator('.day').allTextContents()
    assert.equal(days.length, 2)
    assert.match(days[0] ?? '', /11月26日星期四/)
    assert.match(await visit.page.locator('.bot time').last().textContent() ?? '', /^\d\d:\d\d$/)
  })

  it('copies number and code of a receipt', async () => {
    await open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await say('回执')
    await visit.page.getByRole('button', { name: '复制编号和查询码' }).click()
    await visit.page.locator('#status', { hasText: '已复制' }).waitFor()
    assert.equal(await visit.page.evaluate('navigator.clipboard.readText()'), 'T 835 999 672 3\n6HZN-YBVH-BNW8-H')
  })

  it('marks the words of a receipt where it may not copy', async () => {
    await open()
    await visit.page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })')
    await say('回执')
    await visit.page.getByRole('button', { name: '复制编号和查询码' }).click()
    await visit.page.locator('#status', { hasText: '选中上面的文字' }).waitFor()
    assert.match(String(await visit.page.evaluate('getSelection().toString()')), /6HZN-YBVH-BNW8-H/)
  })

  it('is forgotten by the server when it is left', async () => {
    await open()
    await eventually(() => visit.served.listening() === 1 || undefined)
    await Promise.all([visit.page.waitForURL('https://www.weather.com.cn/'), visit.page.locator('#leave').click()])
    await eventually(() => visit.served.listening() === 0 || undefined)
  })

  for (const [title, coming] of [
    ['light', {}], ['dark', { colorScheme: 'dark' }], ['with colours of the resident\'s own', { forcedColors: 'active' }],
    ['dark, traditional', { colorScheme: 'dark', locale: 'zh-TW' }], ['in English at 320 pixels', { locale: 'en', width: 320, height: 568 }],
  ] as const) {
    it(`breaks no rule of axe with everything on it at once, ${title}`, async () => {
      await open(coming)
      await say('回执')
      await visit.page.locator('.copy').waitFor()
      visit.play.waiting = [officer]
      await visit.page.locator('.officer').waitFor()
      visit.play.broken = true
      await say('坏')
      await visit.page.locator('.failed').waitFor()
      visit.play.broken = false
      visit.play.slow = new Promise(() => {})
      await say('慢')
      await visit.page.locator('.typing').waitFor()
      assert.deepEqual(await visit.violations(), [])
      assert.equal(await visit.overflow(), 0)
    })
  }
})
