// What happened, in the resident's own words, and what is no words at all.

import assert from 'node:assert/strict'
import { text } from '../../../src/engine/answers/text.ts'
import { context, read, short, table } from './ask.ts'

describe('a text', () => {
  const NO = 'x not-a-text'
  table(text, [
    ['楼下烧烤摊半夜吵闹', '楼下烧烤摊半夜吵闹'],
    ['  前后空白  ', '前后空白'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['ok', 'ok'],
    ['好', '好'],
    ['110', '110'],
    ['有人打架[流泪]', '有人打架[流泪]'],
    ['😀有人打架', '😀有人打架'],
    ['ＡＢＣ', 'ＡＢＣ'],
    ['樓下很吵', '樓下很吵'],
    ['𠮷', '𠮷'],
    ['长'.repeat(5000), '长'.repeat(5000)],
    ['长'.repeat(5001), 'x too-long'],
    ['[微笑]', NO],
    ['[微笑][微笑]', NO],
    ['[Smile]', NO],
    ['😀', NO],
    ['👍🏻👍🏻', NO],
    ['😀[流泪]', NO],
    ['【收到不支持的消息类型，暂无法显示】', NO],
    ['', NO],
    ['   ', NO],
    ['。。。', NO],
    ['？？', NO],
    ['……', NO],
    ['!!!', NO],
    ['\u200b', NO],
  ])
  const limited = context({ length: [3, 5] })
  table(text, [
    ['一二', 'x too-short'],
    ['一二三', '一二三'],
    ['一二三四五', '一二三四五'],
    ['一二三四五六', 'x too-long'],
    ['𠮷𠮷𠮷𠮷𠮷', '𠮷𠮷𠮷𠮷𠮷'],
    ['𠮷𠮷', 'x too-short'],
    ['  ab  ', 'x too-short'],
    ['[微笑]', NO],
  ], limited)

  it('says what length fits', () => {
    assert.deepEqual(read(text, '一', limited), { ok: false, why: 'too-short', values: { least: 3, most: 5 } })
  })

  it('takes a setting that is no length for none', () => {
    for (const length of [true, [], ['a', 'b'], null]) assert.equal(short(read(text, '一', context({ length }))), '一')
  })
})
