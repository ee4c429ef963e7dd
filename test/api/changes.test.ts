// Changes by the department: a record moves on and its resident sees why; a cancelled appointment frees its seat.

import assert from 'node:assert/strict'
import { API_KEY, openHouse, type TestHouse } from '../support/house.ts'
import { createResident } from '../support/resident.ts'
import { askStatus, book, fileComplaint, fileTip, leaveMessage } from './resident.ts'

const refused: readonly (readonly [title: string, body: unknown])[] = [
  ['a state of its own', { state: 'finished', reason: 'x' }],
  ['no reason', { state: 'working' }],
  ['a reason of blanks', { state: 'working', reason: ' \n' }],
  ['a reason of 501 signs', { state: 'working', reason: 'x'.repeat(501) }],
  ['a field of its own', { state: 'working', reason: 'x', number: 'T0000000000' }],
  ['an appointment’s state', { state: 'cancelled', reason: 'x' }],
  ['no object', '"closed"'],
]

const stories = [
  ['tips', fileTip, '正在走访', '办理中'], ['complaints', fileComplaint, '已经转给督察', '办理中'], ['messages', leaveMessage, '正在核对', '办理中'],
] as const

describe('changes by the department', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  for (const [name, file, reason, shown] of stories) {
    it(`move one of the ${name} on, and the resident sees the reason`, async () => {
      const { number, code } = await file(house)
      const { status, body } = await house.call('PATCH', `/${name}/${number}`, { state: 'working', reason })
      assert.equal(status, 200)
      assert.equal(body.state, 'working')
      assert.equal(body.timeline.at(-1).reason, reason)
      assert.equal(body.closedAt, null)
      const told = await askStatus(createResident(house.address), number, code)
      assert.ok(told.includes(reason), told)
      assert.ok(told.includes(shown), told)
    })
  }

  it('are told to the resident with their next message, once, without the reason', async () => {
    const { number, resident } = await fileTip(house)
    await house.call('PATCH', `/tips/${number}`, { state: 'working', reason: '正在走访' })
    const told = await resident.say('跳过')
    assert.match(told, /您的事（编号 T \d{3} \d{3} \d{3} \d）有了新进展：办理中。/)
    assert.doesNotMatch(told, /走访/)
    assert.doesNotMatch(await resident.say('你好'), /新进展/)
  })

  it('that are sent once more are told and noted once', async () => {
    const { number, resident } = await fileTip(house)
    const change = { state: 'working', reason: '正在走访' }
    await house.call('PATCH', `/tips/${number}`, change)
    const again = await house.call('PATCH', `/tips/${number}`, change)
    assert.equal(again.status, 200)
    assert.deepEqual(again.body.timeline.map(({ state }: { state: string }) => state), ['received', 'working'])
    assert.equal((await resident.say('跳过')).split('新进展').length, 2)
    await house.call('PATCH', `/tips/${number}`, change)
    assert.doesNotMatch(await resident.say('你好'), /新进展/)
  })

  it('are refused in another encoding, which no resident could read', async () => {
    const { number } = await fileTip(house)
    const answer = await fetch(`${house.address}/api/v1/tips/${number}`, {
      method: 'PATCH', headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
      body: Buffer.from('{"state":"working","reason":"\xd2\xd1"}', 'latin1'),
    })
    assert.equal(answer.status, 400)
  })

  it('close a record, say when it leaves, and open it again', async () => {
    const { number } = await fileTip(house)
    const closed = (await house.call('PATCH', `/tips/${number}`, { state: 'closed', reason: '已经查处' })).body
    assert.equal(closed.closedAt, closed.timeline.at(-1).at)
    assert.ok(Date.parse(closed.keepUntil) > Date.parse(closed.closedAt))
    const open = (await house.call('PATCH', `/tips/${number}`, { state: 'working', reason: '有新的线索' })).body
    assert.equal(open.closedAt, null)
    assert.equal(open.timeline.length, closed.timeline.length + 1)
  })

  for (const [title, body] of refused) {
    it(`are refused with ${title}, and nothing changes`, async () => {
      const { number } = await fileTip(house)
      const answer = await house.call('PATCH', `/tips/${number}`, body)
      assert.equal(answer.status, 400)
      assert.equal(answer.body.code, 'API_BODY_WRONG')
      assert.equal((await house.call('GET', `/tips/${number}`)).body.state, 'received')
    })
  }

  it('find what they are about by its number as residents see it', async () => {
    const { number } = await fileTip(house)
    const shown = `${number.slice(0, 1)} ${number.slice(1).replace(/\d{3}(?=\d)/g, '$& ')}`.toLowerCase()
    assert.equal((await house.call('GET', `/tips/${encodeURIComponent(shown)}`)).body.number, number)
  })

  for (const path of ['/tips/T0000000000', '/complaints/none', '/messages/%00', '/appointments/A0000000000']) {
    it(`answer 404 to ${path}, which nobody has filed`, async () => {
      const state = path.startsWith('/appointments') ? 'cancelled' : 'closed'
      const answer = await house.call('PATCH', path, { state, reason: 'x' })
      assert.equal(answer.status, 404)
      assert.equal(answer.body.code, 'API_RECORD_UNKNOWN')
    })
  }

  it('that cancel an appointment are told to the resident with the reason, however little they ask', async () => {
    const { number, resident } = await book(house)
    await house.call('PATCH', `/appointments/${number}`, { state: 'cancelled', reason: '系统停电' })
    assert.match(await resident.say('你好'), /很抱歉，您 .* 的预约（编号 A [\d ]+）被我们取消了。原因：系统停电/)
  })

  it('cancel an appointment once, tell the resident why, and free the seat', async () => {
    const first = await book(house)
    const booked = (await house.call('GET', `/appointments/${first.number}`)).body
    const { slot } = booked.content
    assert.match(slot, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    assert.equal(booked.dueAt, new Date(`${slot}:00+08:00`).toISOString())
    const second = await bookSame(slot)
    const third = await bookSame(slot)
    assert.notEqual(second, undefined, 'the service has two seats')
    assert.equal(third, undefined, 'and no third')

    const cancelled = await house.call('PATCH', `/appointments/${first.number}`, { state: 'cancelled', reason: '窗口停电' })
    assert.equal(cancelled.status, 200)
    assert.equal(cancelled.body.state, 'cancelled')
    const repeated = await house.call('PATCH', `/appointments/${first.number}`, { state: 'cancelled', reason: '窗口停电' })
    assert.deepEqual([repeated.status, repeated.body.timeline], [200, cancelled.body.timeline], 'a program whose connection broke asks again')
    assert.match(await askStatus(first.resident, first.number, first.code), /窗口停电/)
    const again = await house.call('PATCH', `/appointments/${first.number}`, { state: 'cancelled', reason: '再来一次' })
    assert.equal(again.status, 409)
    assert.equal(again.body.code, 'API_STATE_WRONG')
    assert.notEqual(await bookSame(slot), undefined, 'the seat is free again')
  })

  /** Books the first time that is free, and gives its number if that is the slot. */
  const bookSame = async (slot: string): Promise<string | undefined> => {
    const { number } = await book(house)
    return (await house.call('GET', `/appointments/${number}`)).body.content.slot === slot ? number : undefined
  }
})
