// Appointments as flows see them: options that can be picked, what booking gives, and who may move or cancel.

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { chinaInstant } from '../../src/lib/time.ts'
import { given, NOW, openHouse, options, reason } from './house.ts'

const BOOK = { service: 'exit-entry', unit: 'hall', slot: '2026-11-24T09:00', name: '王小明', phone: '13800000000' }
const labels = (list: ReturnType<typeof options>): readonly string[] => list.map(({ label }) => label)

describe('options for an appointment', () => {
  it('are the services, in the language of the resident', async () => {
    const { call } = openHouse()
    deepEqual(labels(options(await call('appointments.services', {}))), ['办理身份证', '办理户口', '办理出入境证件', '车辆和驾驶证业务'])
    equal(options(await call('appointments.services', {}, { language: 'en' }))[0]?.label, 'Resident ID card')
  })

  it('are known by the place where nothing else can be booked', async () => {
    const found = options(await openHouse().call('appointments.services', {}))
    const words = (id: string): unknown => (found.find(({ value }) => value === id) as { readonly words?: readonly string[] } | undefined)?.words
    ok(JSON.stringify(words('driving')).includes('车管所'))
    ok(!JSON.stringify(words('id-card')).includes('大厅'))
  })

  it('are the units that offer the service', async () => {
    const found = options(await openHouse().call('appointments.units', { service: { value: 'id-card', label: '办理身份证' } }))
    deepEqual(found.map(({ value }) => value), ['hall', 'chengguan', 'liuhe'])
  })

  it('are the days that have a free slot', async () => {
    const found = options(await openHouse().call('appointments.days', { service: 'driving', unit: 'traffic' }))
    deepEqual(found[0], { value: '2026-11-23', label: '11月23日 周一' })
    deepEqual(found.map(({ value }) => value.slice(8)), ['23', '24', '25', '26', '27', '30', '01', '02', '03', '04', '07'])
  })

  it('are the slots of a day that are not taken', async () => {
    const { call } = openHouse()
    const ask = { service: 'household', unit: 'hall', day: '2026-11-24' }
    equal(options(await call('appointments.slots', ask)).length, 12)
    await call('appointments.book', { ...BOOK, service: 'household' })
    const left = options(await call('appointments.slots', ask))
    deepEqual([left.length, left[0]], [11, { value: '2026-11-24T09:30', label: '09:30' }])
  })

  for (const [title, ask] of [
    ['an unknown service', { service: 'nothing', unit: 'hall' }],
    ['a unit without it', { service: 'driving', unit: 'hall' }],
    ['nothing at all', {}],
  ] as const) {
    it(`are none for ${title}`, async () => deepEqual(options(await openHouse().call('appointments.days', ask)), []))
  }
})

