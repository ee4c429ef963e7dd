// Lists: all of it in parts, nothing twice, nothing lost, also while residents go on writing.

import assert from 'node:assert/strict'
import { openHouse, type Answer, type TestHouse } from '../support/house.ts'
import { fileTip } from './resident.ts'

const wrong = [
  'limit=0', 'limit=101', 'limit=-1', 'limit=', 'limit=many', 'limit=1.5', 'limit=1e1', 'limit=2&limit=3', 'limit=%00',
  'cursor=', 'cursor=none', 'cursor=MTIz', 'cursor=%F0%9F%91%AE', 'cursor=a&cursor=b', `cursor=${'A'.repeat(5_000)}`,
  `cursor=${Buffer.from('{"$gt":1}').toString('base64url')}`, `cursor=${Buffer.from('999999999999999999:T1').toString('base64url')}`,
]

describe('the lists of the API', () => {
  const numbers: string[] = []
  let house: TestHouse
  before(async () => {
    house = await openHouse()
    while (numbers.length < 25) {
      const filed = await Promise.all(Array.from({ length: 5 }, () => fileTip(house)))
      numbers.push(...filed.map(({ number }) => number))
    }
  })
  after(() => house.close())

  const walk = async (limit: number, between = async () => {}): Promise<readonly string[]> => {
    const found: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const { body }: Answer = await house.call('GET', `/tips?limit=${limit}${next && `&cursor=${next}`}`)
      assert.ok(body.items.length <= limit)
      found.push(...body.items.map((each: { number: string }) => each.number))
      next = body.next
      await between()
    }
    return found
  }

  for (const limit of [1, 4, 5, 7, 24, 25, 26, 100]) {
    it(`give 25 tips in parts of ${limit}, each once`, async () => {
      const found = await walk(limit)
      assert.deepEqual(found.toSorted(), numbers.toSorted())
      assert.equal(found.length, 25)
    })
  }

  it('give the oldest first, 20 unless told', async () => {
    const { body } = await house.call('GET', '/tips')
    assert.equal(body.items.length, 20)
    assert.equal(typeof body.next, 'string')
    const times = body.items.map((each: { createdAt: string }) => each.createdAt)
    assert.deepEqual(times, times.toSorted())
  })

  for (const query of wrong) {
    it(`answer 400 to ${query.slice(0, 60)}`, async () => {
      const answer = await house.call('GET', `/tips?${query}`)
      assert.equal(answer.status, 400)
      assert.equal(answer.body.code, 'API_QUERY_WRONG')
    })
  }

  it('are empty where nothing is, and end at once', async () => {
    assert.deepEqual((await house.call('GET', '/complaints')).body, { items: [], next: null })
  })

  it('lose nothing and repeat nothing while more comes in', async () => {
    let more = 3
    const found = await walk(6, async () => {
      if (more-- > 0) numbers.push((await fileTip(house)).number)
    })
    assert.deepEqual(found.toSorted(), numbers.toSorted())
  })
})
