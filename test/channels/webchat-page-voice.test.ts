// Voices and places sent from the page in a real browser: recorded, chosen, refused, taken back; and what axe says of asking.

import assert from 'node:assert/strict'
import { mp3Frames } from '../media/sounds.ts'
import { useVisits } from './webchat/visit.ts'

const BEIJING = { latitude: 39.908, longitude: 116.397, accuracy: 30.4 }

describe('webchat page', function () {
  this.timeout(60_000)
  const visit = useVisits()
  const { open, lastWords } = visit
  const tap = (name: string) => visit.page.getByRole('button', { name, exact: true }).click()
  const status = (text: string) => visit.page.locator('#status', { hasText: text }).waitFor()
  const said = () => visit.play.inbounds.map((inbound) => inbound.said).filter(({ kind }) => kind !== 'event')
  const choose = (buffer: Buffer, name = 'a.mp3') => visit.page.setInputFiles('#voice-file', { name, mimeType: 'audio/mpeg', buffer })

  describe('with a voice', () => {
    /** Puts a tone in the place of a microphone, which no machine for tests has, and remembers what the page got. */
    const openWithMicrophone = async () => {
      await open()
      await visit.page.evaluate(`navigator.mediaDevices.getUserMedia = async () => {
        const sound = new AudioContext()
        const tone = sound.createOscillator()
        const out = sound.createMediaStreamDestination()
        tone.connect(out)
        tone.start()
        window.stream = out.stream
        return out.stream
      }`)
      await tap('语音：录一段话')
    }
    const microphone = () => visit.page.evaluate('window.stream?.getTracks().map(({ readyState }) => readyState).join()')

    it('records, lets it be heard, sends it and lets the microphone go', async () => {
      await openWithMicrophone()
      await tap('开始录音')
      await status('正在录音')
      assert.equal(await microphone(), 'live')
      await tap('停止')
      await status('录好了')
      assert.equal(await microphone(), 'ended')
      assert.equal(await visit.page.locator('#voice-heard').isVisible(), true)
      await visit.page.locator('#voice-send').click()
      await lastWords('录音收到了')
      assert.deepEqual(said(), [{ kind: 'voice', url: 'media:m1' }])
      assert.equal(await visit.page.locator('.mine audio').getAttribute('aria-label'), '我发的录音')
    })

    it('stops by itself after a minute', async () => {
      await openWithMicrophone()
      await visit.page.clock.install()
      await tap('开始录音')
      await status('正在录音')
      await visit.page.clock.fastForward('01:01')
      await status('录好了')
      assert.equal(await microphone(), 'ended')
    })

    it('sends nothing that was cancelled, and lets the microphone go', async () => {
      await openWithMicrophone()
      await tap('开始录音')
      await status('正在录音')
      await tap('取消')
      assert.equal(await microphone(), 'ended')
      assert.equal(await visit.page.locator('dialog[open]').count(), 0)
      assert.deepEqual(said(), [])
    })

    it('says so when it may not use the microphone, and takes a file', async () => {
      await open()
      await tap('语音：录一段话')
      await tap('开始录音')
      await status('没有得到麦克风')
      await choose(mp3Frames(5))
      await lastWords('录音收到了')
      assert.deepEqual(said(), [{ kind: 'voice', url: 'media:m1' }])
    })

    it('takes a file where the browser cannot record', async () => {
      await open()
      await visit.page.addInitScript('delete window.MediaRecorder')
      await visit.page.reload()
      await tap('语音：录一段话')
      assert.equal(await visit.page.locator('#voice-start').isVisible(), false)
      await choose(mp3Frames(5))
      await lastWords('录音收到了')
    })

    for (const [title, bytes, words] of [
      ['is no recording', Buffer.from('%PDF-1.7'), '这不是能识别的录音'],
      ['is larger than 2 MB', Buffer.alloc(2 * 1024 * 1024 + 1), '录音超过 2 MB'],
    ] as const) {
      it(`says so when a file ${title}`, async () => {
        await open()
        await tap('语音：录一段话')
        await choose(bytes)
        await visit.page.locator('.failed, #status', { hasText: words }).waitFor()
        assert.deepEqual(said(), [])
      })
    }
  })

  describe('with a place', () => {
    it('asks, sends it once as China\'s maps show it, and says how sure it is', async () => {
      await open({ permissions: ['geolocation'], geolocation: BEIJING })
      await tap('位置：发送我在哪里')
      assert.deepEqual(said(), [])
      await tap('发送现在的位置')
      await lastWords('您说：place')
      const [place] = said()
      assert.ok(place?.kind === 'place' && Math.abs(place.lat - 39.909403) < 1e-5 && Math.abs(place.lng - 116.403243) < 1e-5)
      assert.equal(place.label, '我的位置（误差约 30 米）')
      assert.equal(await visit.page.locator('.mine .words').textContent(), place.label)
    })

    it('says so when it may not know it', async () => {
      await open()
      await tap('位置：发送我在哪里')
      await tap('发送现在的位置')
      await status('没有得到位置，请直接写地址。')
      assert.deepEqual(said(), [])
    })

    it('sends nothing when the resident does not want to', async () => {
      await open({ permissions: ['geolocation'], geolocation: BEIJING })
      await tap('位置：发送我在哪里')
      await tap('取消')
      await visit.say('不说')
      await lastWords('您说：不说')
      assert.equal(said().length, 1)
    })
  })

  for (const dialog of ['speak', 'locate']) {
    for (const [locale, colorScheme, size] of [
      ['zh-CN', 'light', {}], ['zh-TW', 'dark', {}], ['en', 'light', { width: 320, height: 568 }],
    ] as const) {
      it(`breaks no rule of axe while ${dialog} is asked in ${locale}, ${colorScheme}`, async () => {
        await open({ locale, colorScheme, ...size })
        await visit.page.locator(`#${dialog}`).focus()
        await visit.page.keyboard.press('Enter')
        await visit.page.locator('dialog[open]').waitFor()
        assert.deepEqual(await visit.violations(), [])
        assert.equal(await visit.overflow(), 0)
        await visit.page.keyboard.press('Escape')
        assert.equal(await visit.page.locator('dialog[open]').count(), 0)
        assert.equal(await visit.page.evaluate('document.activeElement.id'), dialog)
      })
    }
  }

  for (const [title, leave] of [
    ['by its button', () => visit.page.locator('dialog[open] .leave').click()],
    ['by Esc twice', async () => { await visit.page.keyboard.press('Escape'); await visit.page.keyboard.press('Escape') }],
  ] as const) {
    it(`is left from a question, too, ${title}`, async () => {
      await open()
      await tap('语音：录一段话')
      await Promise.all([visit.page.waitForURL('https://www.weather.com.cn/'), leave()])
    })
  }
})
