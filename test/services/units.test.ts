// The nearest units: which are named, in what order, and what is said of them, with the shipped units.

import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { DEPARTMENTS } from '../../src/guide/procedure.ts'
import type { Unit } from '../../src/ports/department.ts'
import type { Called } from '../../src/ports/services.ts'
import type { Values } from '../../src/engine/effect.ts'
import { nearUnits, openUnits } from '../../src/services/units.ts'
import { projectGuide } from '../guide/content.ts'
import { department } from './department.ts'

const HALL = { label: '大厅门口', lat: 30.501, lng: 124.502 }
const LIUHE = { label: '柳河', lat: 30.61, lng: 124.63 }

describe('units.near', () => {
  const guide = projectGuide()
  const call = async (input: Values, language = 'zh-CN', units: readonly Unit[] = department.units): Promise<Called> =>
    nearUnits({ department: { units }, guide: await guide }).run(input, {
      key: 'k', conversation: 'c', channel: 'wechat', language, at: 0, source: 's',
    })
  const told = async (...args: Parameters<typeof call>): Promise<string> => {
    const called = await call(...args)
    ok(called.ok && typeof called.value === 'object' && called.value !== null && 'text' in called.value)
    return String(called.value.text)
  }
  const named = (text: string): readonly string[] => [...text.matchAll(/^\d\. ([^，,\n]+)/gm)].map(([, name = '']) => name)

  const orders: readonly (readonly [string, Values, readonly string[]])[] = [
    ['any three, the nearest first', { near: HALL }, ['公安政务服务大厅', '清溪县公安局', '城关派出所']],
    ['from elsewhere in another order', { near: LIUHE }, ['柳河派出所', '城关派出所', '公安政务服务大厅']],
    ['those that do household matters', { near: HALL, found: { id: 'id-card-renewal' } }, ['公安政务服务大厅', '城关派出所', '柳河派出所']],
    ['the one for vehicles', { near: LIUHE, found: { id: 'vehicle-transfer', text: 'x' } }, ['交通警察大队车驾管所']],
    ['the one for passports', { near: LIUHE, found: { id: 'passport-renewal' } }, ['公安政务服务大厅']],
    ['in the order of the file for an address in words', { near: { label: '东门街8号' } }, ['清溪县公安局', '公安政务服务大厅', '城关派出所']],
    ['any where the procedure is unknown', { near: LIUHE, found: { id: 'gone' } }, ['柳河派出所', '城关派出所', '公安政务服务大厅']],
  ]
  for (const [title, input, expected] of orders) {
    it(`names ${title}`, async () => deepEqual(named(await told(input)), expected))
  }

  it('says name, distance, address, phone and hours', async () => {
    equal(await told({ near: { label: '', lat: 30.512, lng: 124.502 }, found: { id: 'passport-renewal' } }), [
      '能办这件事的，离您最近的是（直线距离）：',
      '1. 公安政务服务大厅，约 1.2 公里',
      '清溪县人民路3号一楼，电话 0000-0000002',
      '时间：工作日 09:00–12:00、13:30–17:00、周六 09:00–12:00',
    ].join('\n'))
  })

  const sayings: readonly (readonly [string, string, RegExp])[] = [
    ['in traditional Chinese', 'zh-TW', /^能辦這件事的，離您最近的是（直線距離）：\n1\. 公安政務服務大廳，約 10 公尺\n清溪縣.*電話.*\n時間：工作日 .*、週六 /],
    ['in English', 'en', /^Nearest to you for this \(as the crow flies\):\n1\. Public Security Service Hall, about 10 m\nGround floor, 3 .*, phone 0000-0000002\nHours: working days 09:00–12:00, 13:30–17:00, Sat 09:00–12:00$/],
  ]
  for (const [title, language, expected] of sayings) {
    it(`speaks ${title}`, async () => match(await told({ near: HALL, found: { id: 'passport-renewal' } }, language), expected))
  }

  it('tells no distance of an address in words, and says why', async () => {
    const text = await told({ near: { label: '东门街8号' } })
    match(text, /^没有地图上的位置，算不出远近。可以去的有：/)
    ok(!/公里|约/.test(text))
  })

  it('names a unit without a place last, without a distance', async () => {
    const [first, ...others] = department.units
    ok(first)
    const { place: _, ...placeless } = first
    match(await told({ near: HALL }, 'zh-CN', [placeless, ...others.slice(0, 2)]), /\n3\. 清溪县公安局\n/)
  })

  it('says no where the place was skipped, and where nobody does it', async () => {
    deepEqual(await call({ near: null }), { ok: false, reason: 'skipped' })
    const without = department.units.map((unit): Unit => ({ ...unit, serves: [] }))
    deepEqual(await call({ near: HALL, found: { id: 'passport-renewal' } }, 'zh-CN', without), { ok: false, reason: 'none' })
  })

  it('stays within one message', async () => {
    for (const language of ['zh-CN', 'zh-TW', 'en']) ok((await told({ near: HALL }, language)).length <= 600)
  })

  it('takes no place that is not on earth', () =>
    rejects(call({ near: { label: 'x', lat: 91, lng: 0 } }), { code: 'SERVICES_INPUT_WRONG' }))

  it('has somebody for every department of the guide', () => {
    deepEqual([...new Set(department.units.flatMap(({ serves = [] }) => serves))].toSorted(), DEPARTMENTS.toSorted())
  })
})

