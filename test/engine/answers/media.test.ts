// Pictures and voices, and what is neither.

import assert from 'node:assert/strict'
import { forms } from '../../../src/engine/answers/forms.ts'
import { image } from '../../../src/engine/answers/image.ts'
import { voice } from '../../../src/engine/answers/voice.ts'
import type { Said } from '../../../src/messages/inbound.ts'
import { context, short } from './ask.ts'

describe('pictures and voices', () => {
  const everything: readonly Said[] = [
    { kind: 'text', text: '好' }, { kind: 'image', url: 'i' }, { kind: 'voice', url: 'v' },
    { kind: 'place', lat: 0, lng: 0, label: 'p' }, { kind: 'other', what: 'sticker' },
    { kind: 'menu', key: 'K' }, { kind: 'event', event: 'scan' },
  ]
  for (const said of everything) {
    it(`takes ${said.kind} for a picture only if it is one`, () => {
      assert.deepEqual(short(image.read(said, context())), said.kind === 'image' ? { url: 'i' } : 'x not-an-image')
    })

    it(`takes ${said.kind} for a voice only if it is one`, () => {
      assert.deepEqual(short(voice.read(said, context())), said.kind === 'voice' ? { url: 'v' } : 'x not-a-voice')
    })
  }

  it('keeps what the runtime has stored, and the transcript', () => {
    assert.deepEqual(short(image.read({ kind: 'image', url: 'i', media: 'm' }, context())), { url: 'i', media: 'm' })
    const said: Said = { kind: 'voice', url: 'v', media: 'm', transcript: '你好' }
    assert.deepEqual(short(voice.read(said, context())), { url: 'v', media: 'm', transcript: '你好' })
    assert.equal(voice.show({ url: 'v', transcript: '你好' }, 'en'), '你好')
  })

  it('shows them in three languages', () => {
    assert.deepEqual(['zh-CN', 'zh-TW', 'en', 'fr'].map((language) => image.show({}, language)), ['图片', '圖片', 'picture', '图片'])
    assert.deepEqual(['zh-CN', 'zh-TW', 'en'].map((language) => voice.show({}, language)), ['语音', '語音', 'voice message'])
  })

  it('reads a recognised voice wherever words are asked for', () => {
    const said: Said = { kind: 'voice', url: 'v', transcript: '13800138000' }
    for (const form of ['text', 'phone', 'code', 'case-number']) {
      assert.equal(short(forms[form]?.read(said, context()) ?? { ok: true, value: null }), '13800138000')
    }
  })
})
