// Cases that the department brings: what is taken, what is refused, and how their codes open them.

import assert from 'node:assert/strict'
import { chinaDay, DAY } from '../../src/lib/time.ts'
import { openHouse, type TestHouse } from '../support/house.ts'
import { createResident } from '../support/resident.ts'
import { askStatus } from './resident.ts'

const CASE = { code: 'abcd-1234', state: 'working', reason: '正在办理', unit: '城关派出所' }

const refused: readonly (readonly [title: string, number: string, body: unknown, status: number, code: string])[] = [
  ['a number that is too short', 'abc', CASE, 400, 'API_NUMBER_WRONG'],
  ['a number that is too long', 'a'.repeat(33), CASE, 400, 'API_NUMBER_WRONG'],
  ['a number with other signs', 'QX_2026', CASE, 400, 'API_NUMBER_WRONG'],
  ['a number with a blank', 'QX%202026', CASE, 400, 'API_NUMBER_WRONG'],
  ['a number in characters', encodeURIComponent('案件2026'), CASE, 400, 'API_NUMBER_WRONG'],
  ['a number with a line break', 'QX-2026%0A', CASE, 400, 'API_NUMBER_WRONG'],
  ['a broken escape', '%E0%A4%A', CASE, 400, 'API_NUMBER_WRONG'],
  ['a state of its own', 'QX-1', { ...CASE, state: 'finished' }, 400, 'API_BODY_WRONG'],
  ['a field of its own', 'QX-1', { ...CASE, officer: '李' }, 400, 'API_BODY_WRONG'],
  ['a field named __proto__', 'QX-1', '{"__proto__":{},"code":"abcd","state":"working","reason":"x","unit":"x"}', 400, 'API_BODY_WRONG'],
  ['no code', 'QX-1', { ...CASE, code: undefined }, 400, 'API_BODY_WRONG'],
  ['a code of three signs', 'QX-1', { ...CASE, code: 'abc' }, 400, 'API_BODY_WRONG'],
  ['a code of three signs and blanks', 'QX-1', { ...CASE, code: 'a b c ' }, 400, 'API_BODY_WRONG'],
  ['a code of signs alone', 'QX-1', { ...CASE, code: '---1---' }, 400, 'API_BODY_WRONG'],
  ['a code that no keyboard has', 'QX-1', { ...CASE, code: '城关派出所' }, 400, 'API_BODY_WRONG'],
  ['a code with a line break', 'QX-1', { ...CASE, code: 'abcd\n1234' }, 400, 'API_BODY_WRONG'],
  ['a code of 65 signs', 'QX-1', { ...CASE, code: 'a'.repeat(65) }, 400, 'API_BODY_WRONG'],
  ['a code that is a number', 'QX-1', { ...CASE, code: 12345678 }, 400, 'API_BODY_WRONG'],
  ['a reason of blanks', 'QX-1', { ...CASE, reason: '   ' }, 400, 'API_BODY_WRONG'],
  ['a reason of 501 signs', 'QX-1', { ...CASE, reason: 'x'.repeat(501) }, 400, 'API_BODY_WRONG'],
  ['a unit without a name', 'QX-1', { ...CASE, unit: '' }, 400, 'API_BODY_WRONG'],
  ['a day without an hour', 'QX-1', { ...CASE, expectedAt: '2026-12-01' }, 400, 'API_BODY_WRONG'],
  ['an hour without its zone', 'QX-1', { ...CASE, expectedAt: '2026-12-01T08:00:00' }, 400, 'API_BODY_WRONG'],
  ['an instant that no clock has', 'QX-1', { ...CASE, expectedAt: '2016-12-31T23:59:60Z' }, 400, 'API_BODY_WRONG'],
  ['a zone without minutes', 'QX-1', { ...CASE, expectedAt: '2026-12-01T08:00:00+08' }, 400, 'API_BODY_WRONG'],
  ['a list', 'QX-1', [CASE], 400, 'API_BODY_WRONG'],
  ['nothing', 'QX-1', '', 400, 'API_BODY_WRONG'],
  ['half of a JSON', 'QX-1', JSON.stringify(CASE).slice(0, -1), 400, 'API_BODY_WRONG'],
  ['XML', 'QX-1', '<case/>', 400, 'API_BODY_WRONG'],
  ['more than 64 kB', 'QX-1', { ...CASE, reason: 'x'.repeat(66_000) }, 413, 'HTTP_BODY_TOO_LARGE'],
]

