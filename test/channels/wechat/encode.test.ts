// What we say as WeChat's one passive reply.

import assert from 'node:assert/strict'
import { encode, fit, LIMIT } from '../../../src/channels/wechat/encode.ts'
import type { Outbound } from '../../../src/messages/outbound.ts'

const MORE = '（未完，回复任意内容看下文）'
const bytes = (text: string) => Buffer.byteLength(text)

describe('wechat encode', () => {
  for (const [title, messages, text] of [
    ['nothing', [], ''],
    ['one message', [{ text: '好的。' }], '好的。'],
    ['several messages, a blank line between them', [{ text: '一' }, { text: '二' }], '一\n\n二'],
    ['options as numbered lines', [{ text: '哪一种？', options: [{ id: 'a', label: '食品' }, { id: 'b', label: '交通' }] }],
      '哪一种？\n1. 食品\n2. 交通'],
    ['control characters left out', [{ text: 'a\u0000\u0008\u000Bb\uFFFEc\uD800d' }], 'abcd'],
    ['line ends and tabs kept', [{ text: 'a\n\tb' }], 'a\n\tb'],
  ] as const) {
    it(`says ${title}`, () => {
      assert.deepEqual(fit(messages, () => MORE), { text, rest: [] })
    })
  }

  for (const [title, text] of [
    ['2,047 bytes of ASCII', 'a'.repeat(2047)],
    ['682 Chinese characters and a letter', `${'字'.repeat(682)}a`],
    ['emoji up to the limit', `${'😀'.repeat(511)}abc`],
  ] as const) {
    it(`fits ${title}`, () => {
      assert.equal(bytes(text), LIMIT)
      assert.deepEqual(fit([{ text }], () => MORE), { text, rest: [] })
    })
  }

  for (const [title, text, end, start] of [
    ['one byte too much', 'a'.repeat(2048), 'a', 'a'],
    ['683 Chinese characters', '字'.repeat(683), '字', '字'],
    ['sentences', '这是一句话。'.repeat(200), '话。', '这是'],
    ['lines', '1. 带上身份证原件\n'.repeat(100), '原件', '1. '],
    ['a family of emoji across the border', `${'字'.repeat(665)}👨‍👩‍👧‍👦${'字'.repeat(50)}`, '字', '👨‍👩‍👧‍👦'],
    ['a link across the border', `${'字'.repeat(660)}https://www.gov.cn/zhengce/content/a${'字'.repeat(50)}`, '字', 'https://'],
    ['a number across the border', `${'字'.repeat(664)}05741234567890${'字'.repeat(50)}`, '字', '05741234567890'],
  ] as const) {
    it(`cuts ${title} by rule, says so, and hands back the rest`, () => {
      const fitted = fit([{ text }], () => MORE)
      assert.ok(bytes(fitted.text) <= LIMIT)
      const head = fitted.text.slice(0, -MORE.length).trimEnd()
      assert.ok(head.endsWith(end), head.slice(-20))
      assert.ok(fitted.rest[0]?.text.startsWith(start), fitted.rest[0]?.text.slice(0, 20))
      assert.equal((head + fitted.rest[0]?.text).replace(/\s/g, ''), text.replace(/\s/g, ''))
    })
  }

  it('keeps options in the rest where they do not fit', () => {
    const options = [{ id: 'a', label: '食品' }]
    const long: Outbound = { text: '这是一句话。'.repeat(120), options }
    assert.ok(fit([long], () => MORE).rest[0]?.text.endsWith('1. 食品'))
  })

  it('writes the fields with sender and receiver swapped', () => {
    assert.equal(
      encode({ to: 'oA', from: 'gh_1', at: 1_772_500_508, text: 'a]]>b' }),
      '<xml><ToUserName><![CDATA[oA]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName>'
      + '<CreateTime>1772500508</CreateTime><MsgType><![CDATA[text]]></MsgType>'
      + '<Content><![CDATA[a]]]]><![CDATA[>b]]></Content></xml>',
    )
  })
})
