// Who fetches a medium is told by the scheme of its address.

import assert from 'node:assert/strict'
import { fake } from 'sinon'
import { Fault, type FaultCode } from '../../src/lib/faults.ts'
import { chooseByScheme, fetchEither } from '../../src/channels/media.ts'

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

describe('fetching a medium by either of its addresses', () => {
  const [gone, busy] = ['WECHAT_MEDIA_REFUSED', 'WECHAT_MEDIA_UNREACHABLE'] as const
  const media = { bytes: Buffer.alloc(1), type: 'image/png' }
  const rows: readonly [title: string, ways: readonly (FaultCode | undefined)[], told: FaultCode | undefined][] = [
    ['takes what the first gives', [undefined, gone], undefined],
    ['takes what the second gives', [busy, undefined], undefined],
    ['tries again where the first may give it another time', [busy, gone], busy],
    ['tries again where the second may give it another time', [gone, busy], busy],
    ['gives up where neither ever will', [gone, gone], gone],
  ]
  for (const [title, [first, second], told] of rows) {
    it(title, async () => {
      const giveOr = (code: FaultCode | undefined) => (code ? Promise.reject(new Fault(code)) : Promise.resolve(media))
      const fetched = fetchEither((url) => giveOr(url === 'a' ? first : second), () => {})('a', 'b')
      if (told) await assert.rejects(fetched, { code: told })
      else assert.equal(await fetched, media)
    })
  }
})
