// The fields of notices: what each kind takes, what is cut, and what is not sent at all.

import assert from 'node:assert/strict'
import { fill, fitField, kindOf, unknownPlaceholders } from '../../src/lib/notice-fields.ts'

const VALUES = { number: 'T4821906637', time: '2026-03-03 09:20', date: '2026年3月3日' }
const fit = (field: string, text: string): string | undefined => {
  const kind = kindOf(field)
  assert.ok(kind, field)
  return fitField(kind, text)
}

describe('the fields of notices', () => {
  for (const [field, text, expected] of [
    ['thing1', '有新回复', '有新回复'], ['thing1', '一'.repeat(20), '一'.repeat(20)], ['thing1', '一'.repeat(21), `${'一'.repeat(19)}…`],
    ['thing12', `${'一'.repeat(18)}👨‍👩‍👧‍👦`, `${'一'.repeat(18)}…`], ['thing1', '', undefined], ['thing1', 'a\nb', undefined],
    ['number1', '12345', '12345'], ['number1', '1.5', '1.5'], ['number1', 'T48', undefined], ['number1', '1'.repeat(33), undefined],
    ['letter1', 'abc', 'abc'], ['letter1', 'abc1', undefined], ['symbol1', '+-*', '+-*'], ['symbol1', '++++++', undefined],
    ['character_string1', 'T4821906637', 'T4821906637'], ['character_string1', '线索1', undefined], ['character_string1', 'x'.repeat(33), undefined],
    ['time1', '2026-03-03 09:20', '2026-03-03 09:20'], ['time1', '2026年3月3日 09:20', '2026年3月3日 09:20'], ['time1', '09:20', '09:20'], ['time1', '明天', undefined],
    ['date1', '2026年3月3日', '2026年3月3日'], ['date1', '2026-03-03 09:20', '2026-03-03 09:20'], ['date1', '09:20', undefined],
    ['amount1', '¥12.50', '¥12.50'], ['amount1', '12元', '12元'], ['amount1', '很多', undefined],
    ['phone_number1', '+86-0766-66888866', '+86-0766-66888866'], ['phone_number1', '1'.repeat(18), undefined],
    ['car_number1', '粤A8Z888挂', '粤A8Z888挂'], ['car_number1', '粤A8Z8888挂1', undefined],
    ['name1', '王小明', '王小明'], ['name1', '一'.repeat(11), '一'.repeat(10)], ['name1', 'x1', undefined],
    ['phrase1', '已办结', '已办结'], ['phrase1', '正在办理之中', '正在办理之'], ['phrase1', 'done', undefined],
  ] as const) {
    it(`${field} ${expected === undefined ? 'does not take' : expected === text ? 'takes' : 'cuts'} ${JSON.stringify(text).slice(0, 30)}`, () => {
      assert.equal(fit(field, text), expected)
    })
  }
  for (const field of ['thing', 'thing123', 'first', 'remark1', 'constructor1', '', 'Thing1']) {
    it(`are none such as '${field}'`, () => assert.equal(kindOf(field), undefined))
  }
  it('are filled with numbers and times alone', () => {
    assert.equal(fill(' {{number}}\n{{ time }} {{date}} ', VALUES), 'T4821906637 2026-03-03 09:20 2026年3月3日')
    assert.deepEqual(unknownPlaceholders('{{number}} {{story}} {{time}}'), ['story'])
  })
})
