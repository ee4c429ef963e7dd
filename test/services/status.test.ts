// How something stands: for whoever has number and code, and for nobody else; nothing tells unknown from wrong.

import { deepEqual, equal, ok } from 'node:assert/strict'
import type { Limits } from '../../src/ports/limits.ts'
import { DAY, HOUR } from '../../src/lib/time.ts'
import { given, NOW, openHouse, reason } from './house.ts'

const CASE = { number: '202611-0001', code: 'AB12-CD34', state: 'working', reason: '正在调取监控', unit: 'chengguan' } as const

describe('cases.status', () => {
  it('tells how a case of the department stands', async () => {
    const { call, putCase } = openHouse()
    await putCase({ ...CASE, expectedAt: NOW + 4 * DAY }, NOW)
    const told = given(await call('cases.status', { number: '202611-0001', code: 'AB12-CD34' }))
    const { numberText, stateKey, stateText, reasonText, unit, phone, expectedText, lateText, updatedText } = told
    deepEqual([numberText, stateKey, stateText, reasonText], ['202611-0001', 'state.working', '办理中', '正在调取监控'])
    deepEqual([unit, phone, expectedText, lateText], ['城关派出所', '0000-0000003', '预计 11月27日 周五 前有结果。', ''])
    equal(updatedText, '11月23日 周一 更新。')
    ok(String(told['meaningText']) && String(told['nextText']) && String(told['complainText']))
  })

  for (const [title, number, code] of [
    ['in small letters and without dashes', '202611-0001', 'ab12cd34'],
    ['in full-width signs', '２０２６１１－０００１', 'ＡＢ１２ＣＤ３４'],
    ['with blanks', ' 202611 - 0001 ', 'AB12 CD34'],
  ] as const) {
    it(`takes number and code ${title}`, async () => {
      const { call, putCase } = openHouse()
      await putCase(CASE, NOW)
      equal(given(await call('cases.status', { number, code }))['state'], 'working')
    })
  }

  it('says by how many working days a case is late, and not that it was expected', async () => {
    const { call, putCase } = openHouse()
    await putCase({ ...CASE, expectedAt: NOW - 4 * DAY }, NOW - 9 * DAY)
    const told = given(await call('cases.status', { number: CASE.number, code: CASE.code }))
    deepEqual([told['lateText'], told['expectedText']], ['已经超过期限 2 个工作日，很抱歉。', ''])
  })

  // NOW is a Monday; what was expected by Friday is late at the weekend, though no working day has gone by.
  for (const [title, expectedAt, at, texts] of [
    ['on the day itself', NOW - 3 * DAY, NOW - 3 * DAY + HOUR, ['预计 11月20日 周五 前有结果。', '']],
    ['at the weekend behind it', NOW - 3 * DAY, NOW - DAY, ['', '已经过了期限，很抱歉。']],
    ['in a year without a calendar', NOW, NOW + 800 * DAY, ['', '已经过了期限，很抱歉。']],
  ] as const) {
    it(`promises no day that is over: ${title}`, async () => {
      const { call, putCase } = openHouse()
      await putCase({ ...CASE, expectedAt }, NOW - 9 * DAY)
      const told = given(await call('cases.status', { number: CASE.number, code: CASE.code }, { at }))
      deepEqual([told['expectedText'], told['lateText']], texts)
    })
  }

  it('says nothing of lateness once a case is closed', async () => {
    const { call, putCase } = openHouse()
    await putCase({ ...CASE, state: 'closed', expectedAt: NOW - 4 * DAY }, NOW)
    equal(given(await call('cases.status', { number: CASE.number, code: CASE.code }))['lateText'], '')
  })

  for (const unit of ['chengguan', '城关派出所', 'Chengguan Police Station', ' 城关派出所 ']) {
    it(`says where and by which telephone '${unit}' is reached`, async () => {
      const { call, putCase } = openHouse()
      await putCase({ ...CASE, unit }, NOW)
      const told = given(await call('cases.status', { number: CASE.number, code: CASE.code }))
      deepEqual([told['unit'], told['phone']], ['城关派出所', '0000-0000003'])
    })
  }

  it('says when an answer is due to whose matter was opened again, and not that it was late before', async () => {
    const { call, moveRecord, records } = openHouse()
    const { number, code } = given(await call('tips.submit', { story: '一件可疑的事情' })) as { number: string; code: string }
    await records.tip.reply(number, { id: 'r', at: NOW + DAY, text: '查无此事' })
    await moveRecord('tip', number, { at: NOW + DAY, state: 'closed', reason: '查无此事' })
    await moveRecord('tip', number, { at: NOW + 20 * DAY, state: 'working', reason: '有新的线索' })
    const told = given(await call('cases.status', { number, code }, { at: NOW + 21 * DAY }))
    deepEqual([told['expectedText'], told['lateText']], ['最晚 12月18日 周五 给您第一次答复。', ''])
  })

  it('opens what was filed here, shows replies, and forgets the code itself', async () => {
    const { call, records } = openHouse()
    const { number, code } = given(await call('tips.submit', { story: '一件可疑的事情' })) as { number: string; code: string }
    await records.tip.reply(number, { id: 'r', at: NOW + DAY, text: '谢谢，已转刑侦大队' })
    equal((await records.tip.find(number))?.code, code)
    const told = given(await call('cases.status', { number, code }, { at: NOW + DAY }))
    deepEqual([told['kind'], told['state'], told['expectedText']], ['tip', 'received', ''])
    equal(told['repliesText'], '民警 11月24日 周二 回复：谢谢，已转刑侦大队')
    equal((await records.tip.find(number))?.code, undefined)
    ok((await call('cases.status', { number, code })).ok)
  })

  it('says that a number of ours was mistyped, and nothing more', async () => {
    const { call } = openHouse()
    const { number, code } = given(await call('tips.submit', { story: '一件可疑的事情' })) as { number: string; code: string }
    const slip = number.slice(0, -1) + (Number(number.at(-1)) + 1) % 10
    equal(reason(await call('cases.status', { number: slip, code })), 'typo')
  })

  it('lets an unknown number and a wrong code look the same', async () => {
    const { call, putCase } = openHouse()
    await putCase(CASE, NOW)
    const { number } = given(await call('tips.submit', { story: '一件可疑的事情' })) as { number: string }
    for (const typed of [number, 'T0000000003', CASE.number, '202611-9999', '????']) {
      deepEqual(await call('cases.status', { number: typed, code: 'WRONGWRONG' }), { ok: false, reason: 'not-found' }, typed)
    }
  })

  it('takes as long for an unknown number as for a wrong code', async () => {
    const { call, putCase } = openHouse()
    await putCase(CASE, NOW)
    const { number } = given(await call('tips.submit', { story: '一件可疑的事情' })) as { number: string }
    const medianOf = async (typed: string): Promise<number> => {
      const times: number[] = []
      for (let i = 0; i < 5; i++) {
        const start = performance.now()
        await call('cases.status', { number: typed, code: 'WRONGWRONG' })
        times.push(performance.now() - start)
      }
      return times.toSorted((a, b) => a - b)[2] ?? 0
    }
    const [known, unknown, ours] = [await medianOf(CASE.number), await medianOf('202611-9999'), await medianOf(number)]
    // The slow hash takes some 40 ms: without it one of these would be near 0.
    ok(Math.min(known, unknown, ours) > 5, `${known} ${unknown} ${ours}`)
  })

  it('refuses when there are no tries left, and gives back those that were not wrong', async () => {
    let left = 2
    let wrong = 0
    const limits: Limits = {
      take: async () => left-- > 0, giveBack: async () => void left++, wrong: async () => void wrong++,
    }
    const { call, putCase } = openHouse({ limits })
    await putCase(CASE, NOW)
    const right = { number: CASE.number, code: CASE.code }
    for (let i = 0; i < 3; i++) ok((await call('cases.status', right)).ok)
    equal(reason(await call('cases.status', { number: 'T0000000001', code: 'x' })), 'typo')
    for (const expected of ['not-found', 'not-found', 'too-many']) {
      equal(reason(await call('cases.status', { ...right, code: 'nope' })), expected)
    }
    equal(reason(await call('cases.status', right)), 'too-many')
    equal(wrong, 2)
  })

  it('speaks the language of the resident', async () => {
    const { call, putCase } = openHouse()
    await putCase({ ...CASE, expectedAt: NOW - 2 * DAY }, NOW)
    const told = given(await call('cases.status', { number: CASE.number, code: CASE.code }, { language: 'en' }))
    deepEqual([told['unit'], told['lateText']], ['Chengguan Police Station', 'It is 1 working day late. We are sorry.'])
  })
})
