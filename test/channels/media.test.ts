// Who fetches a medium is told by the scheme of its address.

import assert from 'node:assert/strict'
import { fake } from 'sinon'
import { chooseByScheme } from '../../src/channels/media.ts'

describe('choosing who fetches a medium', () => {
  for (const [url, who] of [
    ['weibo-media:12', 'weibo'], ['https://a.qpic.cn/x', 'others'], ['x', 'others'], ['', 'others'],
    ['constructor:1', 'others'], ['__proto__:1', 'others'], ['other-media:weibo-media:1', 'others'],
  ] as const) {
    it(`has ${who} fetch ${url || 'nothing'}`, async () => {
      const media = { bytes: Buffer.alloc(1), type: 'image/png' }
      const [weibo, others] = [fake.resolves(media), fake.resolves(media)]
      await chooseByScheme({ 'weibo-media:': weibo }, others)(url)
      assert.deepEqual([weibo.args, others.args], who === 'weibo' ? [[[url]], []] : [[], [[url]]])
    })
  }
})
