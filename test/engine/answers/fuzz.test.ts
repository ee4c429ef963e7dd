// Whatever is said, no reader throws, gives a reason that is not in the list, or takes longer than 10 ms.
// LONG=1 makes a million inputs of it in all; SEED=n makes the same ones again.

import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import type { Form, Reading } from '../../../src/engine/answers/form.ts'
import { forms } from '../../../src/engine/answers/forms.ts'
import { pick } from '../../../src/engine/answers/options.ts'
import { reasons } from '../../../src/engine/answers/reasons.ts'
import { settle } from '../../../src/engine/answers/settle.ts'
import type { Said } from '../../../src/messages/inbound.ts'
import { busyFor } from '../../support/busy.ts'
import { progress } from '../../support/progress.ts'
import { chooseSeed } from '../../support/random.ts'
import { context } from './ask.ts'

const RUNS = process.env.LONG ? 60_000 : 1000
const LIMIT = 10
const seed = chooseSeed()

const PIECES = `1 12 2026 一 二十 十几 百 万 点 半 刻 分 时 月 日 号 年 周 星期 下 下下 上 个 明天 后天 大后天 周三 下午 早 晚
  凌晨 差 到 前 后 之前 初 底 农历 第 最后 倒数 选 吧 谢谢 我 是 我叫 姓名 · : ： . - － / , ， 、 ( ) + 86 0086 138 @ a b.cn @b.cn x X 苏 A 警
  编号 no. the next wednesday march 4 th am pm at in days ago hundred and twenty- one 好 不 不是 好像 ok don't [微笑]
  😀 👍🏻 ① 1️⃣ \u200b \u3000 ０ Ａ 週 號 點 交通 违法 派出所 城关 办理 的 或`.split(/ |\n/).filter((piece) => piece !== '')

const piece = fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(' ', '  ', '\n', '', ' - '))
const words = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
const repeated = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 2000 }), words)
  .map(([pieces, times, end]) => (pieces.join('').repeat(times).slice(0, 1950) + end).slice(0, 2000))
const noise = fc.string({ unit: 'binary', maxLength: 60 })
const text = fc.oneof({ weight: 6, arbitrary: words }, { weight: 1, arbitrary: repeated }, { weight: 3, arbitrary: noise })
const saying: fc.Arbitrary<Said> = fc.oneof(
  { weight: 8, arbitrary: text.map((text) => ({ kind: 'text', text }) as const) },
  { weight: 1, arbitrary: text.map((transcript) => ({ kind: 'voice', url: 'x', transcript }) as const) },
  { weight: 1, arbitrary: fc.constantFrom<Said>(
    { kind: 'image', url: 'x' }, { kind: 'voice', url: 'x' }, { kind: 'other', what: 'sticker' },
    { kind: 'menu', key: 'K' }, { kind: 'place', lat: Number.NaN, lng: 1e9, label: '' },
    { kind: 'event', event: 'scan' },
  ) },
)
const given = fc.record({
  language: fc.constantFrom('zh-CN', 'zh-TW', 'en'),
  at: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  settings: fc.record({ past: fc.constantFrom('allowed', 'no'), landline: fc.boolean(), length: fc.constantFrom([2, 20], null) }),
})

/** What a reading takes, without what a busy machine adds: the best of twenty where the first is slow, and more on a slow machine. */
function within(limit: number, title: string, read: () => void): void {
  let time = Infinity
  for (let tries = 0; time > limit && tries < 20; tries++) time = Math.min(time, busyFor(read))
  if (time <= limit) return
  const allowed = limit * slowness()
  assert.ok(time <= allowed, `${title} took ${time} of ${allowed} ms`)
}

// Looking for numerals in so long a text takes this many ms of a processor that is fast enough.
const YARD = 0.18
const LONGEST = '周三早上十点半'.repeat(2000)

function slowness(): number {
  const best = Math.min(...Array.from({ length: 20 }, () => busyFor(() => LONGEST.replace(/([一二三四五六七八九十]+)点/g, '$1:'))))
  return Math.max(1, best / YARD)
}

function holds(reading: Reading, form: string): void {
  if (reading.ok) assert.deepEqual(JSON.parse(JSON.stringify(reading.value)), reading.value)
  else assert.ok(reasons[form]?.includes(reading.why), `${form} gives ${reading.why}`)
  if (!reading.ok && reading.why === 'ambiguous') assert.ok(reading.among?.length && reading.values?.first && reading.values.second)
}

function findsWithin(form: Form, text: string, found: ReturnType<NonNullable<Form['find']>>): void {
  for (const { from, to } of found) assert.ok(from >= 0 && from < to && to <= text.length)
}

const offers = ['食品药品', '交通违法', '身份证挂失', '办理身份证', '城关派出所', 'Food or medicine', '2人', '10:00']
  .map((label) => ({ value: label, label }))

describe(`the forms of answer under fuzz (SEED=${seed})`, function () {
  this.timeout(0)
  const options = { numRuns: RUNS, seed }

  for (const [name, form] of Object.entries(forms)) {
    it(`${name} never throws nor dawdles`, () => {
      const tried = progress(`${name} under fuzz`, RUNS, seed)
      fc.assert(fc.property(saying, given, (said, context) => {
        tried()
        within(LIMIT, name, () => holds(form.read(said, context), name))
        const words = said.kind === 'text' ? said.text : ''
        within(LIMIT, name, () => findsWithin(form, words, form.find?.(words, context) ?? []))
      }), options)
    })
  }

  it('code takes no longer for each blank that there are more of', () => {
    within(5 * LIMIT, 'code', () => forms.code?.find?.(' '.repeat(20_000), context()))
  })

  it('choose never throws nor dawdles', () => {
    fc.assert(fc.property(saying, given, (said, context) => {
      within(LIMIT, 'choose', () => holds(pick(said, offers, context), 'choose'))
    }), options)
  })

  it('settles whatever follows an ambiguous answer', () => {
    const doubts = Object.values(forms).flatMap((form) => ['三点', '明天三点', '周一', '十几', '3月1号'].flatMap((text) => {
      const reading = form.read({ kind: 'text', text }, context())
      return reading.ok || reading.among === undefined ? [] : [{ form, among: reading.among }]
    }))
    fc.assert(fc.property(saying, given, fc.constantFrom(...doubts), (said, context, doubt) => {
      within(2 * LIMIT, 'settle', () => settle(said, doubt, context))
    }), options)
  })

  it('shows whatever value there is', () => {
    const part = fc.option(fc.string(), { nil: null })
    const value = fc.oneof(part, fc.boolean(), fc.double(), fc.array(part), fc.record(
      { date: fc.string(), part: fc.string(), time: fc.string(), label: fc.string() },
      { requiredKeys: ['date'] },
    ))
    fc.assert(fc.property(value, given, (value, { language }) => {
      for (const form of Object.values(forms)) {
        assert.equal(typeof form.show(JSON.parse(JSON.stringify(value)), language), 'string')
      }
    }), options)
  })
})