describe('appointments', () => {
  it('are booked with all that the resident needs to come', async () => {
    const booking = given(await openHouse().call('appointments.book', BOOK))
    match(String(booking['numberText']), /^A \d{3} \d{3} \d{3} \d$/)
    deepEqual(booking['slot'], { value: '2026-11-24T09:00', label: '11月24日 周二 09:00' })
    deepEqual([booking['serviceText'], booking['bringText']], ['办理出入境证件', '身份证、已经有的出入境证件'])
    equal(booking['unitText'], '公安政务服务大厅，清溪县人民路3号一楼，电话 0000-0000002')
  })

  for (const [title, change, expected] of [
    ['a slot on a day off', { slot: '2026-11-29T09:00' }, 'closed'],
    ['a unit that does not offer it', { unit: 'liuhe' }, 'closed'],
    ['an unknown service', { service: 'nothing' }, 'closed'],
  ] as const) {
    it(`refuse ${title} as ${expected}`, async () =>
      equal(reason(await openHouse().call('appointments.book', { ...BOOK, ...change })), expected))
  }

  it('refuse the same slot a second time, and anyone once it is full', async () => {
    const { call } = openHouse()
    await call('appointments.book', BOOK)
    equal(reason(await call('appointments.book', BOOK)), 'already')
    for (const conversation of ['b', 'c']) ok((await call('appointments.book', BOOK, { conversation })).ok)
    equal(reason(await call('appointments.book', BOOK, { conversation: 'd' })), 'taken')
  })

  it('are listed, moved and cancelled by who has booked them', async () => {
    const { call } = openHouse()
    const { number } = given(await call('appointments.book', BOOK)) as { number: string }
    const [mine] = options(await call('appointments.mine', {}))
    deepEqual(mine, { value: number, label: '办理出入境证件 11月24日 周二 09:00 公安政务服务大厅' })
    equal(options(await call('appointments.slots', { appointment: number, day: '2026-11-25' })).length, 19)
    const moved = given(await call('appointments.move', { appointment: mine ?? '', slot: '2026-11-25T10:00' }))
    equal(moved['slotText'], '11月25日 周三 10:00')
    ok((await call('appointments.cancel', { appointment: number })).ok)
    deepEqual(options(await call('appointments.mine', {})), [])
    equal(reason(await call('appointments.cancel', { appointment: number })), 'gone')
  })

  it('are nobody else\'s to move or cancel', async () => {
    const { call } = openHouse()
    const { number } = given(await call('appointments.book', BOOK)) as { number: string }
    const thief = { conversation: 'thief' }
    deepEqual(options(await call('appointments.mine', {}, thief)), [])
    const forged = { value: number, label: '', proof: 'a'.repeat(32) }
    for (const appointment of [number, forged]) {
      equal(reason(await call('appointments.cancel', { appointment }, thief)), 'gone')
      equal(reason(await call('appointments.move', { appointment, slot: '2026-11-25T10:00' }, thief)), 'gone')
    }
  })

  it('are opened elsewhere by number and code, and then moved there', async () => {
    const { call } = openHouse()
    const { number, code } = given(await call('appointments.book', BOOK)) as { number: string; code: string }
    const other = { conversation: 'other phone' }
    equal(reason(await call('appointments.find', { number, code: 'WRONG' }, other)), 'not-found')
    const found = given(await call('appointments.find', { number, code }, other)) as { value: string; label: string; proof: string }
    equal('code' in found, false)
    ok((await call('appointments.move', { appointment: found, slot: '2026-11-25T10:00' }, other)).ok)
    equal(reason(await call('appointments.move', { appointment: found, slot: '2026-11-26T10:00' }, { conversation: 'third' })), 'gone')
    ok((await call('appointments.cancel', { appointment: found }, other)).ok)
    equal(reason(await call('appointments.find', { number, code }, other)), 'gone')
  })

  it('are told by cases.status too', async () => {
    const { call } = openHouse()
    const { number, code } = given(await call('appointments.book', BOOK)) as { number: string; code: string }
    const told = given(await call('cases.status', { number, code }))
    deepEqual([told['stateText'], told['meaningText']], ['已预约', '办理出入境证件 11月24日 周二 09:00'])
  })

  it('do not open a tip', async () => {
    const { call } = openHouse()
    const { number, code } = given(await call('tips.submit', { story: '一件可疑的事情' })) as { number: string; code: string }
    equal(reason(await call('appointments.find', { number, code })), 'not-found')
  })
})

describe('desk.expect', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['front-desk', '2026-11-23 10:00', 'zh-CN', '最晚 11月25日 周三 给您第一次答复。'],
    ['front-desk', '2026-11-23 12:30', 'zh-CN', '现在不在办公时间，11月23日 周一 13:30 起有人看。\n最晚 11月25日 周三 给您第一次答复。'],
    ['front-desk', '2026-11-21 20:00', 'en',
      'The desk is closed now; someone will read it from Mon, 23 November 09:00.\nYou will have a first answer by Wed, 25 November.'],
    ['duty-desk', '2026-11-21 23:59', 'zh-CN', '最晚 11月24日 周二 给您第一次答复。'],
    ['front-desk', '2026-12-31 18:00', 'zh-CN', ''],
    ['nobody', '2026-11-23 10:00', 'zh-CN', ''],
  ]
  for (const [desk, at, language, expected] of cases) {
    it(`says at ${at} when ${desk} answers`, async () => {
      const instant = chinaInstant(at.slice(0, 10), at.slice(11))
      equal(given(await openHouse().call('desk.expect', { desk }, { at: instant, language }))['expectedText'], expected)
    })
  }
})

describe('the services', () => {
  it('declare each name that the shipped flows call, and whether it changes anything', () => {
    const { services } = openHouse()
    const changing = services.names().filter((name) => services.get(name)?.changes)
    deepEqual(changing.toSorted(), [
      'additions.add', 'appointments.book', 'appointments.cancel', 'appointments.move', 'complaints.submit', 'data.erase',
      'links.cut', 'messages.leave', 'tips.submit',
    ])
    equal(NOW, chinaInstant('2026-11-23', '10:00'))
  })
})