/** Codes as the department has them, and as residents type them. */
const opening: readonly (readonly [code: string, typed: string])[] = [
  ['abcd-1234', 'ABCD 1234'],
  ['ABCD-EFGH-JKMN-P', 'abcd efgh jkmn p'],
  ['ABCDEFGHJKMNP', 'abcd-efgh-jkmn-p'],
  ['0123-4567-89AB-C', 'o123 4567 89ab c'],
  ['1111-2222-3333-4', 'iIlL 2222 3333 4'],
  ['oil-rig-7', 'OIL—RIG—7'],
  ['Geheim!', 'Geheim！'],
  ['红旗2026', '我的查询码是 红旗2026。'],
  ['４５６７８', '45678'],
]

describe('cases that the department puts', () => {
  let house: TestHouse
  before(async () => {
    house = await openHouse()
  })
  after(() => house.close())

  for (const [title, number, body, status, code] of refused) {
    it(`are refused with ${title}`, async () => {
      const answer = await house.call('PUT', `/cases/${number}`, body)
      assert.equal(answer.status, status)
      assert.equal(answer.body.code, code)
    })
  }

  it('are made once and changed afterwards, and answered without their code', async () => {
    const made = await house.call('PUT', '/cases/QX-2026-1', CASE)
    assert.equal(made.status, 201)
    assert.deepEqual(made.body, { number: 'QX-2026-1', state: 'working', reason: '正在办理', unit: '城关派出所', expectedAt: null })
    const { number: _, ...asAnswered } = made.body
    assert.equal((await house.call('PUT', '/cases/QX-2026-1', { ...CASE, ...asAnswered })).status, 200, 'what is not expected may be null')
    assert.equal((await house.call('PUT', '/cases/QX-2026-1', { ...CASE, state: 'closed' })).status, 200)
    assert.equal((await house.call('PUT', '/cases/qx-2026-1', CASE)).status, 200)
  })

  it('are one case when they are put at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => house.call('PUT', '/cases/QX-2026-8', CASE)))
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 200, 200, 200, 200, 200, 200, 201])
  })

  // A day to come, whenever this is run.
  const day = chinaDay(Date.now() + 20 * DAY)
  const said = new RegExp(`${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`)
  const expectedAt = `${day}T20:00:00+08:00`

  it('tell when they are expected to be done, whatever the zone it was written in', async () => {
    const put = await house.call('PUT', '/cases/QX-2026-2', { ...CASE, expectedAt })
    assert.equal(put.body.expectedAt, `${day}T12:00:00.000Z`)
    assert.match(await askStatus(createResident(house.address), 'qx-2026-2', 'abcd-1234'), said)
  })

  it('show how they stand now, and forget when they were expected', async () => {
    await house.call('PUT', '/cases/QX-2026-3', { ...CASE, expectedAt })
    await house.call('PUT', '/cases/QX-2026-3', { ...CASE, code: 'efgh-5678', state: 'waiting', reason: '等待鉴定意见' })
    const resident = createResident(house.address)
    const shown = await askStatus(resident, 'QX-2026-3', 'efgh-5678')
    assert.match(shown, /等待鉴定意见/)
    assert.doesNotMatch(shown, said)
    assert.match(await askStatus(createResident(house.address), 'QX-2026-3', 'abcd-1234'), /没有找到/)
  })

  for (const [n, [code, typed]] of opening.entries()) {
    it(`open with ${typed} where the code is ${code}`, async () => {
      assert.equal((await house.call('PUT', `/cases/OPEN-${n}`, { ...CASE, code })).status, 201)
      assert.match(await askStatus(createResident(house.address), `open-${n}`, typed), /正在办理/)
    })
  }

  it('leave no code and no reason in the log', () => {
    for (const secret of ['abcd-1234', 'efgh-5678', '等待鉴定意见', 'Geheim']) assert.ok(!house.logged().includes(secret))
  })
})
