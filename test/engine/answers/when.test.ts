// Days with times and parts of the day, said on Monday, 2 March 2026, 10:00 in China.

import assert from 'node:assert/strict'
import { when } from '../../../src/engine/answers/when.ts'
import type { Json } from '../../../src/engine/event.ts'
import { context, finds, read, table } from './ask.ts'

const NO = 'x not-a-when'
const at = (date: string, time: string) => ({ date, time })
const on = (date: string, part?: string): Json => (part === undefined ? { date } : { date, part })

describe('a day with a time', () => {
  table(when, [
    ['明早', on('2026-03-03', 'morning')],
    ['明天早上', on('2026-03-03', 'morning')],
    ['明天上午', on('2026-03-03', 'morning')],
    ['明上午', on('2026-03-03', 'morning')],
    ['后天下午', on('2026-03-04', 'afternoon')],
    ['后天中午', on('2026-03-04', 'noon')],
    ['后天晌午', on('2026-03-04', 'noon')],
    ['明天傍晚', on('2026-03-03', 'evening')],
    ['今晚', on('2026-03-02', 'evening')],
    ['周三晚', on('2026-03-04', 'evening')],
    ['下周三上午', on('2026-03-11', 'morning')],
    ['下週三上午', on('2026-03-11', 'morning')],
    ['明天', on('2026-03-03')],
    ['今天', on('2026-03-02')],
    ['今天上午', on('2026-03-02', 'morning')],
    ['next Wednesday morning', on('2026-03-11', 'morning')],
    ['tomorrow night', on('2026-03-03', 'evening')],
    ['3月5日下午', on('2026-03-05', 'afternoon')],
    ['上午，后天', on('2026-03-04', 'morning')],
    ['this afternoon', on('2026-03-02', 'afternoon')],
  ])
  table(when, [
    ['今晚八点半', at('2026-03-02', '20:30')],
    ['后天下午两三点', ['?', at('2026-03-04', '14:00'), at('2026-03-04', '15:00')]],
    ['两三个小时后', 'x not-a-when'],
    ['明天上午，不对，下午', on('2026-03-03', 'afternoon')],
    ['明天上午，不对，下午3点', at('2026-03-03', '15:00')],
    ['不是明天上午，是明天下午', on('2026-03-03', 'afternoon')],
    ['周四15:00', at('2026-03-05', '15:00')],
    ['周四上午9点', at('2026-03-05', '09:00')],
    ['周四9点', ['?', at('2026-03-05', '09:00'), at('2026-03-05', '21:00')]],
    ['下周三三点', ['?', at('2026-03-11', '15:00'), at('2026-03-11', '03:00')]],
    ['后天下午3点', at('2026-03-04', '15:00')],
    ['明早8点', at('2026-03-03', '08:00')],
    ['明天下午的3点', at('2026-03-03', '15:00')],
    ['明天凌晨3点', at('2026-03-03', '03:00')],
    ['今晚12点', at('2026-03-03', '00:00')],
    ['明天24:00', at('2026-03-04', '00:00')],
    ['5月1号上午9:30', at('2026-05-01', '09:30')],
    ['3月4日 周三 15:30', at('2026-03-04', '15:30')],
    ['2026-03-04 15:30', at('2026-03-04', '15:30')],
    ['tomorrow at 3pm', at('2026-03-03', '15:00')],
    ['Mar 4, 3 pm', at('2026-03-04', '15:00')],
    ['现在', at('2026-03-02', '10:00')],
    ['半小时后', at('2026-03-02', '10:30')],
    ['两个小时以后', at('2026-03-02', '12:00')],
    ['今晚两点', at('2026-03-03', '02:00')],
    ['in half an hour', at('2026-03-02', '10:30')],
    ['下午3点，明天', at('2026-03-03', '15:00')],
  ])
  table(when, [
    ['明天三点', ['?', at('2026-03-03', '15:00'), at('2026-03-03', '03:00')]],
    ['下午三点', ['?', at('2026-03-02', '15:00'), at('2026-03-03', '15:00')]],
    ['早上8点', ['?', at('2026-03-03', '08:00'), at('2026-03-04', '08:00')]],
    ['傍晚', ['?', on('2026-03-02', 'evening'), on('2026-03-03', 'evening')]],
    ['周一上午', ['?', on('2026-03-02', 'morning'), on('2026-03-09', 'morning')]],
    ['明天凌晨', ['?', at('2026-03-03', '05:00'), at('2026-03-03', '01:00')]],
    ['明天上午或者后天下午', ['?', on('2026-03-03', 'morning'), on('2026-03-04', 'afternoon')]],
    ['周末上午', ['?', on('2026-03-07', 'morning'), on('2026-03-08', 'morning')]],
    ['明天上午9点到10点', ['?', at('2026-03-03', '09:00'), at('2026-03-03', '10:00')]],
    ['明晚两点', ['?', at('2026-03-04', '02:00'), at('2026-03-03', '02:00')]],
  ])
  table(when, [
    ['今天早上8点', 'x past'],
    ['昨天下午3点', 'x past'],
    ['2月30日上午', 'x impossible'],
    ['明天25点', 'x impossible'],
    ['正月初五上午', 'x lunar'],
    ['不知道', NO],
    ['[微笑]', NO],
    ['身份证', NO],
    ['明天不行', NO],
    ['', NO],
    ['早一点', NO],
    ['3个人', NO],
    ['一个小时', NO],
    ['你好', NO],
    ['😀', NO],
  ])
})

