// Says which units are near: name and distance, address and phone, hours, each on lines of its own; and when all are open.

import type { Hours, Unit } from '../ports/department.ts'
import { nearestLanguage, sayName, sayUnit } from './say.ts'

/** A unit, and how far it is in metres where that is known. */
export type Near = { readonly unit: Unit; readonly metres?: number | undefined }

/** What the list is of: units that do what was asked about, or any; with distances or without. */
export type ListOf = { readonly asked: boolean; readonly measured: boolean }

const WORDS = {
  'zh-CN': {
    nearest: (asked: boolean) => asked ? '能办这件事的，离您最近的是（直线距离）：' : '离您最近的是（直线距离）：',
    some: (asked: boolean) => `没有地图上的位置，算不出远近。${asked ? '能办这件事的有' : '可以去的有'}：`,
    days: { workdays: '工作日', 'every-day': '每天' }, weekday: '一二三四五六日', week: '周', between: '、', pause: '，', colon: '：',
    open: '现在登记的时间是（法定节假日可能不同，去之前可以打电话问）：',
    others: (name: string) => `还有别的地方，写出名字就能查，比如“${name}电话”。`,
    phone: '电话', about: (far: string) => `约 ${far}`, metres: '米', kilometres: '公里', hours: '时间',
  },
  'zh-TW': {
    nearest: (asked: boolean) => asked ? '能辦這件事的，離您最近的是（直線距離）：' : '離您最近的是（直線距離）：',
    some: (asked: boolean) => `沒有地圖上的位置，算不出遠近。${asked ? '能辦這件事的有' : '可以去的有'}：`,
    days: { workdays: '工作日', 'every-day': '每天' }, weekday: '一二三四五六日', week: '週', between: '、', pause: '，', colon: '：',
    open: '現在登記的時間是（法定節假日可能不同，去之前可以打電話問）：',
    others: (name: string) => `還有別的地方，寫出名字就能查，比如“${name}電話”。`,
    phone: '電話', about: (far: string) => `約 ${far}`, metres: '公尺', kilometres: '公里', hours: '時間',
  },
  en: {
    nearest: (asked: boolean) => `${asked ? 'Nearest to you for this' : 'Nearest to you'} (as the crow flies):`,
    some: (asked: boolean) => `Without a location from the map we cannot tell distances. ${asked ? 'These do it' : 'You can go to'}:`,
    days: { workdays: 'working days', 'every-day': 'every day' },
    weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'], week: '', between: ', ', pause: ', ', colon: ': ',
    open: 'These are the hours on file; they may differ on public holidays, so call before you go:', phone: 'phone',
    others: (name: string) => `There are others; ask for one by its name, such as "where is ${name}".`,
    about: (far: string) => `about ${far}`, metres: 'm', kilometres: 'km', hours: 'Hours',
  },
} as const

type Words = (typeof WORDS)[keyof typeof WORDS]

/** Says a list of units. */
export function sayNear(units: readonly Near[], { asked, measured }: ListOf, tag: string): string {
  const words = WORDS[nearestLanguage(tag)]
  const head = measured ? words.nearest(asked) : words.some(asked)
  return [head, ...units.map((near, i) => sayOne(near, i + 1, tag))].join('\n')
}

/** Says when units are open, a line for each of so many; the others are told of by name. */
export function sayOpen(units: readonly Unit[], most: number, tag: string): string {
  const words = WORDS[nearestLanguage(tag)]
  const lines = units.slice(0, most).map(({ name, hours, phone }) =>
    `${sayName(name, tag)}${words.colon}${sayHours(hours, words)}${words.pause}${words.phone} ${phone}`)
  const [other] = units.slice(most)
  return [words.open, ...lines, ...(other ? [words.others(sayName(other.name, tag))] : [])].join('\n')
}

/** Says all of one unit: where it is, its telephone, when it is open. */
export function sayWhole(unit: Unit, tag: string): string {
  const words = WORDS[nearestLanguage(tag)]
  return [sayUnit(unit, tag), ...(unit.hours.length > 0 ? [words.open, sayHours(unit.hours, words)] : [])].join('\n')
}

function sayOne({ unit, metres }: Near, number: number, tag: string): string {
  const words = WORDS[nearestLanguage(tag)]
  const far = metres === undefined ? [] : [words.about(sayDistance(metres, words))]
  return [
    `${number}. ${[sayName(unit.name, tag), ...far].join(words.pause)}`,
    `${sayName(unit.address, tag)}${words.pause}${words.phone} ${unit.phone}`,
    `${words.hours}${words.colon}${sayHours(unit.hours, words)}`,
  ].join('\n')
}

// Nobody walks by the metre: tens below one kilometre, hundreds above.
function sayDistance(metres: number, words: Words): string {
  const tens = Math.max(10, Math.round(metres / 10) * 10)
  return tens < 1000 ? `${tens} ${words.metres}` : `${(metres / 1000).toFixed(1)} ${words.kilometres}`
}

/** Windows of the same days are said together. */
function sayHours(hours: readonly Hours[], words: Words): string {
  const byDays = new Map<string, string[]>()
  for (const { days, from, to } of hours) {
    const name = sayDays(days, words)
    byDays.set(name, [...byDays.get(name) ?? [], `${from}–${to}`])
  }
  return [...byDays].map(([days, spans]) => `${days} ${spans.join(words.between)}`).join(words.between)
}

function sayDays(days: Hours['days'], words: Words): string {
  if (typeof days === 'string') return words.days[days]
  return `${words.week}${days.map((day) => words.weekday[day - 1]).join(words.between)}`
}
