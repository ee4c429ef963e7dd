// Cutting long texts: where, where never, and that nothing is lost.

import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { cut, inUnits } from '../../src/channels/cut.ts'
import { isQuick } from '../support/quickly.ts'

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const squeeze = (text: string) => text.replace(/\s+/g, '')

describe('cut', () => {
  for (const [title, text, limit, head, rest] of [
    ['leaves alone what fits', '你好。', 9, '你好。', ''],
    ['counts bytes, not characters', '你好。', 8, '你好', '。'],
    ['cuts at the last sentence that fits', '一。二。三三三。', 16, '一。二。', '三三三。'],
    ['cuts at the end of a line', 'ab\ncd\nefgh', 7, 'ab\ncd', 'efgh'],
    ['prefers a sentence to a comma behind it', '一。二，三三三', 13, '一。', '二，三三三'],
    ['cuts after a comma where no sentence ends', '一二，三四五', 12, '一二，', '三四五'],
    ['cuts at a blank where nothing else is', 'hello big world', 12, 'hello big', 'world'],
    ['keeps closing marks with their sentence', '他说“好。”然后走了', 21, '他说“好。”', '然后走了'],
    ['does not take a decimal point for an end', '约3.5公里外有人', 5, '约', '3.5公里外有人'],
    ['does not take a numbered line for a sentence', '办理 1. 带证件', 14, '办理 1.', '带证件'],
    ['keeps a link whole', '见 https://a.cn/b?c=1 吧', 16, '见', 'https://a.cn/b?c=1 吧'],
    ['keeps a tagged link whole', '点<a href="https://a.cn">这里</a>', 20, '点', '<a href="https://a.cn">这里</a>'],
    ['keeps a number whole', '电话057412345678打', 12, '电话', '057412345678打'],
    ['keeps a date whole', '在2026-03-04 15:00开', 12, '在', '2026-03-04 15:00开'],
    ['keeps a code whole', '码：ABCD-EFGH-JKMN', 19, '码：', 'ABCD-EFGH-JKMN'],
    ['keeps WeChat\'s own faces whole', '好的[微笑]', 11, '好的', '[微笑]'],
    ['keeps a family of emoji whole', '好👨‍👩‍👧‍👦', 20, '好', '👨‍👩‍👧‍👦'],
    ['keeps a flag whole', '好🇨🇳', 7, '好', '🇨🇳'],
    ['keeps an accent with its letter', 'xe\u0301', 2, 'x', 'e\u0301'],
    ['cuts within a link that is longer than everything',
      `https://a.cn/${'b'.repeat(20)}`, 20, `https://a.cn/${'b'.repeat(7)}`, 'b'.repeat(13)],
  ] as const) {
    it(title, () => {
      assert.deepEqual(cut(text, limit), { head, rest })
    })
  }

  it('counts in units of UTF-16 where it is told to, and never splits one of two', () => {
    assert.deepEqual(cut('一二三。四五', 5, inUnits), { head: '一二三。', rest: '四五' })
    assert.deepEqual(cut('字😀😀', 4, inUnits), { head: '字😀', rest: '😀' })
    assert.deepEqual(cut('字😀', 3, inUnits), { head: '字😀', rest: '' })
  })

  it('loses nothing but blanks, keeps the limit, and never splits a character', () => {
    const piece = fc.constantFrom(
      '一', '。', '，', ' ', '\n', 'ab', '3.5', '👨‍👩‍👧‍👦', '🇨🇳', 'https://a.cn/x ', 'e\u0301', '！', '[微笑]',
    )
    const limits = fc.integer({ min: 40, max: 120 })
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), limits, (pieces, limit) => {
      const text = pieces.join('')
      const { head, rest } = cut(text, limit)
      assert.ok(Buffer.byteLength(head) <= limit)
      assert.equal(squeeze(head + rest), squeeze(text))
      const starts = new Set([...characters.segment(squeeze(text))].map(({ index }) => index))
      assert.ok(rest === '' || starts.has(squeeze(head).length))
    }))
  })

  it('always gets on: each cut takes something, or the text is blank', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      let rest = text
      for (let parts = 0; rest.trim() !== ''; parts += 1) {
        assert.ok(parts < 400)
        rest = cut(rest, 48).rest
      }
    }))
  })

  it('cuts a hundred kilobytes without delay', async () => {
    await isQuick(100, () => {
      cut('a'.repeat(100_000), 2_047)
      cut('一二三四五。'.repeat(6_000), 2_047)
    })
  })
})
