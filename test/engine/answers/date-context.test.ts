// Days where the question allows the past, on other days than 2 March 2026, within sentences, and how they are shown.

import assert from 'node:assert/strict'
import { date } from '../../../src/engine/answers/date.ts'
import { context, finds, MONDAY, read, short, table } from './ask.ts'

describe('a date that may be past', () => {
  table(date, [
    ['昨天', '2026-03-01'],
    ['前天晚上', '2026-02-28'],
    ['大前天', '2026-02-27'],
    ['上周三', '2026-02-25'],
    ['上上周一', '2026-02-16'],
    ['上个月5号', '2026-02-05'],
    ['2月25号', '2026-02-25'],
    ['3月1号', '2026-03-01'],
    ['2025年12月31日', '2025-12-31'],
    ['去年5月1日', '2025-05-01'],
    ['三天前', '2026-02-27'],
    ['今天', '2026-03-02'],
    ['刚才', '2026-03-02'],
    ['大大前天', '2026-02-26'],
    ['上个月今天', '2026-02-02'],
    ['去年今天', '2025-03-02'],
    ['两三天前', ['?', '2026-02-28', '2026-02-27']],
    ['周三', ['?', '2026-02-25', '2026-03-04']],
    ['10月1号', ['?', '2025-10-01', '2026-10-01']],
    ['前几天', ['?', '2026-02-28', '2026-02-27']],
    ['yesterday', '2026-03-01'],
    ['last Friday', '2026-02-27'],
    ['two days ago', '2026-02-28'],
    ['1990.5.6', '1990-05-06'],
  ], context({ past: 'allowed' }))
})

describe('a date in English with a slash', () => {
  table(date, [
    ['3/4', ['?', '2026-03-04', '2026-04-03']],
    ['5/13', '2026-05-13'],
    ['13/5', '2026-05-13'],
    ['4/4', '2026-04-04'],
  ], context({}, 'en'))
})

describe('the clock of dates', () => {
  const moments: readonly (readonly [string, number, string, unknown])[] = [
    ['a second before midnight in China', Date.UTC(2026, 2, 2, 15, 59, 59), '明天', '2026-03-03'],
    ['midnight in China', Date.UTC(2026, 2, 2, 16), '明天', '2026-03-04'],
    ['the last day of a leap February', Date.UTC(2028, 1, 29, 2), '明天', '2028-03-01'],
    ['New Year\'s Eve', Date.UTC(2026, 11, 31, 2), '明天', '2027-01-01'],
    ['New Year\'s Eve', Date.UTC(2026, 11, 31, 2), '1号', '2027-01-01'],
    ['a Sunday', Date.UTC(2026, 2, 8, 2), '下周一', '2026-03-09'],
    ['a Sunday', Date.UTC(2026, 2, 8, 2), '周日', ['?', '2026-03-08', '2026-03-15']],
    ['a Sunday', Date.UTC(2026, 2, 8, 2), '周末', ['?', '2026-03-08', '2026-03-14']],
    ['the 31st', Date.UTC(2026, 0, 31, 2), '30号', '2026-03-30'],
    ['the 31st', Date.UTC(2026, 0, 31, 2), '一个月后', '2026-02-28'],
  ]
  for (const [title, at, said, expected] of moments) {
    it(`stands at ${title}: ${said}`, () => {
      assert.deepEqual(short(read(date, said, context({}, 'zh-CN', at))), expected)
    })
  }
})

describe('dates within sentences', () => {
  finds(date, [
    ['明天上午想去城关所办身份证', ['2026-03-03']],
    ['我想下周三去办护照', ['2026-03-11']],
    ['5月1号可以办吗', ['2026-05-01']],
    ['想预约2026年3月4日', ['2026-03-04']],
    ['I would like to come tomorrow', ['2026-03-03']],
    ['周一可以吗', []],
    ['明天或者后天', []],
    ['住在人民路25号', []],
    ['昨天丢了身份证', []],
    ['农历初五', []],
    ['过几天去', []],
    ['2月30日', []],
    ['3/4', []],
    ['我要办身份证', []],
    ['上周三的事', []],
  ])
})

describe('showing a date', () => {
  const shown = [['zh-CN', '3月4日 周三'], ['zh-TW', '3月4日 週三'], ['en', 'Wed, 4 March']] as const
  for (const [language, text] of shown) {
    it(`says ${text} in ${language}`, () => assert.equal(date.show('2026-03-04', language), text))
  }

  it('says the years between which an answer leaves the choice', () => {
    const reading = read(date, '3月1号', context({}, 'zh-CN', MONDAY))
    assert.deepEqual(reading.ok ? {} : reading.values, { first: '2027年3月1日 周一', second: '2026年3月1日 周日' })
  })
})
