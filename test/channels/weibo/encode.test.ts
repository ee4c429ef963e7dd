// What we say as Weibo's one passive reply.

import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { encodeJson, encodeXml, fit, LIMIT, split } from '../../../src/channels/weibo/encode.ts'
import type { Outbound } from '../../../src/messages/outbound.ts'
import { readReply } from './platform.ts'

const MORE = '（还有一段，回复“继续”就能看到。）'

describe('weibo encode', () => {
  it('writes the reply of the platform’s papers, byte for byte', () => {
    assert.equal(
      encodeJson({ to: '3000000002', from: '2000000001', at: 0, text: '您好，请带身份证 & 户口本到3号窗口。' }),
      '{"result":true,"sender_id":"2000000001","receiver_id":"3000000002","type":"text","data":"%7B%22text%22%3A%22'
      + '%E6%82%A8%E5%A5%BD%EF%BC%8C%E8%AF%B7%E5%B8%A6%E8%BA%AB%E4%BB%BD%E8%AF%81%20%26%20%E6%88%B7%E5%8F%A3'
      + '%E6%9C%AC%E5%88%B03%E5%8F%B7%E7%AA%97%E5%8F%A3%E3%80%82%22%7D"}',
    )
  })

  for (const text of ['100% & "好" \\ \n+', '%E4%BD%A0', '😀', '</script>', 'a'.repeat(299)]) {
    it(`encodes ${JSON.stringify(text.slice(0, 20))} once`, () => {
      assert.equal(readReply(encodeJson({ to: '1', from: '2', at: 0, text })).shown, text)
    })
  }

  it('writes XML with sender and receiver swapped', () => {
    assert.equal(
      encodeXml({ to: '3', from: '2', at: 1_772_500_508, text: 'a]]>b' }),
      '<xml><ToUserName><![CDATA[3]]></ToUserName><FromUserName><![CDATA[2]]></FromUserName><CreateTime>1772500508</CreateTime>'
      + '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[a]]]]><![CDATA[>b]]></Content></xml>',
    )
  })

  for (const [title, messages, text] of [
    ['nothing', [], ''],
    ['several messages, a blank line between them', [{ text: '一' }, { text: '二' }], '一\n\n二'],
    ['options as numbered lines', [{ text: '哪一种？', options: [{ id: 'a', label: '食品' }, { id: 'b', label: '交通' }] }],
      '哪一种？\n1. 食品\n2. 交通'],
    ['control characters left out', [{ text: 'a\u0000b\uFFFEc\uD800d' }], 'abcd'],
    ['299 Chinese characters', [{ text: '字'.repeat(299) }], '字'.repeat(299)],
    ['149 emoji and a letter', [{ text: `${'😀'.repeat(149)}a` }], `${'😀'.repeat(149)}a`],
  ] as const) {
    it(`says ${title}`, () => assert.deepEqual(fit(messages, () => MORE), { text, rest: [] }))
  }

  for (const [title, text, end, start] of [
    ['300 Chinese characters', '字'.repeat(300), '字', '字'],
    ['150 emoji', '😀'.repeat(150), '😀', '😀'],
    ['sentences', '这是一句话。'.repeat(60), '话。', '这是'],
    ['lines', '1. 带上身份证原件\n'.repeat(40), '原件', '1. '],
    ['a link across the border', `${'字'.repeat(270)}https://www.gov.cn/a${'字'.repeat(50)}`, '字', 'https://'],
    ['a sticker across the border', `${'字'.repeat(278)}[允悲]${'字'.repeat(50)}`, '字', '[允悲]'],
  ] as const) {
    it(`cuts ${title} by rule, says so, and hands back the rest`, () => {
      const { text: head, rest } = fit([{ text }], () => MORE)
      assert.ok(head.length <= LIMIT)
      const shown = head.slice(0, -MORE.length).trimEnd()
      assert.ok(shown.endsWith(end), shown.slice(-20))
      assert.ok(rest[0]?.text.startsWith(start), rest[0]?.text.slice(0, 20))
      assert.equal((shown + rest[0]?.text).replace(/\s/g, ''), text.replace(/\s/g, ''))
    })
  }

  it('splits what is sent later into parts that fit, nothing lost, options at the end, and its sender on each', () => {
    const options = [{ id: 'a', label: '食品' }]
    const parts = split({ text: '这是一句话。'.repeat(110), options, by: 'officer' })
    assert.equal(parts.length, 3)
    assert.ok(parts.every(({ text, by, options: left }) => text.length <= LIMIT && by === 'officer' && left === undefined))
    assert.ok(parts.at(-1)?.text.endsWith('\n1. 食品'))
    assert.deepEqual(split({ text: ' \n ' }), [])
  })

  it('never splits a character, whatever is said', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1_500 }), (text) => {
      const parts: readonly Outbound[] = split({ text })
      assert.ok(parts.every((part) => part.text.length <= LIMIT && Buffer.from(part.text).toString() === part.text))
      assert.doesNotThrow(() => parts.map((part) => encodeJson({ to: '1', from: '2', at: 0, text: part.text })))
    }))
  })
})