describe('a day with a time that may be past', () => {
  table(when, [
    ['昨天下午3点', at('2026-03-01', '15:00')],
    ['昨晚', on('2026-03-01', 'evening')],
    ['今天早上8点', at('2026-03-02', '08:00')],
    ['刚才', at('2026-03-02', '10:00')],
    ['一个小时前', at('2026-03-02', '09:00')],
    ['10分钟前', at('2026-03-02', '09:50')],
    ['half an hour ago', at('2026-03-02', '09:30')],
    ['last night', on('2026-03-01', 'evening')],
    ['下午三点', ['?', at('2026-03-02', '15:00'), at('2026-03-01', '15:00')]],
  ], context({ past: 'allowed' }))
})

describe('days with times within sentences', () => {
  finds(when, [
    ['明天上午想去城关所办身份证', [on('2026-03-03', 'morning')]],
    ['我想预约后天下午3点办护照', [at('2026-03-04', '15:00')]],
    ['下周三去可以吗', [on('2026-03-11')]],
    ['tomorrow at 3pm please', [at('2026-03-03', '15:00')]],
    ['明天三点去', []],
    ['下午去', []],
    ['明天去，3点能办完吗', []],
    ['昨天下午丢的', []],
  ])
})

describe('showing a day with a time', () => {
  const shown: readonly (readonly [Json, string, string])[] = [
    [on('2026-03-04'), 'zh-CN', '3月4日 周三'],
    [on('2026-03-04', 'morning'), 'zh-CN', '3月4日 周三 上午'],
    [at('2026-03-04', '15:00'), 'zh-TW', '3月4日 週三 下午3:00'],
    [at('2026-03-04', '15:00'), 'en', 'Wed, 4 March, 3:00 pm'],
    [on('2026-03-04', 'evening'), 'en', 'Wed, 4 March, evening'],
  ]
  for (const [kept, language, text] of shown) {
    it(`says ${text}`, () => assert.equal(when.show(kept, language), text))
  }

  it('says between which moments an answer leaves the choice', () => {
    const reading = read(when, '明天三点')
    const values = { first: '3月3日 周二 下午3:00', second: '3月3日 周二 凌晨3:00' }
    assert.deepEqual(reading.ok ? {} : reading.values, values)
  })
})
