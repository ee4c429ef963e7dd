// The page in a real browser: talking by keyboard and by tap, pictures, live replies, languages, leaving, and axe's verdict.

import assert from 'node:assert/strict'
import { useVisits } from './webchat/visit.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64',
)
describe('webchat page', function () {
  this.timeout(60_000)
  const visit = useVisits()
  const { open, lastWords, violations } = visit
  const spacing = async () => {
    const style = 'getComputedStyle(document.querySelector(".bot .words"))'
    return Number(await visit.page.evaluate(`parseFloat(${style}.lineHeight) / parseFloat(${style}.fontSize)`))
  }

  /** What lies under the way out at the top of the page: who meant that would lose everything. */
  const underLeave = () => visit.page.evaluate(`(() => {
    scrollTo(0, 0)
    const box = (id) => document.getElementById(id).getBoundingClientRect()
    const out = box('leave')
    return ['language', 'large'].filter((id) => box(id).right > out.left && box(id).bottom > out.top && box(id).top < out.bottom)
  })()`)

  it('greets with the menu, and answers a tap on an option', async () => {
    await open()
    assert.equal(await visit.page.title(), '便民服务')
    await visit.page.getByRole('button', { name: '举报线索' }).click()
    await lastWords('您说：举报线索')
    assert.deepEqual(visit.play.inbounds.map(({ said }) => said), [
      { kind: 'event', event: 'subscribe' }, { kind: 'text', text: '举报线索', option: 'tip' },
    ])
    assert.equal(await visit.page.locator('.options').count(), 0)
    assert.equal(await visit.page.locator('.bot a').getAttribute('href'), 'https://www.gov.cn/a?b=1')
  })

  it('offers what a question asks for, until the next thing is said, and no example of a number', async () => {
    await open()
    await visit.say('核对')
    await lastWords('提交吗')
    assert.deepEqual(await visit.page.locator('.replies button').allInnerTexts(), ['可以', '不用'])
    assert.deepEqual(await violations(), [])
    await visit.page.locator('.replies').getByRole('button', { name: '不用' }).click()
    await lastWords('您说：不用')
    assert.deepEqual(visit.play.inbounds.at(-1)?.said, { kind: 'text', text: '不用' })
    assert.equal(await visit.page.locator('.replies').count(), 0)
  })

  for (const [how, focused] of [['tap', 'log'], ['click', 'text']] as const) {
    it(`has the focus ${focused === 'log' ? 'where no keyboard covers the answer' : 'where the next thing is written'} after a ${how} on an option`, async () => {
      await open({ hasTouch: true })
      await visit.page.getByRole('button', { name: '举报线索' })[how]()
      await lastWords('您说：举报线索')
      assert.equal(await visit.page.evaluate('document.activeElement.id'), focused)
    })
  }

  it('can be used with the keyboard alone', async () => {
    await open()
    const names: string[] = ['language']
    await visit.page.locator('#language').focus()
    for (let i = 0; i < 14 && names.at(-1) !== 'send'; i += 1) {
      await visit.page.keyboard.press('Tab')
      names.push(await visit.page.evaluate('document.activeElement.id || document.activeElement.textContent'))
      if (names.at(-1) === 'text') await visit.page.keyboard.type('写')
    }
    assert.deepEqual(names, [
      'language', 'large', 'leave', 'log', '1举报线索', '2查询进度', 'picture', 'speak', 'locate', 'text', 'send',
    ])
    await visit.page.keyboard.press('Enter')
    await lastWords('您说：写')
    assert.equal(await visit.page.evaluate('document.activeElement.id'), 'text')
    await visit.page.keyboard.type('一行')
    await visit.page.keyboard.press('Shift+Enter')
    await visit.page.keyboard.type('二行')
    await visit.page.keyboard.press('Enter')
    await lastWords('您说：一行\n二行')
  })

  it('sends a picture and shows it', async () => {
    await open()
    await visit.page.setInputFiles('#picture', { name: 'a.png', mimeType: 'image/png', buffer: PNG })
    await lastWords('图片收到了')
    assert.equal(await visit.page.locator('.mine img').evaluate((image) => 'naturalWidth' in image && image.naturalWidth), 1)
    assert.deepEqual(visit.play.inbounds.at(-1)?.said, { kind: 'image', url: 'media:m1' })
  })

  it('sends a picture that is pasted, and leaves pasted words where they belong', async () => {
    await open()
    const paste = (words: string) => visit.page.evaluate(`{
      const bytes = Uint8Array.from(atob('${PNG.toString('base64')}'), (letter) => letter.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], 'a.png', { type: 'image/png' }))
      if ('${words}') clipboardData.setData('text/plain', '${words}')
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.getElementById('text').dispatchEvent(event)
      event.defaultPrevented
    }`)
    assert.equal(await paste('表格'), false)
    assert.equal(await paste(''), true)
    await lastWords('图片收到了')
    assert.equal(await visit.page.locator('.mine img').count(), 1)
  })

  it('says so when a file is no picture', async () => {
    await open()
    await visit.page.setInputFiles('#picture', { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await visit.page.locator('.failed', { hasText: '这不是能识别的图片' }).waitFor()
  })

  it('shows what an officer writes as it comes, once, and says that it was seen', async () => {
    await open()
    visit.play.waiting = [{ id: 'w1', message: { text: '我是民警。', by: 'officer' } }]
    await visit.page.locator('.officer', { hasText: '我是民警。' }).waitFor()
    await visit.page.locator('#text').fill('好')
    await visit.page.keyboard.press('Enter')
    await lastWords('您说：好')
    assert.equal(await visit.page.locator('.officer').count(), 1)
    assert.equal(await visit.page.locator('.officer .name').textContent(), '民警')
    assert.deepEqual(visit.play.seen, ['w1'])
  })

  it('keeps a message that did not arrive, and sends it again under the same id', async () => {
    await open()
    visit.play.broken = true
    await visit.page.locator('#text').fill('重要')
    await visit.page.keyboard.press('Enter')
    await lastWords('unavailable zh-CN')
    visit.play.broken = false
    await visit.page.getByRole('button', { name: '再发一次' }).click()
    await lastWords('您说：重要')
    assert.equal(await visit.page.locator('.failed').count(), 0)
  })

  it('offers nothing to write in where nothing that is written would arrive, and says so', async () => {
    await open({ javaScriptEnabled: false })
    assert.match(await visit.page.locator('#log').innerText(), /需要 JavaScript.*110[^]*needs JavaScript.*110/)
    for (const id of ['#text', '#send', '#picture', '#large', '#leave']) assert.ok(await visit.page.locator(id).isHidden(), id)
  })

  for (const [title, settings, large] of [
    ['on a phone', {}, false], ['in large print', {}, true], ['on a desk', { width: 1280, height: 800 }, false],
    ['at 320 pixels', { width: 320, height: 568 }, false], ['at 320 pixels in large print', { width: 320, height: 568 }, true],
    ['at 200 % of a small window', { width: 320, height: 256 }, false],
  ] as const) {
    it(`has no violation of axe's rules and nothing beside the screen ${title}`, async () => {
      await open(settings)
      if (large) await visit.page.locator('#large').click()
      await visit.page.locator('#text').fill('长')
      await visit.page.keyboard.press('Enter')
      await lastWords('带上身份证原件')
      assert.equal(await visit.overflow(), 0)
      assert.deepEqual(await violations(), [])
      assert.equal(await visit.page.locator('#leave').evaluate((button) => button.getBoundingClientRect().top >= 0), true)
      assert.ok(await spacing() >= 1.3)
      assert.deepEqual(await underLeave(), [])
      assert.equal(await visit.page.locator('#large').getAttribute('aria-pressed'), String(large))
    })
  }

  it('speaks the language of the browser, and changes it', async () => {
    await open({ locale: 'en-GB' })
    await lastWords('Welcome.')
    assert.deepEqual([await visit.page.title(), await visit.page.locator('#send').textContent()], ['Public services', 'Send'])
    await visit.page.locator('#language').selectOption('zh-TW')
    await lastWords('您好')
    assert.equal(await visit.page.locator('.message').count(), 1)
    assert.deepEqual([await visit.page.title(), await visit.page.evaluate('document.documentElement.lang')], ['便民服務', 'zh-TW'])
    assert.deepEqual(await violations(), [])
    await visit.page.locator('#text').fill('好')
    await visit.page.keyboard.press('Enter')
    await lastWords('您说：好')
    await visit.page.locator('#language').selectOption('en')
    await lastWords('您说：English')
    assert.equal(visit.play.inbounds.at(-1)?.language, 'en')
  })

  for (const [title, leave] of [
    ['the button', () => visit.page.locator('#leave').click()],
    ['Esc twice', async () => { await visit.page.keyboard.press('Escape'); await visit.page.keyboard.press('Escape') }],
  ] as const) {
    it(`is left by ${title}, and the way back does not lead to it`, async () => {
      await open()
      await visit.page.locator('#text').fill('秘密')
      await visit.page.keyboard.press('Enter')
      await lastWords('您说：秘密')
      await Promise.all([visit.page.waitForURL('https://www.weather.com.cn/'), leave()])
      await visit.page.goBack().catch(() => {})
      assert.doesNotMatch(await visit.page.content(), /秘密/)
    })
  }

  it('keeps nothing in the browser', async () => {
    await open()
    await visit.page.locator('#text').fill('秘密')
    await visit.page.keyboard.press('Enter')
    await lastWords('您说：秘密')
    assert.deepEqual(await visit.context.cookies(), [])
    assert.deepEqual(await visit.page.evaluate('[localStorage.length, sessionStorage.length]'), [0, 0])
    assert.equal(new URL(visit.page.url()).search + new URL(visit.page.url()).hash, '')
    await visit.page.reload()
    await visit.page.locator('.bot').first().waitFor()
    assert.doesNotMatch(await visit.page.content(), /秘密/)
    assert.notEqual(visit.play.inbounds.at(0)?.from, visit.play.inbounds.at(-1)?.from)
  })

  it('reads nothing that was said as HTML', async () => {
    await open()
    await visit.page.locator('#text').fill('<img src=x onerror=alert(1)><b>a</b>')
    await visit.page.keyboard.press('Enter')
    await lastWords('您说：<img src=x')
    assert.equal(await visit.page.locator('#log img, #log b').count(), 0)
  })
})