describe('units.hours', () => {
  const context = { key: 'k', conversation: 'c', channel: 'wechat', at: 0, source: 's' } as const
  const call = (language: string, units: readonly Unit[] = department.units, input: Values = {}) =>
    openUnits({ department: { units } }).run(input, { ...context, language })

  const heads: readonly (readonly [string, RegExp])[] = [
    ['zh-CN', /^现在登记的时间是.*：\n清溪县公安局：工作日 09:00–12:00、13:30–17:00，电话 0000-0000001\n/],
    ['zh-TW', /^現在登記的時間是.*：\n清溪縣公安局：工作日 /],
    ['en', /^These are the hours on file.*:\nQingxi County Public Security Bureau: working days 09:00–12:00, 13:30–17:00, phone /],
  ]
  for (const [language, expected] of heads) {
    it(`says when each is open in ${language}, within one message`, async () => {
      const called = await call(language)
      ok(called.ok && typeof called.value === 'object' && called.value !== null && 'text' in called.value)
      match(String(called.value.text), expected)
      ok(String(called.value.text).length <= 600)
    })
  }

  const wholes: readonly (readonly [string, string])[] = [
    ['zh-CN', '城关派出所，清溪县东门街8号，电话 0000-0000003\n现在登记的时间是（法定节假日可能不同，去之前可以打电话问）：\n工作日 08:30–12:00、14:00–17:30'],
    ['en', 'Chengguan Police Station, 8 Dongmen Street, Qingxi County, phone 0000-0000003\n'
      + 'These are the hours on file; they may differ on public holidays, so call before you go:\nworking days 08:30–12:00, 14:00–17:30'],
  ]
  for (const [language, text] of wholes) {
    it(`says all of one that was named in ${language}`, async () =>
      deepEqual(await call(language, department.units, { unit: 'chengguan' }), { ok: true, value: { text } }))
  }

  it('says where it is, though no hours are on file', async () => {
    const [first] = department.units
    ok(first)
    const called = await call('zh-CN', [{ ...first, hours: [] }], { unit: first.id })
    deepEqual(called, { ok: true, value: { text: '清溪县公安局，清溪县人民路1号，电话 0000-0000001' } })
  })

  it('tells of the others by name where there are too many', async () => {
    const [first, ...others] = department.units
    ok(first)
    const many = [first, ...others, { ...first, id: 'x', name: { 'zh-CN': '甲所' } }, { ...first, id: 'y', name: { 'zh-CN': '乙所' } }]
    const called = await call('zh-CN', many)
    match(JSON.stringify(called), /甲所：工作日 .*还有别的地方，写出名字就能查，比如“乙所电话”。/)
  })

  it('says no where no unit is on file', async () => deepEqual(await call('zh-CN', []), { ok: false, reason: 'none' }))
})
