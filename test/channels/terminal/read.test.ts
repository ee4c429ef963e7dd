// What is typed in a terminal, and how answers stand there.

import assert from 'node:assert/strict'
import { readLine } from '../../../src/channels/terminal/read.ts'
import { show } from '../../../src/channels/terminal/show.ts'

describe('terminal', () => {
  for (const [line, said] of [
    ['你好', { kind: 'text', text: '你好' }], ['', { kind: 'text', text: '' }], ['  a  ', { kind: 'text', text: '  a  ' }],
    ['/image https://x/a.png', { kind: 'image', url: 'https://x/a.png' }],
    ['/voice https://x/a.amr', { kind: 'voice', url: 'https://x/a.amr' }],
    ['/voice https://x/a.amr 我要 报案', { kind: 'voice', url: 'https://x/a.amr', transcript: '我要 报案' }],
    ['/place 31.23,121.47 人民广场', { kind: 'place', lat: 31.23, lng: 121.47, label: '人民广场' }],
    ['/place -31, 121', { kind: 'place', lat: -31, lng: 121, label: '' }],
    ['/menu SUBMIT_TIP', { kind: 'menu', key: 'SUBMIT_TIP' }], ['/subscribe', { kind: 'event', event: 'subscribe' }],
    ['/unsubscribe', { kind: 'event', event: 'unsubscribe' }], ['/scan window_3', { kind: 'event', event: 'scan', scene: 'window_3' }],
    ['/sticker', { kind: 'other', what: 'sticker' }], ['//menu', { kind: 'text', text: '/menu' }], ['/ a', { kind: 'text', text: '/ a' }],
  ] as const) {
    it(`reads '${line}'`, () => {
      assert.deepEqual(readLine(line), { ok: true, said })
    })
  }

  for (const [line, tell] of [
    ['/image', 'write /image URL'], ['/place here', 'write /place LAT,LNG [label]'], ['/place 99,121', 'write /place LAT,LNG [label]'], ['/menu ', 'write /menu KEY'],
    ['/scan', 'write /scan SCENE'], ['/voice', 'write /voice URL [what was said]'],
  ] as const) {
    it(`tells what '${line}' lacks`, () => {
      assert.deepEqual(readLine(line), { ok: false, tell })
    })
  }

  it('lists what there is for an unknown command', () => {
    const typed = readLine('/constructor')
    assert.ok(!typed.ok)
    assert.match(typed.tell, /\/image URL.*\/sticker/)
  })

  it('shows messages, options and who speaks', () => {
    assert.equal(
      show([{ text: '哪一种？\n选一个', options: [{ id: 'a', label: '食品' }] }, { text: '我是民警。', by: 'officer' }]),
      '< 哪一种？\n  选一个\n  1. 食品\n« 我是民警。',
    )
  })
})
