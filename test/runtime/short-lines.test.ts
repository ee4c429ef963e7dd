// Lines for elder mode: none longer than forty characters, nothing lost, nothing torn that belongs together.

import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'

import { shortLines } from '../../src/runtime/short-lines.ts'

const cases: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
  ['leaves short lines as they are', '您好。\n请说。', ['您好。', '请说。']],
  ['breaks after a mark', '谢谢您愿意说出来。不用留名字。平台知道是哪个微信号在写，我们保存时只留一个和您无关的代号。', [
    '谢谢您愿意说出来。不用留名字。平台知道是哪个微信号在写，', '我们保存时只留一个和您无关的代号。',
  ]],
  ['keeps a closing quote with its mark', `${'一'.repeat(38)}。”二三四五`, [`${'一'.repeat(38)}。”`, '二三四五']],
  ['breaks English at blanks', 'Write to us whenever you like, and we will answer you here.', [
    'Write to us whenever you like, and we', 'will answer you here.',
  ]],
  ['breaks what has no mark', '字'.repeat(90), ['字'.repeat(40), '字'.repeat(40), '字'.repeat(10)]],
  ['leaves an address whole', '请看 https://example.org/a/very/long/path/that/goes/on/and/on', [
    '请看', 'https://example.org/a/very/long/path/that/goes/on/and/on',
  ]],
]

describe('short lines', () => {
  for (const [title, text, expected] of cases) {
    it(title, () => deepEqual(shortLines(text).split('\n'), expected))
  }

  it('lose nothing of the shipped texts', () => {
    for (const language of ['zh-CN', 'zh-TW', 'en']) {
      for (const name of readdirSync(`locales/${language}`)) {
        const texts = Object.values(JSON.parse(readFileSync(`locales/${language}/${name}`, 'utf8')) as object)
          .filter((text) => typeof text === 'string')
        for (const text of texts) {
          equal(shortLines(text).replace(/\s/g, ''), text.replace(/\s/g, ''))
          ok(shortLines(text).split('\n').every((line) => [...line].length <= 40), text)
        }
      }
    }
  })
})
