// What people answer when an ambiguous answer is asked about.

import assert from 'node:assert/strict'
import { forms } from '../../../src/engine/answers/forms.ts'
import { settle } from '../../../src/engine/answers/settle.ts'
import type { Json } from '../../../src/engine/event.ts'
import { context, read, short } from './ask.ts'

const at = (date: string, time: string) => ({ date, time })

const rows: readonly (readonly [form: string, first: string, then: string, expected: Json])[] = [
  ['time', '三点', '下午', '15:00'],
  ['time', '三点', '下午三点', '15:00'],
  ['time', '三点', '凌晨', '03:00'],
  ['time', '三点', '第一个', '15:00'],
  ['time', '三点', '前者', '15:00'],
  ['time', '三点', '后面那个', '03:00'],
  ['time', '三点', '前一个', '15:00'],
  ['number', '两三个', '第二个', 3],
  ['when', '下周', '周三下午', { date: '2026-03-11', part: 'afternoon' }],
  ['time', '三点', 'pm', '15:00'],
  ['time', '三点', '4点', ['?', '16:00', '04:00']],
  ['time', '三点', '16:00', '16:00'],
  ['time', '9点', '早上', '09:00'],
  ['time', '9点', '晚上', '21:00'],
  ['time', '三点', '[微笑]', 'x not-a-time'],
  ['time', '三点', '不是', 'x not-a-time'],
  ['when', '明天三点', '下午', at('2026-03-03', '15:00')],
  ['when', '明天三点', '2', at('2026-03-03', '03:00')],
  ['when', '下午三点', '明天', at('2026-03-03', '15:00')],
  ['when', '下午三点', '后天', at('2026-03-04', '15:00')],
  ['when', '明天凌晨', '3点', at('2026-03-03', '03:00')],
  ['when', '下午三点', '下周一', at('2026-03-09', '15:00')],
  ['when', '上午', '后天', { date: '2026-03-04', part: 'morning' }],
  ['date', '周一', '下周的', '2026-03-09'],
  ['date', '下周', '星期五', '2026-03-13'],
  ['date', '下周', '明天', '2026-03-03'],
  ['when', '明天凌晨', '凌晨3点', at('2026-03-03', '03:00')],
  ['when', '明天三点', '后天上午9点', at('2026-03-04', '09:00')],
  ['when', '周一上午', '今天', { date: '2026-03-02', part: 'morning' }],
  ['when', '周一上午', '第二个', { date: '2026-03-09', part: 'morning' }],
  ['date', '周一', '今天', '2026-03-02'],
  ['date', '周一', '下周一', '2026-03-09'],
  ['date', '周一', '第二个', '2026-03-09'],
  ['date', '周一', '后者', '2026-03-09'],
  ['date', '周一', '9号', '2026-03-09'],
  ['date', '3月1号', '是的', '2027-03-01'],
  ['date', '3月1号', '不是', 'x not-a-date'],
  ['date', '周一', '是的', 'x not-a-date'],
  ['date', '周末', '周六', '2026-03-07'],
  ['date', '周末', '六', 'x not-a-date'],
  ['number', '两三个', '三个', 3],
  ['number', '十几个', '15', 15],
  ['phone', '13800138000或者13900139000', '第二个', '13900139000'],
  ['phone', '13800138000或者13900139000', '后者', '13900139000'],
]

describe('settling an ambiguous answer', () => {
  for (const [name, first, then, expected] of rows) {
    it(`takes ${then} after ${first} for ${JSON.stringify(expected)}`, () => {
      const form = forms[name]
      assert.ok(form)
      const doubt = read(form, first)
      assert.ok(!doubt.ok && doubt.among)
      const answer = settle({ kind: 'text', text: then }, { form, among: doubt.among }, context())
      assert.deepEqual(short(answer), expected)
    })
  }
})
