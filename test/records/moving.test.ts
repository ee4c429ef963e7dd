// Records that are moved on: what belongs to one stays with it, and one that is opened again is due anew.

import { deepEqual, equal } from 'node:assert/strict'
import { fake } from 'sinon'
import { createCalendar } from '../../src/lib/calendar.ts'
import { chinaInstant, DAY } from '../../src/lib/time.ts'
import { createMoving, type Move } from '../../src/records/moving.ts'
import { createMemory } from '../../src/store/memory/memory.ts'
import { department } from '../services/department.ts'

const FILED = chinaInstant('2026-03-02', '10:00')
const KEEP = 180 * DAY
/** Whatever day it ends on. */
const LATE_ON = (day: string): number => chinaInstant(day, '00:00') + DAY - 1

type Case = readonly [title: string, moves: readonly Move[], due: number, keptFrom: number]

const move = (day: string, state: Move['state']): Move => ({ at: chinaInstant(day, '10:00'), state, reason: '有新的情况' })

const CASES: readonly Case[] = [
  ['is accepted', [move('2026-03-03', 'accepted')], FILED + DAY, chinaInstant('2026-03-03', '10:00')],
  ['is closed', [move('2026-03-03', 'closed')], FILED + DAY, chinaInstant('2026-03-03', '10:00')],
  ['is closed and corrected while closed', [move('2026-03-03', 'closed'), move('2026-03-05', 'closed')], FILED + DAY,
    chinaInstant('2026-03-05', '10:00')],
  ['is opened again over a weekend and a holiday', [move('2026-03-03', 'closed'), move('2026-04-03', 'working')], LATE_ON('2026-04-08'),
    chinaInstant('2026-04-03', '10:00')],
  ['is moved on after it was opened again', [move('2026-03-03', 'closed'), move('2026-04-08', 'received'), move('2026-04-30', 'working')],
    LATE_ON('2026-04-10'), chinaInstant('2026-04-30', '10:00')],
]

describe('a record that the department moves on', () => {
  const open = async () => {
    const { records } = createMemory()
    await records.message.add({
      number: 'M1', content: {}, alias: 'a1', media: ['p1'], createdAt: FILED, dueAt: FILED + DAY, keep: KEEP, keepUntil: FILED + KEEP,
      codeHash: 'h', state: 'received', timeline: [{ at: FILED, state: 'received', reason: '' }],
    })
    const [stay, entrust] = [fake.resolves(undefined), fake.resolves(undefined)]
    const calendar = createCalendar(department.years)
    const moveOn = createMoving({ records, aliases: { stay }, media: { entrust }, clocks: department.clocks, calendar })
    return { records, stay, entrust, moveOn }
  }

  for (const [title, moves, due, keptFrom] of CASES) {
    it(`${title}: is due when it should be, and its pictures and its way to the resident stay with it`, async () => {
      const { records, stay, entrust, moveOn } = await open()
      for (const each of moves) equal(await moveOn('message', 'M1', each), true)
      const found = await records.message.find('M1')
      deepEqual([found?.dueAt, found?.keepUntil], [due, keptFrom + KEEP])
      deepEqual([stay.lastCall.args, entrust.lastCall.args], [['a1', keptFrom + KEEP], [['p1'], 'M1', keptFrom + KEEP]])
    })
  }

  it('is refused where there is none', async () => {
    const { moveOn, stay } = await open()
    equal(await moveOn('message', 'M2', move('2026-03-03', 'closed')), false)
    equal(stay.callCount, 0)
  })
})
