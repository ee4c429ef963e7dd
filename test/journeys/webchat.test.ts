// The web chat from end to end: a voice for officers, and coming back in another tab with number and code.

import assert from 'node:assert/strict'
import { API_KEY, openHouse, type TestHouse } from '../support/house.ts'
import { createVisitor, fileTip, STORY, type Visitor } from '../api/resident.ts'
import { mp3Frames, plantMp3 } from '../media/sounds.ts'

describe('a visitor of the web chat', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse({ TRUST_PROXY: '1' })
  })
  after(() => house.close())

  let visitors = 0
  const come = () => createVisitor(house.address, `198.51.100.${visitors += 1}`)
  const sayAll = async (visitor: Visitor, texts: readonly string[]): Promise<string> => {
    let answer = ''
    for (const text of texts) answer = await visitor.say({ text })
    return answer
  }
  const file = async (visitor: Visitor, voice?: Uint8Array) => {
    await sayAll(visitor, ['举报', '3', STORY, '同意', '跳过'])
    if (voice) await visitor.say({ voice: await visitor.record(voice) })
    const receipt = await sayAll(visitor, [voice ? '完成' : '跳过', '不用', '可以'])
    return {
      number: /T \d{3} \d{3} \d{3} \d/.exec(receipt)?.[0].replaceAll(' ', '') ?? '',
      code: /查询码：([0-9A-Z-]+)/.exec(receipt)?.[1] ?? '',
    }
  }
  const reply = (number: string, text: string) => house.call('POST', `/tips/${number}/replies`, { text })

  it('leaves a voice, which officers get without what it tells beside its sound', async () => {
    const voice = plantMp3()[0]?.[1] ?? Buffer.alloc(0)
    const { number } = await file(await come(), voice)
    const [{ id, type }] = (await house.call('GET', `/tips/${number}/media`)).body.items
    assert.equal(type, 'audio/mpeg')
    const get = async (path: string) => {
      const response = await fetch(`${house.address}/api/v1${path}`, { headers: { authorization: `Bearer ${API_KEY}` } })
      return Buffer.from(await response.arrayBuffer())
    }
    assert.deepEqual(await get(`/tips/${number}/media/${id}`), mp3Frames(12))
    assert.deepEqual(await get(`/tips/${number}/media/${id}?original=1`), voice)
  })

  it('comes back in another tab with number and code, reads the replies and gets the next ones live', async () => {
    const { number, code } = await file(await come())
    await reply(number, '第一次回复')
    const again = await come()
    assert.match(await sayAll(again, ['查进度', number, code]), /第一次回复/)
    await reply(number, '第二次回复')
    const { text, by } = await again.live()
    assert.match(text, /第二次回复/)
    assert.equal(by, 'officer')
    const { replies } = (await house.call('GET', `/tips/${number}`)).body
    assert.deepEqual(replies.map(({ state }: { state: string }) => state), ['sent', 'sent'])
  })

  it('is led to nothing by a wrong code', async () => {
    const first = await come()
    const { number, code } = await file(first)
    const wrong = code.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    assert.doesNotMatch(await sayAll(await come(), ['查进度', number, wrong]), /棋牌室|已收到/)
    await reply(number, '给第一个人')
    assert.match((await first.live()).text, /给第一个人/)
  })

  it('reads there what was filed on a platform, while replies still go to the platform', async () => {
    const { number, code, resident } = await fileTip(house)
    await reply(number, '微信上的回复')
    assert.match(await sayAll(await come(), ['查进度', number, code]), /微信上的回复/)
    assert.match(await resident.say('你好'), /微信上的回复/)
  })
})
