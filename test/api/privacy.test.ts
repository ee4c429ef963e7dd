// What the department's systems may not see: who the resident is on the platform, and what opens the record.

import assert from 'node:assert/strict'
import { openHouse, type TestHouse } from '../support/house.ts'
import { book, fileComplaint, fileTip, leaveMessage } from './resident.ts'

const FIELDS = [
  'number', 'kind', 'state', 'channel', 'unit', 'createdAt', 'dueAt', 'closedAt', 'keepUntil', 'content', 'media', 'timeline', 'additions', 'replies',
]

const stories = [['tips', fileTip], ['complaints', fileComplaint], ['messages', leaveMessage], ['appointments', book]] as const

describe('what the department’s systems are shown', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  for (const [name, file] of stories) {
    it(`of the ${name} has neither platform id nor code nor link, and always the same fields`, async () => {
      const { number, code, resident } = await file(house)
      assert.match(code, /^[0-9A-Z]{4}-/)
      const one = `/${name}/${number}`
      const state = name === 'appointments' ? 'cancelled' : 'closed'
      const answers = [
        await house.call('GET', one),
        await house.call('POST', `${one}/replies`, { text: '收到' }, { 'idempotency-key': 'a-key' }),
        await house.call('PATCH', one, { state, reason: '办结' }),
        await house.call('GET', `${one}/media`),
        await house.call('GET', `/${name}`),
      ]
      const all = JSON.stringify(answers)
      for (const secret of [resident.id, code, code.replaceAll('-', ''), 'a-key']) assert.ok(!all.includes(secret))
      for (const field of ['alias', 'call', 'code', 'codeHash', 'conversation', 'from', 'seat', 'changedBy', 'source']) {
        assert.ok(!all.includes(`"${field}"`), `${field} is shown`)
      }
      // Aliases, hashes and ids of conversations are long words; of these, only a reply's own id is shown.
      const long = new Set(all.match(/[\w-]{16,}/g))
      assert.deepEqual([...long], [answers[1]?.body.id])
      assert.deepEqual(Object.keys(answers[0]?.body), FIELDS)
      assert.deepEqual(Object.keys(answers[4]?.body.items[0]), FIELDS)
    })
  }

  it('has nothing random, and no instant, that two records of one resident share', async () => {
    const first = await fileTip(house)
    for (const text of ['跳过', '举报', '3', '棋牌室今天晚上又开门了，人更多', '跳过', '跳过', '不用', '可以']) await first.resident.say(text)
    const { items } = (await house.call('GET', '/tips?limit=100')).body as { items: readonly object[] } // as the API declares
    const own = items.filter((item) => JSON.stringify(item).includes('棋牌室')).slice(-2)
    assert.equal(own.length, 2)
    const [one, two] = own.map((item) => new Set(JSON.stringify(item).match(/[\w-]{16,}|\b\d{13}\b/g)))
    assert.ok(one?.size, 'each was agreed to at some instant')
    assert.deepEqual([...one ?? []].filter((word) => two?.has(word)), [])
  })
})
